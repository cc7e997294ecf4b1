package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
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

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  static String key(ReleaseVersion version) {
    return "history/burned/%s.json".formatted(version);
  }

  byte[] bytes() {
    return JSON.writeValueAsBytes(this);
  }

  /** The tag's id in a record; one that was made by hand may hold anything. */
  static Optional<String> tag(byte[] record) {
    try {
      JsonNode tag = JSON.readTree(record).path("tag");
      return tag.isString()
          ? Optional.of(tag.stringValue()).filter(id -> id.matches("[0-9a-f]{40}"))
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
