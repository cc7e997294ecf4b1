package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.profile.OwnKeys;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * What is recorded of a burned version. That it is there burns the version, whatever it says; the
 * rest is for people, and for the machine that finishes the withdrawal.
 *
 * @param commit that the release was built from; empty where no one knew
 * @param tag the id that its tag had on the remote; empty where it had none
 */
public record BurnRecord(
    int format, String version, Instant at, String commit, String tag, String reason) {
  /** The format that is written. */
  public static final int FORMAT = 1;

  /** The largest one that is read. */
  public static final int LIMIT = VersionRecords.LIMIT;

  static final VersionRecords<BurnRecord> RECORDS =
      new VersionRecords<>(OwnKeys.Record.BURNED, BurnRecord.class);

  /** A record that was edited manually may hold anything. */
  private static final VersionRecords<JsonNode> BY_HAND =
      new VersionRecords<>(OwnKeys.Record.BURNED, JsonNode.class);

  /** Where the record of a version is. */
  public static String key(ReleaseVersion version) {
    return RECORDS.key(version);
  }

  /**
   * Whether a tag is the one that was burned with its version: by its id, or since it is on the
   * very commit of the release.
   */
  public static boolean isOf(LiveState world, ReleaseVersion version, RemoteRef tag) {
    return BY_HAND
        .find(world, version)
        .flatMap(VersionRecords.Found::value)
        .filter(root ->
            tag.id().equals(root.path("tag").asString(""))
                || tag.commit().equals(root.path("commit").asString("")))
        .isPresent();
  }
}
