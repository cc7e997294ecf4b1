package com.thaloco.releaseconsole.bucket;

import java.nio.file.Path;

/** The bytes of an object to be. */
public sealed interface Body {
  /**
   * Bytes in memory.
   *
   * @param again whether the same bytes may have been there before: they get another ETag than
   *     bytes that are written for the first time, so that a request that names the ETag of then is
   *     refused
   */
  record Bytes(byte[] bytes, boolean again) implements Body {
    /** Bytes that are new. */
    public Bytes(byte[] bytes) {
      this(bytes, false);
    }
  }

  /** A file, read as a stream and never whole. */
  record File(Path path) implements Body {}
}
