package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.snapshot.Snapshot;
import com.thaloco.releaseconsole.snapshot.Standing;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.CutSteps.StepView;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import com.thaloco.releaseconsole.ui.state.Statuses;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;

/** The state of each step in the rail, derived from the checklist, the smoke run and the cut. */
final class RailStates {
  private static final Set<CutStep> TAG = Set.of(CutStep.TAG);
  private static final Set<CutStep> VERIFY =
      Set.of(CutStep.VERIFY_STRANGER, CutStep.VERIFY_CLIENTS, CutStep.RECEIPT);

  private final ProjectModel model;

  RailStates(ProjectModel model) {
    this.model = model;
  }

  /** A state, and a short count beside the name. */
  record State(ObservableValue<Status> status, ObservableValue<String> count) {}

  /** Sections have no state of their own. */
  static State section() {
    return new State(
        new javafx.beans.property.SimpleObjectProperty<>(Status.NOT_RUN),
        new javafx.beans.property.SimpleStringProperty(""));
  }

  /** "17 of 21". */
  ObservableValue<String> cleared() {
    return Bindings.createStringBinding(
        () -> Texts.of("rail.cleared", model.checking().clear(), model.checking().size()),
        model.checking().answersProperty());
  }

  State of(ScreenId id) {
    return switch (id.group()) {
      case CHECK -> id == ScreenId.SMOKE ? smoke() : check(id);
      case CUT -> id == ScreenId.REVIEW ? review() : publish();
      case AFTER -> id == ScreenId.TAG ? after(TAG) : after(VERIFY);
      case SECTION ->
          switch (id) {
            case RECOVER -> standing(Standing::of);
            case BUCKET -> standing(Standing::audit);
            default -> section();
          };
    };
  }

  private State standing(Function<Snapshot, Standing> standing) {
    return new State(
        model.live().property().map(now -> Statuses.of(standing.apply(now))),
        new javafx.beans.property.SimpleStringProperty(""));
  }

  private State check(ScreenId id) {
    return new State(
        model.checking().status(id),
        Bindings.createStringBinding(
            () -> model.checking().trouble(id) == 0 ? "" : "" + model.checking().trouble(id),
            model.checking().answersProperty()));
  }

  private State smoke() {
    ObjectBinding<Status> status =
        Bindings.createObjectBinding(
            () ->
                model.smoking().statusProperty().get() == Status.RUNNING
                    ? Status.RUNNING
                    : model.checking().status(ScreenId.SMOKE).get(),
            model.smoking().statusProperty(),
            model.checking().status(ScreenId.SMOKE));
    StringBinding count =
        Bindings.createStringBinding(
            () -> {
              if (model.smoking().statusProperty().get() != Status.RUNNING) {
                return "";
              }
              int ended = model.smoking().scenariosProperty().get();
              int expected = model.smoking().expected();
              return expected > 0 ? ended + "/" + expected : "" + ended;
            },
            model.smoking().statusProperty(),
            model.smoking().scenariosProperty());
    return new State(status, count);
  }

  private State review() {
    return new State(
        Bindings.createObjectBinding(
            () ->
                model.checking().lock().isEmpty() || model.cutting().done() > 0
                    ? Status.PASSED
                    : Status.NOT_RUN,
            model.checking().answersProperty(),
            model.cutting().steps()),
        new javafx.beans.property.SimpleStringProperty(""));
  }

  private State publish() {
    ObservableValue<Status> steps = steps(Set.of(CutStep.values()));
    return new State(
        Bindings.createObjectBinding(
            // Between two steps none of them runs, and yet the cut does.
            () ->
                steps.getValue() == Status.NOT_RUN && model.cutting().runningProperty().get()
                    ? Status.RUNNING
                    : steps.getValue(),
            steps,
            model.cutting().runningProperty()),
        Bindings.createStringBinding(
            () ->
                model.cutting().done() == 0
                    ? ""
                    : model.cutting().done() + "/" + model.cutting().steps().size(),
            model.cutting().steps()));
  }

  private State after(Set<CutStep> wanted) {
    return new State(steps(wanted), new javafx.beans.property.SimpleStringProperty(""));
  }

  private ObservableValue<Status> steps(Set<CutStep> wanted) {
    return Bindings.createObjectBinding(
        () -> {
          List<Status> states =
              model.cutting().steps().stream()
                  .filter(step -> wanted.contains(step.step()))
                  .map(StepView::status)
                  .toList();
          if (states.stream().allMatch(s -> s == Status.DONE)) {
            return Status.DONE;
          }
          return states.stream()
              .filter(s -> s != Status.DONE)
              .min(Status::compareTo)
              .orElse(Status.NOT_RUN);
        },
        model.cutting().steps());
  }
}
