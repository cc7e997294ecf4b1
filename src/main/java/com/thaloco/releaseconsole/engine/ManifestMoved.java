package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.flow.Problem;
import java.util.function.Supplier;

/** Someone else wrote the manifest: it is to be kept again before it is written. */
public final class ManifestMoved extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int MOST = 5;

  ManifestMoved() {
    super("the manifest moved", null, false, false);
  }

  /**
   * Takes steps again as long as others write the manifest meanwhile, a bounded number of times.
   *
   * @param restless the problem of one that never rests
   */
  public static <T> T again(Supplier<T> steps, Supplier<Problem> restless) {
    for (int moves = 0; ; moves++) {
      try {
        return steps.get();
      } catch (ManifestMoved e) {
        if (moves == MOST) {
          throw restless.get().toException();
        }
      }
    }
  }
}
