package com.thaloco.releaseconsole.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Folders of our own that are not to stay. */
public final class Folders {
  private Folders() {}

  /** What is done in a throwaway folder. */
  public interface Body<T> {
    /** Runs with the folder. */
    T run(Path scratch) throws IOException;
  }

  /** Runs with a throwaway folder among the temporary ones, outside repository and state folder. */
  public static <T> T inScratch(String name, Body<T> body) {
    try {
      Path scratch = Files.createTempDirectory("release-console-%s-".formatted(name));
      try {
        return body.run(scratch);
      } finally {
        remove(scratch);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes one with all that is in it; links in it are removed, not followed. */
  public static void delete(Path folder) {
    try {
      remove(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same for what no one reads again. A child that outlived a killed cut may be writing there
   * at this moment: what can't be removed now is left.
   */
  public static void discard(Path folder) {
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
        Files.deleteIfExists(path);
      }
    }
  }
}
