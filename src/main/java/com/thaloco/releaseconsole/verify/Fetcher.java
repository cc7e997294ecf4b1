package com.thaloco.releaseconsole.verify;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.site.PublicSite;
import com.thaloco.releaseconsole.site.Served;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Fetches what a stranger would fetch, from the public URL and nowhere else. */
final class Fetcher {
  private static final int WHOLE = Math.max(LiveState.MANIFEST_LIMIT, LiveState.INSTALLER_LIMIT);

  private final Profile profile;
  private final PublicSite site;
  private final StepId step;

  Fetcher(Profile profile, PublicSite site, StepId step) {
    this.profile = profile;
    this.site = site;
    this.step = step;
  }

  Fetched release(ReleaseVersion version, Path scratch, Work work) {
    Manifest manifest = Manifest.parse(small(profile.manifest().key(), work), profile.manifest());
    byte[] installer = small(profile.installer().key(), work);
    byte[] sums = small(profile.hashesKey(version.text()), work);
    byte[] signature = small(profile.signatureKey(version.text()), work);
    Path tarball = scratch.resolve(profile.tarballName(version.text()));
    Served.Found found = tarball(version, tarball, work);
    return new Fetched(manifest, installer, sums, signature, tarball, found.sha256());
  }

  Served.Found tarball(ReleaseVersion version, Path into, Work work) {
    try (OutputStream out = Files.newOutputStream(into)) {
      return fetch(profile.tarballKey(version.text()), out, work);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] small(String key, Work work) {
    var bytes = new ByteArrayOutputStream();
    fetch(
        key,
        new OutputStream() {
          @Override
          public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] buffer, int offset, int length) {
            if (bytes.size() + length > WHOLE) {
              throw unserved(key, "is larger than %d bytes".formatted(WHOLE)).toException();
            }
            bytes.write(buffer, offset, length);
          }
        },
        work);
    return bytes.toByteArray();
  }

  private Served.Found fetch(String key, OutputStream sink, Work work) {
    return switch (site.get(key, sink, work.in(step, Optional.of(key)))) {
      case Served.Found found -> found;
      case Served.Missing() -> throw unserved(key, "is not served").toException();
      case Served.Failed(String reason) -> throw unserved(key, reason).toException();
    };
  }

  private Problem unserved(String key, String why) {
    return Problem.refused(
        "verify.not-served",
        "%s: %s.".formatted(site.address(key), why),
        "The release was not verified.",
        "Look at the public URL and at the bucket, then verify again.");
  }
}
