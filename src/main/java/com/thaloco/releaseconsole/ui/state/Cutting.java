package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.check.Checks;
import com.thaloco.releaseconsole.cut.Cut;
import com.thaloco.releaseconsole.cut.CutRequest;
import com.thaloco.releaseconsole.cut.CutResult;
import com.thaloco.releaseconsole.cut.CutResult.Released;
import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.setup.Build;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.state.CutSteps.ObjectView;
import com.thaloco.releaseconsole.ui.state.CutSteps.StepView;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

/** The cut of an open project: running, stopped, or finished. */
public final class Cutting {
  /** What clients get now. */
  public record Visible(boolean released, String sentence) {}

  /** What the state folder knows: the cut that is not finished, and how long steps take. */
  private record Known(Optional<History> unfinished, Weights weights) {}

  /** How a run ended, and what is known then. */
  private record After(Outcome<CutResult> how, Known known) {}

  private final Desk desk;
  private final Log log = new Log();
  private final ObservableList<StepView> steps = FXCollections.observableArrayList();
  private final Uploads uploads;
  private final Pace pace = new Pace();
  private final ObservableList<Finding> verified = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper stopping = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyObjectWrapper<Optional<Visible>> visible =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Outcome<CutResult>>> outcome =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<History>> unfinished =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Instant>> startedAt =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Run> run = Optional.empty();
  private Optional<Released> about = Optional.empty();

  Cutting(Desk desk) {
    this.desk = desk;
    this.uploads = new Uploads(desk.project().profile());
    reset();
  }

  /** The last cut is over, and the next one is of another version. */
  void forget() {
    reset();
    about = Optional.empty();
    outcome.set(Optional.empty());
    visible.set(Optional.empty());
  }

  private void reset() {
    steps.setAll(List.of(CutStep.values()).stream().map(StepView::waiting).toList());
    uploads.clear();
    verified.clear();
    log.clear();
    pace.reset();
  }

  /** The steps in the contract's order. */
  public ObservableList<StepView> steps() {
    return steps;
  }

  /** Objects on their way, by key. */
  public ObservableMap<String, ObjectView> objects() {
    return uploads.views();
  }

  /** What the verification steps found. */
  public ObservableList<Finding> verified() {
    return verified;
  }

