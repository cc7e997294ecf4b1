package com.thaloco.releaseconsole.golang;

import com.thaloco.releaseconsole.flow.BaseFolder;
import com.thaloco.releaseconsole.flow.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where tree-sitter unpacks its native libraries: the user's caches. The library's own default is a
 * folder at the top of the user's home.
 */
final class NativeFolder {
  private static final String UNPACK_TO = "tree-sitter-lib";

  private NativeFolder() {}

  /**
   * Makes the folder and tells the library of it. Called before the library's classes are loaded: a
   * failure in there lasts as long as the process.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException when it can't be made
   */
  static void prepare() {
    Path folder = folder();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw problem(folder, e).toException();
    }
    System.setProperty(UNPACK_TO, folder.toString());
  }

  /** What a library that can't be unpacked or loaded means. */
  static Problem unloadable(LinkageError e) {
    Throwable cause = e.getCause();
    return problem(folder(), cause == null ? e : cause);
  }

  private static Problem problem(Path folder, Throwable cause) {
    return Problem.refused(
            "golang.library",
            "The library that parses Go could not be unpacked into %s and loaded from there."
                .formatted(folder),
            "No Go source was compared.",
            "Make the folder writable, or set XDG_CACHE_HOME to one that is, then start the program"
                + " again.")
        .with(List.of(String.valueOf(cause)));
  }

  private static Path folder() {
    String set = System.getProperty(UNPACK_TO);
    return set == null
        ? BaseFolder.CACHE.own(System.getenv()).resolve("tree-sitter")
        : Path.of(set);
  }
}
