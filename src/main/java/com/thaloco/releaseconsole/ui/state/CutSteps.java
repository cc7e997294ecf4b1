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
   * @param detail what came out, or why it failed, in one sentence
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

    StepView with(Status now, String sentence) {
      return new StepView(step, now, sentence, began, took);
    }
  }

  /**
   * One object of the release.
   *
   * @param step the step that writes it
   * @param inBucket whether this cut has written it, or found it there
   * @param total in bytes; negative while unknown
   * @param exact whether the total is that of these bytes, and not of the last release's
   * @param rate in bytes a second, over the last five seconds; 0 before there is one
   * @param why the reason of a failure, in one sentence; empty otherwise
   * @param adopted whether this run found it in the bucket and took it as it was
   */
  public record ObjectView(
      String key,
      CutStep step,
      Status status,
      boolean inBucket,
      long done,
      long total,
      boolean exact,
      double rate,
      String why,
      boolean adopted) {
    static ObjectView waiting(String key, CutStep step) {
      return new ObjectView(key, step, Status.NOT_RUN, false, 0, -1, false, 0, "", false);
    }

    /** Whether its bytes come back from the bucket now, to be compared. */
    public boolean isReadBack() {
      return inBucket && status == Status.RUNNING;
    }

    /** The time that is left, after three seconds of data. */
    public Optional<Duration> left() {
      return Rates.left(done, total, rate);
    }

    ObjectView planned(Optional<Long> size, boolean known) {
      return total > 0 && exact || size.isEmpty()
          ? this
          : new ObjectView(
              key, step, status, inBucket, done, size.get(), known, rate, why, adopted);
    }

    ObjectView sized(long bytes) {
      return status == Status.DONE && bytes > 0
          ? new ObjectView(key, step, status, inBucket, bytes, bytes, true, 0, why, adopted)
          : this;
    }

    ObjectView moving(long now, long all, double perSecond) {
      return new ObjectView(
          key, step, Status.RUNNING, inBucket, now, all, all > 0, perSecond, "", adopted);
    }

    ObjectView there() {
      long size = exact ? total : done; // of what an earlier run wrote, no one reports the size
      return size > 0
          ? new ObjectView(key, step, Status.DONE, true, size, size, true, 0, "", adopted)
          : new ObjectView(key, step, Status.DONE, true, 0, total, false, 0, "", adopted);
    }

    ObjectView taken() {
      return new ObjectView(key, step, status, inBucket, done, total, exact, rate, why, true);
    }

    ObjectView left(Status how, String reason) {
      return new ObjectView(key, step, how, inBucket, done, total, exact, 0, reason, adopted);
    }
  }
}
