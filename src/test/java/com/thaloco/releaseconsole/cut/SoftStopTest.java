package com.thaloco.releaseconsole.cut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.PlannedSteps;
import com.thaloco.releaseconsole.engine.Runner;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.journal.Journal;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stop lets the current step be finished and recorded; breaking off does not. */
class SoftStopTest {
  @TempDir private Path dir;
  private final List<Event> events = new ArrayList<>();
  private final Run run = Run.of(events::add);
  private final Work work = run.at(new StepId("cut"));

  /** Uploads in two parts, and is stopped between them. */
  private final class Upload implements Step<String, String> {
    private final CutStep id;
    private final Runnable atHand;
    private boolean landed;

    Upload(CutStep id, Runnable atHand) {
      this.id = id;
      this.atHand = atHand;
    }

    @Override
    public CutStep id() {
      return id;
    }

    @Override
    public Description description() {
      return Description.unnoticed("Upload " + id, "");
    }

    @Override
    public StepState<String> observe(String in, History past, Work here) {
      return landed
          ? new StepState.Holds<>(in + id, "it is there")
          : new StepState.Missing<>(new Effect("bucket", id.toString(), "", ""));
    }

    @Override
    public void perform(String in, Effect next, Work here) {
      here.checkpoint();
      atHand.run();
      here.checkpoint();
      landed = true;
    }
  }

  @Test
  void theObjectAtHandIsFinishedAndRecordedAndTheNextIsNotBegun() {
    try (Journal journal = Journal.open(dir.resolve("journal.jsonl"), Clock.systemUTC())) {
      var first = new Upload(CutStep.PUT_TARBALL, run::stopSoon);
      var second = new Upload(CutStep.PUT_HASHES, () -> {});
      var runner = new Runner(journal, PlannedSteps.of(List.of(first, second)), work);
      String proof = runner.take(first, "");
      assertThat(journal.history().done(CutStep.PUT_TARBALL.toString())).isPresent();
      assertThatThrownBy(() -> runner.take(second, proof))
          .isInstanceOfSatisfying(
              Runner.Halt.class,
              halt ->
                  assertThat(halt.<String>outcome())
                      .isEqualTo(new Outcome.Stopped<String>(CutStep.PUT_HASHES.stepId())));
      assertThat(journal.history().all(Fact.Intended.class))
          .extracting(Fact.Intended::step)
          .containsExactly(CutStep.PUT_TARBALL.toString());
    }
  }

  @Test
  void aBreakOffAfterItLeavesTheObjectAtHandUndone() {
    try (Journal journal = Journal.open(dir.resolve("journal.jsonl"), Clock.systemUTC())) {
      Runnable twice =
          () -> {
            run.stopSoon();
            run.stop();
          };
      var upload = new Upload(CutStep.PUT_TARBALL, twice);
      var runner = new Runner(journal, PlannedSteps.of(List.of(upload)), work);
      assertThatThrownBy(() -> runner.take(upload, "")).isInstanceOf(Runner.Halt.class);
      assertThat(journal.history().done(CutStep.PUT_TARBALL.toString())).isEmpty();
      assertThat(journal.history().all(Fact.Intended.class)).hasSize(1);
      assertThatThrownBy(work::checkpoint).isInstanceOf(Cancelled.class);
    }
  }
}
