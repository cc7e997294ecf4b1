package com.thaloco.releaseconsole.update;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.profile.Loopback;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.ProfileReader;
import com.thaloco.releaseconsole.project.Pins;
import com.thaloco.releaseconsole.trust.ReleaseKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where this program's releases are, and the one key that vouches for them.
 *
 * @param profile its own, as it is at the root of its repository
 * @param base what the keys of its objects follow
 */
public record Channel(Profile profile, ReleaseKey key, URI base) {
  /**
   * What the program was built with.
   *
   * @param from another address of the same releases, which the same key has to vouch for
   * @throws com.thaloco.releaseconsole.flow.ProblemException {@code update.address} for an address
   *     without encryption that is not on this machine; {@code update.rehearsal-key} for any other
   *     machine where the program trusts the rehearsal's key, which everyone has
   */
  public static Channel own(Optional<URI> from) {
    var source =
        new ProfileReader.Source(
            ".release-console.yaml", resource("profile.yaml"), Path.of("").toAbsolutePath());
    Profile profile = ProfileReader.read(source);
    ReleaseKey key =
        ReleaseKey.parse(
            new String(resource("cosign.pub"), StandardCharsets.UTF_8), "this program");
    return at(profile, key, from.orElse(profile.bucket().publicUrl()));
  }

  static Channel at(Profile profile, ReleaseKey key, URI base) {
    boolean here = Loopback.is(base);
    boolean isPlain = !"https".equals(base.getScheme());
    if (isPlain && !(here && "http".equals(base.getScheme()))) {
      throw Problem.refused(
              "update.address",
              "%s is not an https address.".formatted(base),
              "Nothing was asked or installed.",
              "Name an address that begins with https://; http:// is only for this machine.")
          .toException();
    }
    if (!here && key.sha256().equals(Pins.REHEARSAL_KEY_SHA256)) {
      throw Problem.refused(
              "update.rehearsal-key",
              "This build trusts the rehearsal key, whose private half is public.",
              "Nothing was asked or installed.",
              "Install a released build; this one updates from this machine only.")
          .toException();
    }
    return new Channel(profile, key, base);
  }

  private static byte[] resource(String name) {
    try (InputStream in = Channel.class.getResourceAsStream("/release/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
