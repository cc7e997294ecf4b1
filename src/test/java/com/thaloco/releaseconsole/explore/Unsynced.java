package com.thaloco.releaseconsole.explore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a power cut leaves of a disk: of a file what was in it when it was last synced, under the
 * name that it had when its folder was last synced.
 */
final class Unsynced {
  private final Map<Path, Optional<byte[]>> first = new HashMap<>();
  private final Map<Path, Optional<byte[]>> kept = new HashMap<>();
  private final Map<Path, Optional<byte[]>> moved = new HashMap<>();

  /** A file is about to be written, made or removed. */
  void changes(Path file) {
    if (!kept.containsKey(file)) {
      Optional<byte[]> now = bytes(file);
      first.putIfAbsent(file, now);
      kept.put(file, now);
    }
  }

  /** All that is in a file is on the disk, and so is its name. */
  void syncs(Path file) {
    kept.put(file, bytes(file));
  }

  /** A file is about to get another name, which its folder does not know for good yet. */
  void moves(Path source, Path target) {
    changes(source);
    changes(target);
    moved.put(target, kept.getOrDefault(source, Optional.empty()));
    moved.put(source, Optional.empty());
  }

  /** All names in a folder are on the disk. */
  void syncsFolder(Path folder) {
    for (Path file : Map.copyOf(kept).keySet()) {
      if (folder.equals(file.getParent())) {
        if (moved.containsKey(file)) {
          kept.put(file, Objects.requireNonNull(moved.remove(file)));
        } else if (!Files.exists(file)) {
          kept.put(file, Optional.empty());
        }
      }
    }
  }

  /**
   * Leaves what is on the disk.
   *
   * @param lied whether that is what was there at first
   */
  void lose(boolean lied) {
    (lied ? first : kept).forEach(Unsynced::put);
    kept.clear();
    moved.clear();
  }

  private static Optional<byte[]> bytes(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(Path file, Optional<byte[]> bytes) {
    try {
      if (bytes.isEmpty()) {
        Files.deleteIfExists(file);
      } else {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
