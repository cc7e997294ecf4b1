package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.cut.CutPreview;
import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.state.CutSteps.ObjectView;
import com.thaloco.releaseconsole.ui.state.CutSteps.StepView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** How far the cut of one version is: a fold over its events and its journal. */
final class CutProgress {
  private final ObservableList<StepView> steps = FXCollections.observableArrayList();
  private final ObservableList<Finding> verified = FXCollections.observableArrayList();
  private final Uploads uploads;
  private final List<CutStep> planned;
  private final TimeEstimate pace = new TimeEstimate();
  private String version = "";

  CutProgress(Profile profile) {
    this.uploads = new Uploads(profile);
    this.planned = CutStep.of(profile);
    clear();
  }

  ObservableList<StepView> steps() {
    return steps;
  }

  ObservableList<ObjectView> objects() {
    return uploads.views();
  }

  ObservableList<Finding> verified() {
    return verified;
  }

  TimeEstimate pace() {
    return pace;
  }

  StepView step(CutStep wanted) {
    return steps.get(planned.indexOf(wanted));
  }

  long done() {
    return steps.stream().filter(step -> step.status() == Status.DONE).count();
  }

  double part() {
    return pace.progress(steps, uploads.views());
  }

  /** No version is given. */
  void clear() {
    version = "";
    reset();
    uploads.clear();
  }

  /** Begins with a version, of which nothing is done yet. */
  void begin(String wanted) {
    version = wanted;
    reset();
    uploads.begin(version);
  }

  /** Which version it is about; empty where none is known. */
  String version() {
    return version;
  }

  private void reset() {
    steps.setAll(planned.stream().map(StepView::waiting).toList());
    verified.clear();
    pace.reset();
  }

  void plan(CutPreview preview) {
    uploads.plan(preview);
  }

  /** Takes up what the journal of the unfinished cut says to be done, and where it stopped. */
  void remember(History past) {
    StepDurations.times(past)
        .forEach((step, time) -> {
          Optional<StepView> view = find(step.toString());
          if (view.isPresent() && view.get().status() == Status.NOT_RUN) {
            set(new StepView(step, Status.DONE, "", view.get().began(), Optional.of(time)));
            uploads.finish(step, true);
          }
        });
    boolean known =
        steps.stream().anyMatch(s -> s.status() == Status.STOPPED || s.status() == Status.BLOCKED);
    List.copyOf(steps).stream()
        .filter(step -> !known && step.status() == Status.NOT_RUN)
        .findFirst()
        .ifPresent(step -> set(step.with(Status.STOPPED, "")));
  }

  void changed(Event.StepChanged e) {
    find(e.stamp().step().name())
        .ifPresent(step -> {
          Status status =
              switch (e.state()) {
                case RUNNING -> Status.RUNNING;
                case DONE -> Status.DONE;
                case STOPPED -> Status.STOPPED;
                case FAILED -> Status.BLOCKED;
              };
          String detail = e.detail().orElse("");
          boolean runs = status == Status.RUNNING;
          Optional<Instant> began = runs ? Optional.of(e.stamp().at()) : step.began();
          Optional<Duration> took =
              runs ? Optional.empty() : began.map(from -> Duration.between(from, e.stamp().at()));
          set(new StepView(step.step(), status, detail, began, took));
          if (status == Status.DONE) {
            uploads.finish(step.step(), e.already());
          } else if (status == Status.BLOCKED) {
            uploads.failed(step.step(), detail);
          }
        });
  }

  void moved(Event.Moved e) {
    find(e.stamp().step().name())
        .ifPresent(step -> uploads.moved(step.step(), e, step.status() == Status.RUNNING));
  }

  void found(Finding finding) {
    if (finding.id().startsWith("verify.")) {
      verified.removeIf(known -> known.id().equals(finding.id()));
      verified.add(finding);
    }
  }

  /** What still runs has stopped or failed with the cut. */
  void settle(Status left, String why) {
    List.copyOf(steps).stream()
        .filter(step -> step.status() == Status.RUNNING)
        .forEach(step -> set(step.with(left, step.detail())));
    uploads.settle(left, why);
  }

  private Optional<StepView> find(String name) {
    return steps.stream().filter(step -> step.step().toString().equals(name)).findFirst();
  }

  private void set(StepView view) {
    steps.set(planned.indexOf(view.step()), view);
  }
}
