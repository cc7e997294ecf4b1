package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Event.State;
import com.thaloco.releaseconsole.flow.Failure;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Question;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes steps: observe; when it holds, record and continue; when an effect is missing, record the
 * intention, try the effect, and observe again, a bounded number of times. An answer that was lost
 * on the way is so derived from an effect that never happened.
 */
public final class Runner {
  private static final int TRIES = 4;

  private final Facts facts;
  private final Work work;
  private final PlannedSteps plan;
  private final List<String> made = new ArrayList<>();
  private int effects;

  /**
   * @param facts where intentions and what was seen to hold are kept
   * @param plan the steps that were shown; no other is taken
   */
  public Runner(Facts facts, PlannedSteps plan, Work work) {
    this.facts = facts;
    this.plan = plan;
    this.work = work;
  }

  /**
   * Takes one step and gives its proof.
   *
   * @throws Halt when the step asks, differs, fails or is stopped
   */
  public <I, O> O take(Step<I, O> step, I in) {
    Work here = work.in(step.id().stepId(), Optional.empty());
    try {
      if (!plan.names(step.id())) {
        throw unplanned(step.id()).toException();
      }
      int before = effects;
      here.between(); // here a stop finds nothing half done
      changed(here, State.RUNNING, Optional.empty());
      StepState.Holds<O> held = reach(step, in, here);
      facts.append(new Fact.Done(step.id().stepId().name(), held.left()));
      boolean already = effects == before;
      here.emit(
          stamp -> new Event.StepChanged(stamp, State.DONE, Optional.of(held.detail()), already));
      if (!already) {
        made.add(held.detail());
      }
      return held.proof();
    } catch (Cancelled e) {
      changed(here, State.STOPPED, Optional.empty());
      throw new Halt(new Outcome.Stopped<>(step.id().stepId()));
    } catch (Halt | ManifestMoved e) {
      throw e;
    } catch (Exception | VirtualMachineError | LinkageError e) {
      Problem problem = Failure.problem(e);
      changed(here, State.FAILED, Optional.of(problem.happened()));
      throw new Halt(new Outcome.Refused<>(problem));
    }
  }

  /** Takes the step of a part that the project may not have. */
  public <I, O> O take(OptionalStep<I, O> step, I in) {
    return step.step().isPresent() ? take(step.step().get(), in) : step.without().apply(in);
  }

  /** What is so by the steps that had an effect in this run, a sentence each. */
  public List<String> made() {
    return List.copyOf(made);
  }

  /** Tells that a step needs not be taken, since what it would make is kept. */
  public void skip(StepName step, String detail) {
    changed(work.in(step.stepId(), Optional.empty()), State.DONE, Optional.of(detail));
  }

  private <I, O> StepState.Holds<O> reach(Step<I, O> step, I in, Work here) {
    Optional<Failed> failed = Optional.empty();
    for (int tries = 0; ; tries++) {
      here.checkpoint();
      switch (step.observe(in, facts.history(), here)) {
        case StepState.Holds<O> holds -> {
          return holds;
        }
        case StepState.Asks<O> asks -> throw asked(asks, here);
        case StepState.Differs<O> differs -> throw differs.problem().toException();
        case StepState.Missing<O> missing -> {
          if (failed.filter(f -> f.isStillMissing(missing.next())).isPresent()) {
            throw failed.get().why(); // it failed, and looking again shows that it did not land
          }
          if (tries == TRIES) {
            throw vanishing(step.id(), missing.next()).toException();
          }
          failed = attempt(step, in, missing.next(), here);
        }
      }
    }
  }

  /** An effect that failed; it may have landed all the same, and another one may be next. */
  private record Failed(Effect effect, ProblemException why) {
    boolean isStillMissing(Effect next) {
      return next.target().equals(effect.target()) && next.key().equals(effect.key());
    }
  }

  private <I, O> Optional<Failed> attempt(Step<I, O> step, I in, Effect effect, Work here) {
    here.checkpoint();
    effects++;
    facts.append(
        new Fact.Intended(
            step.id().stepId().name(),
            effect.target(),
            effect.key(),
            effect.sha256After(),
            effect.condition()));
    try {
      step.perform(in, effect, here.in(step.id().stepId(), Optional.of(effect.key())));
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(new Failed(effect, e));
    }
  }

  private <O> Halt asked(StepState.Asks<O> asks, Work here) {
    for (Question question : asks.questions()) {
      facts.append(new Fact.Asked(question.id(), question.boundTo()));
      here.emit(stamp -> new Event.Asked(stamp, question));
    }
    return new Halt(new Outcome.Asks<>(asks.questions()));
  }

  private static Problem unplanned(StepName step) {
    return Problem.refused(
        "plan.outdated",
        "The step %s is needed now and was not in the plan.".formatted(step.stepId()),
        "It was not taken, and nothing after it.",
        "Try again: the plan is made again.");
  }

  private static Problem vanishing(StepName step, Effect effect) {
    return Problem.refused(
        "cut.effect-lost",
        "%s was written %d times in step %s and was not there afterwards."
            .formatted(effect.key(), TRIES, step.stepId()),
        "The work stopped before the next step.",
        "Look for another program that writes to the same place, then run the same command again.");
  }

  private static void changed(Work here, State state, Optional<String> detail) {
    here.emit(stamp -> new Event.StepChanged(stamp, state, detail));
  }

  /** Ends a run early with how it ended. */
  public static final class Halt extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Outcome<Object> outcome;

    Halt(Outcome<Object> outcome) {
      super(outcome.toString(), null, false, false);
      this.outcome = outcome;
    }

    /** How it ended. */
    @SuppressWarnings("unchecked") // an outcome without a value has any type
    public <T> Outcome<T> outcome() {
      return (Outcome<T>) outcome;
    }
  }
}
