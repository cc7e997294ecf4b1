package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A small object whose bytes were not changed on the way: their MD5 is its ETag, or they arrived
 * twice alike. What is written again, or kept, is made from such bytes only: the length and even
 * the JSON of a manifest can be right where one digit of a hash is not.
 */
public final class ConfirmedObject {
  private static final int TRIES = 5;

  private final SmallObject object;

  private ConfirmedObject(SmallObject object) {
    this.object = object;
  }

  /** What the bucket says of it. */
  public ObjectInfo info() {
    return object.info();
  }

  /** The whole of it. */
  public byte[] bytes() {
    return object.bytes();
  }

  /** The hash of its bytes. */
  public String sha256() {
    return object.sha256();
  }

  /**
   * Reads an object until its bytes are confirmed; empty if it is not there, which was answered
   * twice in a row.
   *
   * @param limit a larger object is a problem, in bytes
   * @throws com.thaloco.releaseconsole.flow.ProblemException {@code bucket.unconfirmed} where it
   *     arrives differently each time
   */
  public static Optional<ConfirmedObject> read(Bucket bucket, String key, int limit) {
    List<SmallObject> before = new ArrayList<>();
    boolean absent = false;
    for (int tries = 0; tries < TRIES; tries++) {
      Optional<SmallObject> now = bucket.read(key, limit);
      if (now.isEmpty()) {
        if (absent) {
          return Optional.empty();
        }
        absent = true; // or a wrong answer on the way
        continue;
      }
      absent = false;
      SmallObject object = now.get();
      if (Etags.isMd5(object.info().etag(), object.bytes())
          || before.stream().anyMatch(other -> isSame(other, object))) {
        return Optional.of(new ConfirmedObject(object));
      }
      before.add(object);
    }
    throw Problem.refused(
            "bucket.unconfirmed",
            "'%s' had different bytes each of %d times that it was read.".formatted(key, TRIES),
            "Nothing was written from it.",
            "Check the network between this machine and the bucket, then run the same command"
                + " again.")
        .with(
            before.stream()
                .map(o -> "ETag %s, SHA-256 %s".formatted(o.info().etag(), o.sha256()))
                .toList())
        .toException();
  }

  private static boolean isSame(SmallObject one, SmallObject other) {
    return one.info().etag().equals(other.info().etag()) && one.sha256().equals(other.sha256());
  }

  @Override
  public String toString() {
    return object.info().key() + " " + object.sha256();
  }
}
