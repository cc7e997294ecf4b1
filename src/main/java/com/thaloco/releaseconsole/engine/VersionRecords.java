package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.bucket.Written;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.json.ForeignJson;
import com.thaloco.releaseconsole.profile.OwnKeys;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records of one kind in the bucket, a small JSON object for each version, which every machine
 * reads as it is now.
 *
 * @param kind where they are
 * @param type what they hold
 */
record VersionRecords<T>(OwnKeys.Record kind, Class<T> type) {
  private static final JsonMapper JSON = ForeignJson.mapper().build();

  /** A record edited manually may hold a reason that is long; none of ours has a thousand bytes. */
  /** The largest record that is read: it has a few fields. */
  static final int LIMIT = 100_000;

  /**
   * A record as it is in the bucket.
   *
   * @param value empty if it can't be read
   */
  record Found<T>(Optional<T> value, String etag) {}

  String key(ReleaseVersion version) {
    return kind.key(version.text());
  }

  Optional<Found<T>> find(LiveState world, ReleaseVersion version) {
    return ConfirmedObject.read(world.bucket(), key(version), LIMIT)
        .map(object -> new Found<>(read(object.bytes()), object.info().etag()));
  }

  private Optional<T> read(byte[] bytes) {
    try {
      return Optional.of(ForeignJson.read(JSON, bytes, type));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  byte[] bytes(T value) {
    return JSON.writeValueAsBytes(value);
  }

  /**
   * Writes one.
   *
   * @param before the ETag of the record that it replaces; empty where none may be there
   */
  Written put(
      LiveState world, ReleaseVersion version, byte[] bytes, Optional<String> before, Work work) {
    return world
        .bucket()
        .put(
            key(version),
            new Body.Bytes(bytes),
            StoredHeaders.recorded(),
            before.<Condition>map(Condition.Matches::new).orElseGet(Condition.Absent::new),
            work);
  }

  /** Deletes one; an absent one is fine. */
  void delete(LiveState world, ReleaseVersion version) {
    world.bucket().delete(key(version));
  }
}
