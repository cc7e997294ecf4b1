package com.thaloco.releaseconsole.profile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where copies of the release public key stand (docs/rules.md, Trust).
 *
 * @param client the pin that {@code banger update} verifies with
 * @param installer the pin in the install script
 * @param others further copies, such as {@code cosign.pub}
 * @param key the private key file; only a rehearsal's profile names one
 */
public record TrustRules(Pin client, Pin installer, List<Pin> others, Optional<Path> key) {
  public TrustRules {
    others = List.copyOf(others);
  }

  /** All pins, the client's first. */
  public List<Pin> pins() {
    var all = new ArrayList<Pin>(List.of(client, installer));
    all.addAll(others);
    return List.copyOf(all);
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
