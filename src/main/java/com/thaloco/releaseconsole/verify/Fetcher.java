package com.thaloco.releaseconsole.verify;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
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

/** Fetches what a new user would fetch, from the public URL and nowhere else. */
final class Fetcher {
  private static final int WHOLE = Math.max(LiveState.MANIFEST_LIMIT, LiveState.INSTALLER_LIMIT);

  private final Profile profile;
  private final LiveState world;
  private final StepId step;

  Fetcher(Profile profile, LiveState world, StepId step) {
    this.profile = profile;
    this.world = world;
    this.step = step;
  }

  FetchedRelease release(ReleaseVersion version, Path scratch, Work work) {
    Manifest manifest = Manifest.parse(small(profile.manifest().key(), work), profile.manifest());
    Optional<byte[]> installer = profile.installer().map(rules -> small(rules.key(), work));
    byte[] sums = small(profile.hashesKey(version.text()), work);
    byte[] signature = small(profile.signatureKey(version.text()), work);
    Path tarball = scratch.resolve(profile.tarballName(version.text()));
    Served.Found found = tarball(version, tarball, work);
    return new FetchedRelease(manifest, installer, sums, signature, tarball, found.sha256());
  }

  Served.Found tarball(ReleaseVersion version, Path into, Work work) {
    String key = profile.tarballKey(version.text());
    try (OutputStream out = Files.newOutputStream(into)) {
      return fetch(key, out, stored(key), work);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The size in the bucket: whoever serves more serves something else, perhaps without end. */
  private long stored(String key) {
    try {
      return world.bucket().head(key).map(ObjectInfo::size).orElse(PublicSite.LARGEST);
    } catch (ProblemException e) {
      return PublicSite.LARGEST; // the bucket does not answer, and what is served can be judged
    }
  }

  byte[] small(String key, Work work) {
    var bytes = new ByteArrayOutputStream();
    fetch(key, bytes, WHOLE, work);
    return bytes.toByteArray();
  }

  private Served.Found fetch(String key, OutputStream sink, long most, Work work) {
    return switch (world.site().get(key, sink, most, work.in(step, Optional.of(key)))) {
      case Served.Found found -> found;
      case Served.Missing() ->
          throw unserved("%s is not served".formatted(world.site().address(key))).toException();
      case Served.Failed(String reason) -> throw unserved(reason).toException();
    };
  }

  private static Problem unserved(String happened) {
    return Problem.refused(
        "verify.not-served",
        happened + ".",
        "The release was not verified.",
        "Check the public URL and what is in front of the bucket (clients get the same answer),"
            + " then verify again.");
  }
}
