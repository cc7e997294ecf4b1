package com.thaloco.releaseconsole.bucket;

/** What must hold for a write to happen. */
public sealed interface Condition {
  /** {@code If-None-Match: *}: nothing is there. */
  record Absent() implements Condition {}

  /** {@code If-Match}: these very bytes are there. */
  record Matches(String etag) implements Condition {}
}
