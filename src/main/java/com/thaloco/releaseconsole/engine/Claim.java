package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.bucket.Written;
import com.thaloco.releaseconsole.flow.LocalTimes;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.profile.OwnKeys;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import java.util.Optional;

/**
 * Says in the bucket, to every machine, with whose bytes the objects of a version are being
 * replaced. It is written before the manifest is fenced and never deleted, so that whoever has the
 * manifest's ETag and then finds no claim, or its own, publishes nothing that is replaced
 * afterwards (docs/decisions/0061).
 *
 * @param commit that the new bytes are built from
 * @param tarballSha256 of the new tarball: the same bytes are the same claim
 */
public record Claim(int format, String version, Instant at, String commit, String tarballSha256) {
  /** The format that is written. */
  public static final int FORMAT = 1;

  private static final VersionRecords<Claim> RECORDS =
      new VersionRecords<>(OwnKeys.Record.CLAIM, Claim.class);

  /**
   * A claim as it is in the bucket.
   *
   * @param claim empty if it can't be read: it is someone's all the same
   */
  public record Found(Optional<Claim> claim, String etag) {
    /** Whether it is for other bytes than these. */
    public boolean isForOther(String tarballSha256) {
      return claim.filter(c -> c.tarballSha256().equals(tarballSha256)).isEmpty();
    }

    /** Whether it is for other bytes than an entry names. */
    public boolean isForOther(ManifestEntry entry) {
      return claim.filter(c -> entry.raw().contains(c.tarballSha256())).isEmpty();
    }

    /** Whose it is, for a sentence. */
    public String from() {
      return claim
          .map(c -> "from %s, since %s".formatted(c.commit(), LocalTimes.on(c.at())))
          .orElse("unreadable");
    }
  }

  /** Looks for the claim of a version. */
  public static Optional<Found> find(LiveState world, ReleaseVersion version) {
    return RECORDS.find(world, version).map(found -> new Found(found.value(), found.etag()));
  }

  /**
   * Writes it in the place of another.
   *
   * @param before what was found there
   */
  public Written put(LiveState world, Optional<Found> before, Work work) {
    return RECORDS.put(
        world, new ReleaseVersion(version), RECORDS.bytes(this), before.map(Found::etag), work);
  }
}