  public Log log() {
    return log;
  }

  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** A stop was asked for, and the object at hand is being finished. */
  public ReadOnlyBooleanProperty stoppingProperty() {
    return stopping.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Visible>> visibleProperty() {
    return visible.getReadOnlyProperty();
  }

  /** How the last run of this window ended; empty before, and while one runs. */
  public ReadOnlyObjectProperty<Optional<Outcome<CutResult>>> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  /** The cut that was not finished, if there is one; not the one that runs now. */
  public ReadOnlyObjectProperty<Optional<History>> unfinishedProperty() {
    return unfinished.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Instant>> startedAtProperty() {
    return startedAt.getReadOnlyProperty();
  }

  /** One step as it is now. */
  public StepView step(CutStep wanted) {
    return steps.get(wanted.ordinal());
  }

  /** The version of the cut that is shown: the world moves on once it is out. */
  public String versionText() {
    return about.map(Released::version).orElseGet(() -> desk.versionProperty().get().text());
  }

  /** The commit of the cut that is shown. */
  public String commitText() {
    return about.map(Released::commit).orElseGet(() -> desk.commitProperty().get());
  }

  /** How far the whole is, between 0 and 1; it never runs back. */
  public double progress() {
    return pace.progress(steps, objects().values());
  }

  /** What is left, after three seconds: from the weights, corrected by how fast it goes. */
  public Optional<Duration> remaining() {
    return startedAt
        .get()
        .flatMap(at -> Pace.remaining(progress(), Duration.between(at, Instant.now())));
  }

  /** How long what is not done took in the last cut. */
  public Duration weightLeft() {
    return pace.left(steps);
  }

  /** How many steps are done. */
  public long done() {
    return steps.stream().filter(step -> step.status() == Status.DONE).count();
  }

  /** Looks whether a cut was left unfinished, and shows how far it came. */
  void look() {
    desk.worker().run(this::known, this::show, this::missed);
  }

  private Known known() {
    return new Known(core().unfinished(), Weights.of(desk.project().state()));
  }

  private void missed(Problem problem) {
    outcome.set(Optional.of(new Outcome.Refused<>(problem)));
  }

  private void show(Known known) {
    if (running.get()) {
      return;
    }
    keep(known);
    known
        .unfinished()
        .ifPresent(past -> {
          desk.versionProperty().set(new ReleaseVersion(past.opened().version()));
          remember(past);
        });
  }

  /** Shows what the journal of the unfinished cut says to be done, and where it stopped. */
  private void remember(History past) {
    Weights.times(past)
        .forEach((step, time) -> {
          if (step(step).status() == Status.NOT_RUN) {
            mark(step.toString(), Status.DONE, "");
            took(step, time);
            uploads.finish(step, versionText());
          }
        });
    boolean told =
        steps.stream().anyMatch(s -> s.status() == Status.STOPPED || s.status() == Status.BLOCKED);
    List.copyOf(steps).stream()
        .filter(step -> !told && step.status() == Status.NOT_RUN)
        .findFirst()
        .ifPresent(step -> mark(step.step().toString(), Status.STOPPED, ""));
  }

  private void keep(Known known) {
    unfinished.set(known.unfinished());
    pace.weigh(known.weights());
  }

  private Cut core() {
    return new Cut(desk.project(), Checks.all(), Build.version());
  }

  /** Starts the cut of the version at hand, or resumes it; answers are by the question's id. */
  public void start(Map<String, String> answers) {
    if (running.get()) {
      return;
    }
    EventFeed feed = begin();
    Run started = Run.of(feed);
    run = Optional.of(started);
    var request = new CutRequest(desk.versionProperty().get(), answers, true);
    desk.worker()
        .<After>run(
            () -> after(core().run(request, desk.key().keyring(), started.at(new StepId("cut")))),
            after -> {
              feed.paint();
              keep(after.known());
              ended(after.how());
            },
            failed -> {
              feed.paint();
              ended(new Outcome.Refused<>(failed));
              desk.worker().run(this::known, this::keep, this::missed);
            });
  }

  /** Everything is as before a first step; what the feed gets is shown as the cut's. */
  EventFeed begin() {
    reset();
    running.set(true);
    stopping.set(false);
    outcome.set(Optional.empty());
    startedAt.set(Optional.of(Instant.now()));
    return new EventFeed(this::painted);
  }

  private After after(Outcome<CutResult> how) {
    return new After(how, known());
  }

  /** How long a whole cut took the last time. */
  public Duration usual() {
    return pace.whole();
  }

  private void ended(Outcome<CutResult> how) {
    run = Optional.empty();
    running.set(false);
    stopping.set(false);
    settle(how);
    outcome.set(Optional.of(how));
    unfinished.get().ifPresent(this::remember);
    if (how instanceof Outcome.Ok<CutResult>(CutResult result)) {
      if (result instanceof Released released) {
        about = Optional.of(released);
      }
      desk.key().lock();
    }
    desk.refresh();
  }

  /** A step that still says "running" has stopped or failed with the cut. */
  private void settle(Outcome<CutResult> how) {
    Status left = how instanceof Outcome.Refused<CutResult> ? Status.BLOCKED : Status.STOPPED;
    List.copyOf(steps).stream()
        .filter(step -> step.status() == Status.RUNNING)
        .forEach(step -> mark(step.step().toString(), left, step.detail()));
    uploads.settle(left);
  }

  /** Stops once the object at hand is finished; the cut can be resumed. */
  public void stop() {
    stopping.set(true);
    run.ifPresent(Run::stopSoon);
  }

  /** Breaks the object at hand off; the cut can be resumed all the same. */
  public void breakOff() {
    stopping.set(true);
    run.ifPresent(Run::stop);
  }

  /** Ends the unfinished cut, while nothing of it is public. */
  public void abandon(Runnable then) {
    ReleaseVersion version = desk.versionProperty().get();
    desk.worker()
        .<After>run(
            () ->
                after(
                    core()
                        .abandon(
                            version,
                            "asked for in the window",
                            Run.of(event -> {}).at(new StepId("cut")))),
            after -> {
              reset();
              keep(after.known());
              outcome.set(Optional.of(after.how()));
              desk.refresh();
              then.run();
            },
            this::missed);
  }

  private void painted(EventFeed.Batch batch) {
    for (Event event : batch.events()) {
      switch (event) {
        case Event.StepChanged e -> changed(e);
        case Event.Visibility e ->
            visible.set(Optional.of(new Visible(e.released(), e.sentence())));
        case Event.Found e -> {
          if (e.finding().id().startsWith("verify.")) {
            verified.removeIf(known -> known.id().equals(e.finding().id()));
            verified.add(e.finding());
          }
        }
        case Event.Moved _, Event.Line _, Event.Asked _, Event.Ended _ -> {}
      }
    }
    batch.moved().forEach(this::moved);
    log.add(batch.lines());
  }

  private void changed(Event.StepChanged e) {
    Status status =
        switch (e.state()) {
          case RUNNING -> Status.RUNNING;
          case DONE -> Status.DONE;
          case STOPPED -> Status.STOPPED;
          case FAILED -> Status.BLOCKED;
        };
    String name = e.stamp().step().name();
    for (int i = 0; i < steps.size(); i++) {
      StepView step = steps.get(i);
      if (!step.step().toString().equals(name)) {
        continue;
      }
      Optional<Instant> began =
          status == Status.RUNNING ? Optional.of(e.stamp().at()) : step.began();
      steps.set(
          i,
          new StepView(
              step.step(),
              status,
              e.detail().orElse(""),
              began,
              status == Status.RUNNING
                  ? Optional.empty()
                  : began.map(from -> Duration.between(from, e.stamp().at()))));
      if (status == Status.DONE) {
        uploads.finish(step.step(), versionText());
      }
    }
  }

  private void moved(Event.Moved e) {
    Optional<CutStep> step =
        steps.stream()
            .map(StepView::step)
            .filter(each -> each.toString().equals(e.stamp().step().name()))
            .findFirst();
    step.ifPresent(each -> uploads.moved(each, e));
  }

  private void took(CutStep step, Duration time) {
    StepView view = step(step);
    steps.set(
        step.ordinal(),
        new StepView(step, view.status(), view.detail(), view.began(), Optional.of(time)));
  }

  private void mark(String name, Status status, String detail) {
    for (int i = 0; i < steps.size(); i++) {
      StepView step = steps.get(i);
      if (step.step().toString().equals(name)) {
        steps.set(i, new StepView(step.step(), status, detail, step.began(), step.took()));
      }
    }
  }
}
