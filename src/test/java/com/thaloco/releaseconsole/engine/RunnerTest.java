package com.thaloco.releaseconsole.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Problem;
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
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the runner makes of effects that fail, and of steps that were not shown. */
class RunnerTest {
  private enum Name implements StepName {
    TAG,
    OTHER;

    @Override
    public StepId stepId() {
      return new StepId(name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  /** Writes names, first on the remote and then here, and may fail on the way. */
  private static class WriteBoth implements Step<String, String> {
    private final List<String> written = new ArrayList<>();
    private final Consumer<? super String> fails;

    WriteBoth(Consumer<? super String> fails) {
      this.fails = fails;
    }

    @Override
    public Name id() {
      return Name.TAG;
    }

    @Override
    public Description description() {
      return Description.unnoticed("Write both", "");
    }

    @Override
    public StepState<String> observe(String in, History past, Work work) {
      return List.of("remote", "repository").stream()
          .filter(where -> !written.contains(where))
          .findFirst()
          .<StepState<String>>map(
              where -> new StepState.Missing<>(new Effect(where, "ref", "", "")))
          .orElseGet(() -> new StepState.Holds<>("both", "both are there"));
    }

    @Override
    public void perform(String in, Effect next, Work work) {
      if (next.target().equals("repository")) {
        written.add(next.target());
        return;
      }
      fails.accept(next.target());
      written.add(next.target());
    }
  }

  private static final Problem LOST =
      Problem.refused("test.lost", "The answer was lost.", "Nothing.", "Again.");

  @TempDir private Path dir;

  private Outcome<String> take(Step<String, String> step, PlannedSteps plan) {
    try (Journal journal = Journal.open(dir.resolve("journal.jsonl"), Clock.systemUTC())) {
      Work work = Run.of(e -> {}).at(new StepId("test"));
      return new Outcome.Ok<>(new Runner(journal, plan, work).take(step, ""));
    } catch (Runner.Halt halt) {
      return halt.outcome();
    }
  }

  @Test
  void anEffectThatLandedThoughItsAnswerWasLostIsNoFailure() {
    var landed = new ArrayList<String>();
    var step =
        new WriteBoth(
            where -> {
              landed.add(where);
              throw LOST.toException();
            }) {
          @Override
          public StepState<String> observe(String in, History past, Work work) {
            super.written.addAll(landed);
            return super.observe(in, past, work);
          }
        };
    assertThat(take(step, PlannedSteps.of(List.of(step)))).isEqualTo(new Outcome.Ok<>("both"));
  }

  @Test
  void anEffectThatFailedAndDidNotLandIsTheFailure() {
    var step =
        new WriteBoth(where -> {
          throw LOST.toException();
        });
    assertThat(take(step, PlannedSteps.of(List.of(step))))
        .isEqualTo(new Outcome.Refused<String>(LOST));
    assertThat(Journal.read(dir.resolve("journal.jsonl")).all(Fact.Intended.class)).hasSize(1);
  }

  @Test
  void aStepThatWasNotShownIsNotTaken() {
    var step = new WriteBoth(where -> {});
    PlannedSteps other =
        new PlannedSteps.Builder().add(Name.OTHER, step.description(), false).build();
    assertThat(take(step, other))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.problem().id()).isEqualTo("plan.outdated"));
    assertThat(step.written).isEmpty();
  }
}
