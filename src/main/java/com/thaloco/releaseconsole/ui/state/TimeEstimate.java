package com.thaloco.releaseconsole.ui.state;

import static com.thaloco.releaseconsole.cut.CutStep.READ_BACK;

import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.state.CutSteps.ObjectView;
import com.thaloco.releaseconsole.ui.state.CutSteps.StepView;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** How far a whole cut is and what is left of it, from what each step took the last time. */
final class TimeEstimate {
  private StepDurations weights = StepDurations.usual();
  private double furthest;

  void reset() {
    furthest = 0;
  }

  /** From now on by what is known of the last cut. */
  void weigh(StepDurations known) {
    weights = known;
  }

  /** Between 0 and 1; it never runs back. */
  double progress(List<StepView> steps, Collection<ObjectView> objects) {
    Duration done = Duration.ZERO;
    for (StepView step : steps) {
      if (step.status() == Status.DONE) {
        done = done.plus(weights.of(step.step()));
      } else if (step.status() == Status.RUNNING) {
        done = done.plus(share(step, objects));
      }
    }
    furthest = Math.max(furthest, (double) done.toMillis() / whole(steps).toMillis());
    return furthest;
  }

  /** A running step's part: by bytes where they are known, else by the time of the last cut. */
  private Duration share(StepView step, Collection<ObjectView> objects) {
    Duration weight = weights.of(step.step());
    for (ObjectView object : objects) {
      boolean moved = object.isReadBack() ? step.step() == READ_BACK : object.step() == step.step();
      if (moved && object.status() == Status.RUNNING && object.total() > 0) {
        return Duration.ofMillis(weight.toMillis() * object.done() / object.total());
      }
    }
    Duration running =
        step.began().map(at -> Duration.between(at, Instant.now())).orElse(Duration.ZERO);
    return running.compareTo(weight) < 0 ? running : weight.multipliedBy(9).dividedBy(10);
  }

  /** What is left after three seconds: from the weights, corrected by how fast it goes. */
  static Optional<Duration> remaining(double part, Duration ran) {
    return part < 0.02 || ran.toSeconds() < 3
        ? Optional.empty()
        : Optional.of(Duration.ofMillis((long) (ran.toMillis() * (1 - part) / part)));
  }

  /** How long a whole cut took the last time. */
  Duration whole(List<StepView> steps) {
    return weights.whole(steps.stream().map(StepView::step).toList());
  }

  /** How long what is not done took in the last cut. */
  Duration left(List<StepView> steps) {
    return steps.stream()
        .filter(step -> step.status() != Status.DONE)
        .map(step -> weights.of(step.step()))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
