package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.check.Checks;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Question;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.recover.OfferedRecovery;
import com.thaloco.releaseconsole.recover.RecoverRequest;
import com.thaloco.releaseconsole.recover.RecoverResult;
import com.thaloco.releaseconsole.recover.Recoveries;
import com.thaloco.releaseconsole.recover.RecoveryKind;
import com.thaloco.releaseconsole.recover.RecoveryPlan;
import com.thaloco.releaseconsole.recover.ReleaseProblem;
import com.thaloco.releaseconsole.setup.Build;
import com.thaloco.releaseconsole.snapshot.Basis;
import com.thaloco.releaseconsole.snapshot.Part;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The recovery that was chosen: its plan first, then its run, which can be stopped and continued.
 */
public final class Recovering {
  /** The recovery, and of what problem. */
  public record Choice(OfferedRecovery way, ReleaseProblem trouble) {
    /** What is done by it: "Withdraw v0.1.7". */
    public String title() {
      return Texts.of("recover.title." + way.kind().word(), way.version());
    }
  }

  private final ProjectModel model;
  private final Operation operation;
  private final RecoverSteps steps = new RecoverSteps();
  private final Map<String, String> answers = new HashMap<>();
  private final ReadOnlyObjectWrapper<Optional<Choice>> choice =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RecoveryPlan>> plan =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Outcome<RecoverResult>>> outcome =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private Optional<Part<RecoveryPlan>> plannedAt = Optional.empty();

  Recovering(ProjectModel model) {
    this.model = model;
    this.operation = new Operation(Operation.Kind.RECOVERY, model.operations());
  }

  /** What was chosen; empty while the list is shown. */
  public ReadOnlyObjectProperty<Optional<Choice>> choiceProperty() {
    return choice.getReadOnlyProperty();
  }

  /** The plan as things were when it was chosen; empty while it is made. */
  public ReadOnlyObjectProperty<Optional<RecoveryPlan>> planProperty() {
    return plan.getReadOnlyProperty();
  }

  public RecoverSteps steps() {
    return steps;
  }

  public Log log() {
    return operation.log();
  }

  public ReadOnlyBooleanProperty runningProperty() {
    return operation.runningProperty();
  }

  /** A stop was asked for, and the current step is being finished. */
  public ReadOnlyBooleanProperty stoppingProperty() {
    return operation.stoppingProperty();
  }

  /** How planning or the last run ended; empty before, and while one runs. */
  public ReadOnlyObjectProperty<Optional<Outcome<RecoverResult>>> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  /** What is asked before it can continue. */
  public List<Question> questions() {
    return outcome.get().orElse(null) instanceof Outcome.Asks<RecoverResult>(var questions)
        ? questions
        : List.of();
  }

  /** Chooses a recovery, and has its plan made; nothing is changed by that. */
  public void choose(OfferedRecovery way, ReleaseProblem trouble) {
    if (operation.isRunning()) {
      return;
    }
    forget();
    choice.set(Optional.of(new Choice(way, trouble)));
    lookAgain();
  }

  /** Makes the plan again, as things are now. */
  public void lookAgain() {
    if (operation.isRunning() || choice.get().isEmpty()) {
      return;
    }
    Choice about = choice.get().get();
    Basis now = model.live().get().current().withoutObjects();
    outcome.set(Optional.empty());
    model
        .worker()
        .<Outcome<RecoverResult>>run(
            () ->
                core()
                    .plan(
                        request(about, Optional.empty(), Optional.empty()),
                        Run.of(e -> {}).at(Recoveries.STEP)),
            planned -> planned(about, now, planned),
            failed -> planned(about, now, new Outcome.Refused<>(failed)));
  }

  /** Since when the plan is known, where the world is another now; empty once it was begun. */
  public Optional<Instant> planAsOf() {
    return begun()
        ? Optional.empty()
        : plannedAt.filter(part -> model.live().get().isOlder(part)).map(Part::at);
  }

