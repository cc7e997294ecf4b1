package com.thaloco.releaseconsole.cut;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Removes a folder of our own with all that is in it; links in it are removed, not followed. */
final class Folders {
  private Folders() {}

  static void delete(Path folder) {
    try {
      remove(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same for what nobody reads again. A child that outlived a killed cut may be writing there
   * at this moment: what can't be removed now is left.
   */
  static void discard(Path folder) {
    try {
      remove(folder);
    } catch (IOException | UncheckedIOException e) {
      // Left for the next try, which removes it too.
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
