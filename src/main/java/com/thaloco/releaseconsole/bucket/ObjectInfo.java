package com.thaloco.releaseconsole.bucket;

import java.time.Instant;
import java.util.Map;

/**
 * What the bucket says of an object.
 *
 * @param etag with its quotes; never a hash (multipart)
 * @param headers content type, cache control and such, names in lower case; empty from a listing
 * @param metadata user metadata, names in lower case; empty from a listing
 */
public record ObjectInfo(
    String key,
    long size,
    Instant modified,
    String etag,
    Map<String, String> headers,
    Map<String, String> metadata) {
  public ObjectInfo {
    headers = Map.copyOf(headers);
    metadata = Map.copyOf(metadata);
  }

  /** Whether it only represents a folder, as some tools leave them: nothing in it, no client. */
  public boolean isFolderMarker() {
    return size == 0 && key.endsWith("/");
  }
}
