package com.thaloco.releaseconsole.bucket;

import java.nio.file.Path;

/** The bytes of an object to be. */
public sealed interface Body {
  /** Bytes in memory. */
  record Bytes(byte[] bytes) implements Body {}

  /** A file, read as a stream and never whole. */
  record File(Path path) implements Body {}
}
