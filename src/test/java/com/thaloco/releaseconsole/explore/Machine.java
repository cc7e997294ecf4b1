package com.thaloco.releaseconsole.explore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A maintainer's disk: clone, state folder and home below one folder.
 *
 * @param head the commit that is checked out
 * @param signed whether its cut is signed already, and the key needs not be unlocked
 */
record Machine(Path folder, String head, boolean signed) {
  Path checkout() {
    return folder.resolve("checkout");
  }

  Path state() {
    return folder.resolve("state");
  }

  Path home() {
    return folder.resolve("home");
  }

  /** The same with another commit checked out. */
  Machine at(String commit) {
    return new Machine(folder, commit, signed);
  }

  /** The same with its key unlocked. */
  Machine unlocked() {
    return new Machine(folder, head, false);
  }

  /** The same once its cut is signed. */
  Machine asSigned() {
    return new Machine(folder, head, true);
  }

  /**
   * Another disk with the same files on it, in the place of what is there. Its folders stay: to
   * remove them is what takes longest.
   */
  Machine copyTo(Path target) {
    try {
      if (Files.exists(target)) {
        for (Path each : files(target)) {
          Files.delete(each);
        }
      }
      for (Path each : files(folder)) {
        Path copy = target.resolve(folder.relativize(each).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(each, copy);
      }
      for (Path each : List.of(checkout(), state(), home())) {
        Files.createDirectories(target.resolve(folder.relativize(each).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Machine(target, head, signed);
  }

  private static List<Path> files(Path top) throws IOException {
    try (Stream<Path> all = Files.walk(top)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
