package com.thaloco.releaseconsole.bucket;

/** What became of a conditional write. */
public sealed interface Written {
  /** Stored, under this ETag. */
  record Stored(String etag) implements Written {}

  /** 412 (or 404 for If-Match on a missing key): the condition did not hold when it was judged. */
  record Refused() implements Written {}
}
