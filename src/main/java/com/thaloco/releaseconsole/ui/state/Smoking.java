package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.SmokeOutcome;
import com.thaloco.releaseconsole.profile.SmokeRules;
import com.thaloco.releaseconsole.smoke.SmokeSuite;
import com.thaloco.releaseconsole.ui.kit.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The smoke suite of an open project: its live output, and how it came out. */
public final class Smoking {
  /** What the state folder knows: of a commit, and how many scenarios a green run has. */
  private record Known(Optional<SmokeOutcome> outcome, int expected) {}

  private final ProjectModel model;
  private final Operation operation;
  private final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>(Status.NOT_RUN);
  private final ReadOnlyIntegerWrapper scenarios = new ReadOnlyIntegerWrapper(0);
  private final ReadOnlyObjectWrapper<Optional<SmokeOutcome>> outcome =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Problem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private int expected;
  private Optional<Instant> endedHere = Optional.empty();
  private String shownFor = "";

  Smoking(ProjectModel model) {
    this.model = model;
    this.operation = new Operation(Operation.Kind.SMOKE, model.operations());
  }

  /** Looks what is known of the current commit: the suite may have run outside the window. */
  void look() {
    if (status.get() == Status.RUNNING) {
      return;
    }
    String commit = model.commitProperty().get();
    model
        .worker()
        .<Known>run(
            () -> known(commit),
            known -> {
              if (status.get() != Status.RUNNING
                  && commit.equals(model.commitProperty().get())
                  && isNews(commit, known)) {
                problem.set(Optional.empty());
                show(known);
                shownFor = commit;
                endedHere = Optional.empty();
              }
            },
            failed -> problem.set(Optional.of(failed)));
  }

  /** A failure or stop of this window is kept nowhere: only a later outcome takes its place. */
  private boolean isNews(String commit, Known known) {
    return endedHere.isEmpty()
        || !commit.equals(shownFor)
        || known
            .outcome()
            .filter(last -> last.endedAt().isAfter(endedHere.orElseThrow()))
            .isPresent();
  }

  private void endedHere() {
    endedHere = Optional.of(Instant.now());
    shownFor = ranFor();
  }

  private Known known(String commit) {
    return new Known(
        SmokeOutcome.load(model.project().state(), commit),
        SmokeOutcome.all(model.project().state()).stream()
            .filter(SmokeOutcome::green)
            .max(Comparator.comparing(SmokeOutcome::endedAt))
            .map(SmokeOutcome::scenarios)
            .orElse(0));
  }

  private void show(Known known) {
    Optional<SmokeOutcome> last = known.outcome();
    expected = known.expected();
    outcome.set(last);
    scenarios.set(last.map(SmokeOutcome::scenarios).orElse(0));
    status.set(last.map(o -> o.green() ? Status.PASSED : Status.BLOCKED).orElse(Status.NOT_RUN));
  }

  /** The commit that the output is of; empty before the first run. */
  public String ranFor() {
    return operation.about();
  }

  public Log log() {
    return operation.log();
  }

  public ReadOnlyObjectProperty<Status> statusProperty() {
    return status.getReadOnlyProperty();
  }

  /** How many scenarios have ended. */
  public ReadOnlyIntegerProperty scenariosProperty() {
    return scenarios.getReadOnlyProperty();
  }

  /** How many the last green run had; 0 where no one knows. */
  public int expected() {
    return expected;
  }

  public ReadOnlyObjectProperty<Optional<SmokeOutcome>> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Instant>> startedAtProperty() {
    return operation.startedAtProperty();
  }

  /** Runs the suite for the current commit. */
  public void start() {
    if (operation.isRunning()) {
      return;
    }
    scenarios.set(0);
    problem.set(Optional.empty());
    outcome.set(Optional.empty());
    status.set(Status.RUNNING);
    endedHere = Optional.empty();
    Optional<Pattern> scenario = model.project().profile().smoke().flatMap(SmokeRules::scenario);
    Work work =
        operation.begin(
            model.commitProperty().get(),
            new StepId("smoke"),
            batch -> scenario.ifPresent(pattern -> count(batch, pattern)));
    model
        .worker()
        .<Known>run(
            () -> known(new SmokeSuite(model.project()).run(work).commit()),
            known -> {
              operation.end(() -> ended(known));
              model.refresh();
              look(); // HEAD may have moved meanwhile
              model.checking().run(ScreenId.SMOKE);
            },
            failed ->
                operation.end(() -> {
                  problem.set(Optional.of(failed));
                  status.set(Status.BLOCKED);
                  endedHere();
                }),
            () ->
                operation.end(() -> {
                  status.set(Status.STOPPED);
                  endedHere();
                }));
  }

  /** The suite ran for the commit that HEAD named when it began. */
  private void ended(Known known) {
    show(new Known(Optional.empty(), known.expected()));
    String commit = model.commitProperty().get();
    if (known.outcome().filter(of -> of.commit().equals(commit)).isPresent()) {
      show(known);
    } else {
      look();
    }
  }

  private void count(EventFeed.Batch batch, Pattern scenario) {
    long ended =
        batch.lines().stream()
            .map(Event.Line::text)
            .filter(line -> scenario.matcher(line).find())
            .count();
    scenarios.set(scenarios.get() + (int) ended);
  }

  /** Stops the suite; nothing is recorded then. */
  public void stop() {
    operation.stop();
  }
}
