package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.io.IOException;
import java.util.List;

/** What is asked of a body before and while it is written; one that can't be read is a problem. */
final class Bodies {
  private Bodies() {}

  static long partFor(String key, BodySlice whole, Condition condition, Limits limits) {
    try {
      return limits.partFor(whole, condition);
    } catch (IOException e) {
      throw unreadable(key, e);
    }
  }

  static String md5(BodySlice slice) {
    try {
      return slice.md5();
    } catch (IOException e) {
      throw new BodyFailure(e);
    }
  }

  static BodySlice measured(String key, Body body) {
    try {
      return BodySlice.whole(body);
    } catch (IOException e) {
      throw unreadable(key, e);
    }
  }

  static ProblemException unreadable(String key, Exception e) {
    return Problem.refused(
            "bucket.body-unreadable",
            "The file to be written as '%s' can't be read.".formatted(key),
            "'%s' was not written.".formatted(key),
            "Check that it still exists and can be read, then run the same command again.")
        .with(List.of(String.valueOf(e)))
        .toException();
  }

  /** A file that shrinks under our hands looks like a broken connection. */
  static void requireUnchanged(String key, Body body, BodySlice whole) {
    if (measured(key, body).size() != whole.size()) {
      throw unreadable(key, new IOException("its size changed while it was sent"));
    }
  }
}
