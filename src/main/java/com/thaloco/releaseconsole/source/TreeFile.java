package com.thaloco.releaseconsole.source;

/** A file of a commit. */
public record TreeFile(String path, String blob, Kind kind) {
  /** What git's mode says. */
  public enum Kind {
    REGULAR,
    EXECUTABLE,
    SYMLINK,
    SUBMODULE
  }
}
