package com.thaloco.releaseconsole.golang;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Files that were parsed before, for comparisons of several commits that mostly have the same
 * files. Syntax trees are given up when memory runs short. Thread-safe.
 */
public final class ParsedFiles {
  /** A file is the same in two commits when path and bytes are. */
  private record Key(String path, byte[] bytes) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && path.equals(key.path) && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
      return 31 * path.hashCode() + Arrays.hashCode(bytes);
    }
  }

  private final Map<Key, SoftReference<GoSource>> known = new ConcurrentHashMap<>();

  GoSource parse(String path, byte[] bytes) {
    var key = new Key(path, bytes);
    SoftReference<GoSource> held = known.get(key);
    GoSource source = held == null ? null : held.get();
    if (source == null) {
      source = GoParser.parse(path, bytes);
      known.put(key, new SoftReference<>(source));
    }
    return source;
  }
}
