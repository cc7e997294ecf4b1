package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.ui.kit.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What screens show of a cut: its steps and its objects. */
public final class CutSteps {
  private CutSteps() {}

  /**
   * One step.
   *
   * @param detail what came out, in one sentence
   */
  public record StepView(
      CutStep step,
      Status status,
      String detail,
      Optional<Instant> began,
      Optional<Duration> took) {
    static StepView waiting(CutStep step) {
      return new StepView(step, Status.NOT_RUN, "", Optional.empty(), Optional.empty());
    }
  }

  /**
   * One object on its way into the bucket.
   *
   * @param total in bytes; negative while unknown
   * @param rate in bytes a second, over the last five seconds; 0 before there is one
   */
  public record ObjectView(
      String key, CutStep step, Status status, long done, long total, double rate) {
    /** The time that is left, after three seconds of data. */
    public Optional<Duration> left() {
      return Rates.left(done, total, rate);
    }
  }
}
