package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import java.net.URI;
import java.util.Optional;

/**
 * What is known of one object.
 *
 * @param info as the S3 side tells it: size, time, ETag, headers, metadata
 * @param address where clients read it
 * @param storedSha256 what its metadata says of its hash, which no one has checked
 */
public record ObjectDetails(ObjectInfo info, URI address, Optional<String> storedSha256) {
  /** The stored content type; empty where there is none. */
  public String contentType() {
    return info.headers().getOrDefault("content-type", "");
  }

  /** The stored cache rules; empty where there are none. */
  public String cacheControl() {
    return info.headers().getOrDefault("cache-control", "");
  }
}
