package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.engine.PlannedStep;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.recover.RecoverStep;
import com.thaloco.releaseconsole.recover.RecoveryPlan;
import com.thaloco.releaseconsole.ui.kit.Status;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The steps of a recovery's plan, and what became of each so far: a fold over its events. */
public final class RecoverSteps {
  /**
   * One step.
   *
   * @param detail what came out, or what it is at; empty before
   */
  public record View(PlannedStep planned, Status status, String detail) {}

  private final ObservableList<View> views = FXCollections.observableArrayList();

  /** In the order in which they are taken. */
  public ObservableList<View> views() {
    return views;
  }

  /** Begins with a plan: what holds already is done. */
  void plan(RecoveryPlan plan) {
    views.setAll(
        plan.steps().stream()
            .map(step -> new View(step, step.done() ? Status.DONE : Status.NOT_RUN, ""))
            .toList());
  }

  /** Begins again with the same steps. */
  void restart() {
    views.replaceAll(view -> new View(view.planned(), Status.NOT_RUN, ""));
  }

  void clear() {
    views.clear();
  }

  /** Takes up what an event tells of a step. */
  void changed(Event.StepChanged event) {
    String name = event.stamp().step().name();
    Status status =
        switch (event.state()) {
          case RUNNING -> Status.RUNNING;
          case DONE -> Status.DONE;
          case STOPPED -> Status.STOPPED;
          case FAILED -> Status.BLOCKED;
        };
    if (has(name)) {
      mark(name, status, event.detail().orElse(""));
    } else if (status != Status.DONE) {
      within(name, status);
    }
  }

  /** Steps that the plan does not name belong to one that it does. */
  private void within(String name, Status status) {
    CutStep.of(name).ifPresent(step -> mark(RecoverStep.CUT.toString(), status, step.title()));
  }

  /** All of it holds. */
  void done() {
    views.replaceAll(view -> new View(view.planned(), Status.DONE, view.detail()));
  }

  /** What still runs has ended with the whole. */
  void settle(Status left) {
    views.replaceAll(view ->
        view.status() == Status.RUNNING ? new View(view.planned(), left, view.detail()) : view);
  }

  /** How many are done. */
  public long count() {
    return views.stream().filter(view -> view.status() == Status.DONE).count();
  }

  /** The numbers of the steps that can't be undone. */
  public List<Integer> forGood() {
    return views.stream()
        .map(View::planned)
        .filter(step -> step.undo() == Undo.FOR_GOOD)
        .map(PlannedStep::number)
        .toList();
  }

  private boolean has(String name) {
    return views.stream().anyMatch(view -> view.planned().step().equals(name));
  }

  private void mark(String name, Status status, String detail) {
    views.replaceAll(view ->
        view.planned().step().equals(name) ? new View(view.planned(), status, detail) : view);
  }
}
