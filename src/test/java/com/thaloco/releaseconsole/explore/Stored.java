package com.thaloco.releaseconsole.explore;

import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Hashes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * An object of the bucket in memory. Never changed.
 *
 * @param sha256 of its bytes
 * @param digest of all that is said of it
 */
record Stored(ObjectInfo info, byte[] bytes, String sha256, long digest) {
  static Stored of(String key, byte[] bytes, String etag, ObjectHeaders headers, Instant now) {
    var info =
        new ObjectInfo(
            key,
            bytes.length,
            now.truncatedTo(ChronoUnit.SECONDS),
            etag,
            Map.of("content-type", headers.contentType(), "cache-control", headers.cacheControl()),
            headers.metadata());
    return new Stored(info, bytes, Hashes.sha256(bytes), digest(info));
  }

  /** What a listing says of it. */
  ObjectInfo listed() {
    return new ObjectInfo(
        info.key(), info.size(), info.modified(), info.etag(), Map.of(), Map.of());
  }

  /** The same with one byte changed on the way. */
  Stored flipped() {
    byte[] changed = bytes.clone();
    int at = changed.length / 2;
    while (at < changed.length - 1 && !Character.isDigit(changed[at])) {
      at++; // JSON stays JSON
    }
    changed[at] = (byte) (changed[at] == '1' ? '2' : '1');
    return new Stored(info, changed, Hashes.sha256(changed), Digest.of(digest, 1));
  }

  /** The same under another ETag. */
  Stored retagged() {
    var other =
        new ObjectInfo(
            info.key(),
            info.size(),
            info.modified(),
            "\"00000000000000000000000000000000\"",
            info.headers(),
            info.metadata());
    return new Stored(other, bytes, sha256, Digest.of(digest, 2));
  }

  private static long digest(ObjectInfo info) {
    long said =
        info.headers().entrySet().stream().mapToLong(Stored::digest).sum()
            + info.metadata().entrySet().stream().mapToLong(Stored::digest).sum();
    return Digest.of(
        Digest.of(Digest.of(info.key()), Digest.of(info.etag())),
        Digest.of(said, info.modified().getEpochSecond()));
  }

  private static long digest(Map.Entry<String, String> each) {
    return Digest.of(Digest.of(each.getKey()), Digest.of(each.getValue()));
  }
}
