package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** How servers say that a conditional write lost. */
final class Conflicts {
  private static final int TRIES = 4;

  private Conflicts() {}

  /** A refusal of a condition that holds. */
  static final class Unfounded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What the next steps do not need is where it was thrown. */
    Unfounded() {
      super("the condition is met", null, false, false);
    }
  }

  /** A condition that the bucket refuses again and again although it holds. */
  static Problem unfounded(String bucket, String key, Condition condition) {
    return Problem.refused(
        "bucket.unfounded-refusal",
        "The bucket %s refused %d times to write '%s' (412), although %s."
            .formatted(
                bucket,
                TRIES,
                key,
                switch (condition) {
                  case Condition.Absent() -> "no such object exists";
                  case Condition.Matches(String etag) -> "its ETag is still " + etag;
                }),
        "'%s' was not written.".formatted(key),
        "Check what is between this machine and the bucket (a proxy, a CDN), then run the same"
            + " command again.");
  }

  /** Whether the condition did not hold: 412, or for If-Match on a missing key 404 as well. */
  static boolean refused(AwsServiceException e, Condition condition) {
    String code = BucketErrors.code(e);
    return e.statusCode() == 412
        || code.equals("PreconditionFailed")
        || (condition instanceof Condition.Matches
            && e.statusCode() == 404
            && !code.equals("NoSuchBucket")
            && !code.equals("NoSuchUpload"));
  }

  /**
   * 409 says that another write of the key is under way, and 429 that one was less than a second
   * ago (our own perhaps, its answer lost): the condition was not judged. A little later it is. The
   * end of an upload in parts may fail in the body of a 200, since its answer has begun by then. A
   * 412 of a condition that holds was not judged by the bucket either.
   */
  static <T> T outlast(Work work, Duration between, Supplier<T> write) {
    for (int left = TRIES; ; left--) {
      try {
        return write.get();
      } catch (AwsServiceException e) {
        int status = e.statusCode();
        boolean unjudged = status == 409 || status == 429 || status == 200;
        if (!unjudged || left == 1) {
          throw e;
        }
      } catch (Unfounded e) {
        if (left == 1) {
          throw e;
        }
      }
      work.pause(between);
    }
  }
}