  /** Whether the plan is being carried out, or was. */
  public boolean begun() {
    return operation.isRunning() || plan.get().isPresent() && outcome.get().isPresent();
  }

  private void planned(Choice about, Basis of, Outcome<RecoverResult> planned) {
    if (operation.isRunning() || !choice.get().equals(Optional.of(about))) {
      return; // another was chosen meanwhile, or it is being carried out
    }
    if (planned instanceof Outcome.Ok<RecoverResult>(RecoverResult.Planned(RecoveryPlan made))) {
      steps.plan(made);
      plannedAt = Optional.of(new Part<>(made, Instant.now(), of));
      plan.set(Optional.of(made));
    } else {
      outcome.set(Optional.of(planned));
    }
  }

  /** Keeps an answer for the next run. */
  public void answer(String id, String text) {
    answers.put(id, text);
  }

  /**
   * Carries the plan out, or continues it.
   *
   * @param typed the version as it was typed to confirm
   */
  public void start(String typed) {
    if (operation.isRunning() || choice.get().isEmpty() || plan.get().isEmpty()) {
      return;
    }
    Choice about = choice.get().get();
    Optional<RecoveryPlan> seen = plan.get();
    steps.restart();
    outcome.set(Optional.empty());
    Work work = operation.begin(about.title(), Recoveries.STEP, this::painted);
    model
        .worker()
        .<Outcome<RecoverResult>>run(
            () -> core().run(request(about, Optional.of(typed), seen), model.key().keyring(), work),
            ended -> operation.end(() -> settle(ended)),
            failed -> operation.end(() -> settle(new Outcome.Refused<>(failed))));
  }

  /** Stops at the next boundary; nothing is lost by that. */
  public void stop() {
    operation.stop();
  }

  /** Goes back to the list; a run continues. */
  public void leave() {
    if (!operation.isRunning()) {
      forget();
    }
  }

  private void forget() {
    choice.set(Optional.empty());
    plan.set(Optional.empty());
    plannedAt = Optional.empty();
    outcome.set(Optional.empty());
    answers.clear();
    steps.clear();
    operation.log().clear();
  }

  private void settle(Outcome<RecoverResult> how) {
    switch (how) {
      case Outcome.Ok<RecoverResult> _ -> {
        steps.done();
        if (plan.get().filter(RecoveryPlan::needsKey).isPresent()) {
          model.key().lock();
        }
        choice
            .get()
            .map(Choice::way)
            .filter(way -> way.kind() == RecoveryKind.WITHDRAW)
            .ifPresent(way -> model.leave(way.version()));
      }
      case Outcome.Refused<RecoverResult>(Problem _) -> steps.settle(Status.BLOCKED);
      case Outcome.Asks<RecoverResult> _ -> steps.settle(Status.ASKS);
      case Outcome.Stopped<RecoverResult> _ -> steps.settle(Status.STOPPED);
    }
    outcome.set(Optional.of(how));
    model.cutting().look();
    model.refresh();
  }

  private void painted(EventFeed.Batch batch) {
    for (Event event : batch.events()) {
      switch (event) {
        case Event.StepChanged e -> steps.changed(e);
        case Event.Visibility e ->
            model
                .live()
                .told(
                    choice
                        .get()
                        .map(about -> about.way().version().text())
                        .filter(text -> e.released()),
                    e.sentence(),
                    e.stamp().at());
        case Event.Moved _, Event.Line _, Event.Found _, Event.Asked _, Event.Ended _ -> {}
      }
    }
  }

  private RecoverRequest request(
      Choice about, Optional<String> typed, Optional<RecoveryPlan> seen) {
    RecoveryKind kind = about.way().kind();
    return new RecoverRequest(kind, about.way().version(), answers, typed, seen, Optional.empty());
  }

  private Recoveries core() {
    return new Recoveries(model.freshProject(), Checks.all(), Build.version());
  }
}
