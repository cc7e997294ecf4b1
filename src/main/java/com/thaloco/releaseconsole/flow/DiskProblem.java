package com.thaloco.releaseconsole.flow;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;

/** What an input or output error of this machine's disk means to the user. */
public final class DiskProblem {
  private DiskProblem() {}

  /** The three sentences, naming the file where the system does. */
  public static Problem of(IOException e) {
    return Problem.refused(
            "disk.failed",
            "A disk operation failed: %s.".formatted(reason(e)),
            "The operation stopped; what was not recorded is checked again.",
            "Free some space or fix the folder, then try again.")
        .with(List.of(e.toString()));
  }

  private static String reason(IOException e) {
    return e instanceof FileSystemException file && file.getFile() != null
        ? "%s: %s".formatted(file.getFile(), file.getReason() == null ? kind(e) : file.getReason())
        : e.getMessage() == null ? kind(e) : e.getMessage();
  }

  /** {@code NoSuchFileException} says nothing else than its name. */
  private static String kind(IOException e) {
    return e.getClass()
        .getSimpleName()
        .replaceAll("Exception$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(java.util.Locale.ROOT);
  }
}
