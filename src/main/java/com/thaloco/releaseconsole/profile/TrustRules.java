package com.thaloco.releaseconsole.profile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where copies of the release public key stand (docs/rules.md, Trust).
 *
 * @param client the pin that {@code banger update} verifies with, where clients update themselves
 * @param installer the pin in the install script, where it verifies what it installs
 * @param others further copies, such as {@code cosign.pub}
 * @param key the private key file; only a rehearsal's profile names one
 */
public record TrustRules(
    Optional<Pin> client, Optional<Pin> installer, List<Pin> others, Optional<Path> key) {
  public TrustRules {
    others = List.copyOf(others);
  }

  /** All pins, the client's first. */
  public List<Pin> pins() {
    return Stream.of(client.stream(), installer.stream(), others.stream())
        .flatMap(pins -> pins)
        .toList();
  }

  /** The pin that those verify with who have a release: the client's own, where it has one. */
  public Pin users() {
    return client.or(() -> others.stream().findFirst()).or(() -> installer).orElseThrow();
  }

  /**
   * One copy of the public key.
   *
   * @param path in the repository
   * @param symbol the constant or variable that holds it in a Go file; without one, the only public
   *     key block of the file is meant
   */
  public record Pin(String path, Optional<String> symbol) {}
}
