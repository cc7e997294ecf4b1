package com.thaloco.releaseconsole.golang;

import java.util.List;
import java.util.Optional;

/** The files of one commit. Paths use {@code /} and are relative to the top of the repository. */
public interface SourceTree {
  /** All files below a folder ({@code ""} for all), in path order; empty where there is none. */
  List<String> paths(String folder);

  /** The bytes of a file; empty where there is no such file. */
  Optional<byte[]> bytes(String path);

  /** Where parsed files are kept; those of a tree of its own are used once. */
  default ParsedFiles parsed() {
    return new ParsedFiles();
  }
}
