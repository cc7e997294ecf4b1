package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.json.ForeignJson;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code history/burned/<version>.json} says. That it is there burns the version, whatever it
 * says; the rest is for people, and for the machine that finishes the withdrawal.
 *
 * @param commit that the release was built from; empty where nobody knew
 * @param tag the id that its tag had on the remote; empty where it had none
 */
record BurnRecord(
    int format, String version, Instant at, String commit, String tag, String reason) {
  static final int FORMAT = 1;

  private static final JsonMapper JSON = ForeignJson.mapper().build();

  static String key(ReleaseVersion version) {
    return "history/burned/%s.json".formatted(version);
  }

  byte[] bytes() {
    return JSON.writeValueAsBytes(this);
  }

  /**
   * Whether a tag is the one that was burned with the version: by its id, or since it is on the
   * very commit of the release. A record that was made by hand may hold anything.
   */
  static boolean isOf(byte[] record, RemoteRef tag) {
    try {
      JsonNode root = JSON.readTree(record);
      return tag.id().equals(root.path("tag").asString(""))
          || tag.commit().equals(root.path("commit").asString(""));
    } catch (JacksonException e) {
      return false;
    }
  }
}
