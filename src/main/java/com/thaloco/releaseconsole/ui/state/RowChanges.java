package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.bucket.CapabilityProbe;
import com.thaloco.releaseconsole.snapshot.Snapshot;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which rows of the bucket the newest audit no longer speaks of.
 *
 * @param all whether manifest or tags are others, which every object was compared with
 * @param paths objects that were replaced, added or removed since, and the folders above them
 */
record RowChanges(boolean all, Set<String> paths) {
  static final RowChanges NONE = new RowChanges(false, Set.of());

  RowChanges {
    paths = Set.copyOf(paths);
  }

  /** Compares the newest listing with what the audit read; of many objects it takes a while. */
  static RowChanges of(Snapshot now) {
    if (now.audit().isEmpty()) {
      return NONE;
    }
    Map<String, String> listed = now.objects().map(part -> part.value()).orElse(Map.of());
    var paths = new HashSet<String>();
    listed.keySet().forEach(key -> add(key, now, paths));
    now.audit().get().value().marks().keySet().forEach(key -> add(key, now, paths));
    return new RowChanges(!now.audit().get().of().withoutObjects().holdsIn(now.current()), paths);
  }

  private static void add(String key, Snapshot now, Set<String> paths) {
    if (key.startsWith(CapabilityProbe.FOLDER) || !now.isOlder(key)) {
      return;
    }
    paths.add(key);
    for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
      paths.add(key.substring(0, slash + 1));
    }
  }

  /** Whether what the audit said of a row is of an earlier state. */
  boolean has(String path) {
    return all || paths.contains(path);
  }
}
