package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.audit.ChangePlan;
import com.thaloco.releaseconsole.audit.Changed;
import com.thaloco.releaseconsole.audit.Changes;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.Work;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** One careful change of the bucket: planned, confirmed, carried out. */
public final class Changing {
  /** How far it is. */
  public sealed interface Stage {
    /** What it would do is being worked out. */
    record Planning() implements Stage {}

    /** It waits to be confirmed. */
    record Planned(ChangePlan plan) implements Stage {}

    /** It is being done. */
    record Running(ChangePlan plan) implements Stage {}

    /** It was done. */
    record Done(Changed changed) implements Stage {}

    /** It is not to be, and why. */
    record Refused(Problem problem) implements Stage {}

    /** It was stopped on the way; the same again continues. */
    record Stopped() implements Stage {}
  }

  private final ProjectModel model;
  private final ReadOnlyObjectWrapper<Stage> stage =
      new ReadOnlyObjectWrapper<>(new Stage.Planning());
  private final Run run = Run.of(event -> {});
  private final Operation operation;

  /**
   * Begins to plan.
   *
   * @param question asks the core for the plan; called beside the FX thread
   */
  public Changing(
      ProjectModel model,
      BiFunction<Changes, Work, ? extends Outcome<? extends ChangePlan>> question) {
    this.model = model;
    this.operation = new Operation(Operation.Kind.CHANGE, model.operations());
    model
        .worker()
        .<Stage>run(
            () -> planned(question.apply(new Changes(model.freshProject()), run.at(Changes.PLAN))),
            stage::set,
            problem -> stage.set(new Stage.Refused(problem)));
  }

  private static Stage planned(Outcome<? extends ChangePlan> outcome) {
    return switch (outcome) {
      case Outcome.Ok<? extends ChangePlan>(ChangePlan plan) -> new Stage.Planned(plan);
      case Outcome.Refused<? extends ChangePlan>(Problem problem) -> new Stage.Refused(problem);
      case Outcome.Asks<? extends ChangePlan> _, Outcome.Stopped<? extends ChangePlan> _ ->
          new Stage.Stopped();
    };
  }

  public ReadOnlyObjectProperty<Stage> stageProperty() {
    return stage.getReadOnlyProperty();
  }

  /** Carries the plan out; the bucket is examined again afterwards, whatever came of it. */
  public void carryOut(String typed) {
    if (!(stage.get() instanceof Stage.Planned(ChangePlan plan))) {
      return;
    }
    stage.set(new Stage.Running(plan));
    operation.begin(plan.title(), run);
    model
        .worker()
        .<Stage>run(
            () ->
                switch (new Changes(model.freshProject())
                    .carryOut(plan, typed, run.at(Changes.PLAN))) {
                  case Outcome.Ok<Changed>(Changed changed) -> new Stage.Done(changed);
                  case Outcome.Refused<Changed>(Problem problem) -> new Stage.Refused(problem);
                  case Outcome.Asks<Changed> _, Outcome.Stopped<Changed> _ -> new Stage.Stopped();
                },
            this::ended,
            problem -> ended(new Stage.Refused(problem)),
            () -> ended(new Stage.Stopped()));
  }

  private void ended(Stage now) {
    operation.end(() -> stage.set(now));
    model.browsing().changed();
    model.refresh();
  }

  /** Stops at the next safe point. */
  public void stop() {
    run.stop();
  }
}
