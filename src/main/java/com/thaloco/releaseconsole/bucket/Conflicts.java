package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.Work;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** How servers say that a conditional write lost. */
final class Conflicts {
  private static final int TRIES = 4;

  private Conflicts() {}

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
   * 409 says that another write of the key is under way and that the condition could not be judged: S3
   * asks to try again, and then there is a judgement.
   */
  static Written outlast(Work work, Duration between, Supplier<Written> write) {
    for (int left = TRIES; ; left--) {
      try {
        return write.get();
      } catch (AwsServiceException e) {
        if (e.statusCode() != 409 || left == 1) {
          throw e;
        }
      }
      work.pause(between);
    }
  }
}
