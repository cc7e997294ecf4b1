package com.thaloco.releaseconsole.bucket;

import java.io.IOException;
import java.time.Duration;

/**
 * Times and sizes that the bucket keeps to.
 *
 * @param connect until a connection is established
 * @param idle the longest silence of the server, and the longest time that no byte leaves
 * @param small the whole of a call without a large body, with its retries
 * @param attempts of one request, the first among them
 * @param between the least time between two writes of one key (R2 allows one a second)
 * @param threshold bodies larger than this are sent in parts
 * @param part the size of each part but the last; at least 5 MiB (R2)
 * @param lanes how many parts are under way at once
 */
record Limits(
    Duration connect,
    Duration idle,
    Duration small,
    int attempts,
    Duration between,
    long threshold,
    long part,
    int lanes) {
  private static final long MIB = 1024 * 1024;

  /** What is used for real. */
  static final Limits STANDARD =
      new Limits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(90),
          4,
          Duration.ofMillis(1100),
          16 * MIB,
          8 * MIB,
          3);

  /** After so many silences, of {@code idle} each, a download is given up. */
  static final int SILENCES = 2;

  /** The most parts that S3 and R2 take. */
  static final int MOST_PARTS = 10_000;

  /** The part size for a body: larger than the usual one only where it would be too many parts. */
  long partFor(long size) {
    long least = Math.ceilDiv(size, MOST_PARTS);
    return Math.max(part, Math.ceilDiv(least, MIB) * MIB);
  }

  /**
   * The size of each part, 0 for a body that is sent at once. The same bytes are sent in another
   * way than those that they replace, so that the ETag changes: a write that waits somewhere with
   * the old ETag is refused from then on.
   *
   * @throws IOException if the body can't be read
   */
  long partFor(BodySlice whole, Condition condition) throws IOException {
    long size = partFor(whole.size());
    boolean large = whole.size() > threshold;
    if (condition instanceof Condition.Matches(String etag)) {
      if (large) {
        return Etags.isOfParts(etag, whole, size) ? size + MIB : size;
      }
      if (whole.size() == 0) {
        return 0;
      }
      boolean once =
          whole.isAgain() ? Etags.isOfParts(etag, whole, size) : !Etags.isOfWhole(etag, whole);
      return once ? 0 : size;
    }
    return large || (whole.isAgain() && whole.size() > 0) ? size : 0;
  }
}
