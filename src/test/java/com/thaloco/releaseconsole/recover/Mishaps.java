package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.recover.Situation.Killed;
import java.util.ArrayList;
import java.util.Map;

/** What happens to a release that was under way. */
final class Mishaps {
  private Mishaps() {}

  /** Has the cut of v0.1.7 killed when the manifest has just been fenced. */
  static void cutKilledAtFence(Situation situation) {
    try (Project project =
        situation.open(
            situation.here(),
            (key, write) -> {
              var written = write.now();
              if (key.equals("manifest.json")) {
                throw new Killed();
              }
              return written;
            })) {
      throw new AssertionError("was not killed: " + situation.cutOn(project, Situation.VERSION));
    } catch (Killed expected) {
      // as it was meant
    }
  }

  /** An object as another client stores it: the same bytes, and nothing said of them. */
  static void copyWithoutMetadata(Situation situation, String key) {
    try (var bucket = situation.sample.bucket()) {
      byte[] bytes = bucket.read(key, 10_000_000).orElseThrow().bytes();
      bucket.delete(key);
      bucket.put(
          key,
          new Body.Bytes(bytes),
          new ObjectHeaders("application/gzip", "", Map.of()),
          new Condition.Absent(),
          Situation.quiet());
    }
  }

  /** Takes everything out of the bucket. */
  static void emptyBucket(Situation situation) {
    try (var bucket = situation.sample.bucket()) {
      var keys = new ArrayList<String>();
      bucket.list("", object -> keys.add(object.key()), Situation.quiet());
      keys.forEach(bucket::delete);
    }
  }
}
