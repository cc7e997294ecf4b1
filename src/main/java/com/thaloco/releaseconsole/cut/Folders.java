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
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
