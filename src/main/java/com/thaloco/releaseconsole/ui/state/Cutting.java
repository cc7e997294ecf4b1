package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.check.Checks;
import com.thaloco.releaseconsole.cut.CommitChoice;
import com.thaloco.releaseconsole.cut.Cut;
import com.thaloco.releaseconsole.cut.CutPreview;
import com.thaloco.releaseconsole.cut.CutRequest;
import com.thaloco.releaseconsole.cut.CutResult;
import com.thaloco.releaseconsole.cut.CutResult.Released;
import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.engine.PlannedSteps;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Question;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.journal.RunLog;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.setup.Build;
import com.thaloco.releaseconsole.ui.kit.LogLine;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.state.CutSteps.ObjectView;
import com.thaloco.releaseconsole.ui.state.CutSteps.StepView;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;

/** The cut of an open project: running, stopped, or finished. */
public final class Cutting {
  private static final StepId STEP = new StepId("cut");

  /** What the screens of a cut are about. */
  public record About(String version, String commit) {}

  /** What the state folder knows: the cut that is not finished, and how long steps take. */
  private record Known(
      Optional<History> unfinished, StepDurations weights, List<RunLog.Line> printed) {}

  /** How a run ended, and what is known then. */
  private record After(Outcome<CutResult> how, Known known) {}

  private final ProjectModel model;
  private final Operation operation;
  private final CutProgress progress;
  private final Map<String, String> answers = new HashMap<>();
  private final ReadOnlyObjectWrapper<Optional<Outcome<CutResult>>> outcome =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<History>> unfinished =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<About> fixed = Optional.empty();

  Cutting(ProjectModel model) {
    this.model = model;
    this.operation = new Operation(Operation.Kind.CUT, model.operations());
    this.progress = new CutProgress(model.project().profile());
  }

  /** Whatever was shown is over: no cut runs, and none is unfinished. */
  void forget() {
    if (operation.isRunning()) {
      return;
    }
    fixed = Optional.empty();
    answers.clear();
    model.key().forgetWish();
    operation.log().clear();
    outcome.set(Optional.empty());
    restart();
  }

  /** Another version or commit is given: what a failed try of the one before said is over. */
  void moveOn() {
    boolean released =
        outcome.get().orElse(null) instanceof Outcome.Ok<CutResult>(Released _); // stays in sight
    if (!released && unfinished.get().isEmpty()) {
      forget();
    }
  }

  private void restart() {
    if (about().version().isEmpty()) {
      progress.clear();
    } else {
      progress.begin(about().version());
    }
  }

  /** The steps in the contract's order. */
  public ObservableList<StepView> steps() {
    return progress.steps();
  }

  /** The objects of the version that is shown, in the order in which they are written. */
  public ObservableList<ObjectView> objects() {
    return progress.objects();
  }

  /** What the verification steps found. */
  public ObservableList<Finding> verified() {
    return progress.verified();
  }

  /** The run itself: whether it runs, since when, and what it prints. */
  public Operation operation() {
    return operation;
  }

  public Log log() {
    return operation.log();
  }

  public ReadOnlyBooleanProperty runningProperty() {
    return operation.runningProperty();
  }

  /** A stop was asked for, and the current object is being finished. */
  public ReadOnlyBooleanProperty stoppingProperty() {
    return operation.stoppingProperty();
  }

  /** How the last run of this window ended; empty before, and while one runs. */
  public ReadOnlyObjectProperty<Optional<Outcome<CutResult>>> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  /** The cut that was not finished, if there is one; not the one that runs now. */
  public ReadOnlyObjectProperty<Optional<History>> unfinishedProperty() {
    return unfinished.getReadOnlyProperty();
  }

  /** One step as it is now. */
  public StepView step(CutStep wanted) {
    return progress.step(wanted);
  }

  /**
   * The version and commit of the cut that is shown: of the one that runs or was released, else of
   * the unfinished one, else the current object.
   */
  public About about() {
    return fixed
        .or(() ->
            unfinished.get().map(History::opened).map(o -> new About(o.version(), o.commit())))
        .orElseGet(() ->
            new About(
                model.knowsVersion() ? model.versionProperty().get().text() : "",
                model.commitProperty().get()));
  }

  /** See {@link #about}. */
  public String versionText() {
    return about().version();
  }

  /** See {@link #about}. */
  public String commitText() {
    return about().commit();
  }

  /** How far the whole is, between 0 and 1; it never runs back. */
  public double progress() {
    return progress.part();
  }

  /** What is left, after three seconds: from the weights, corrected by how fast it goes. */
  public Optional<Duration> remaining() {
    return operation
        .startedAtProperty()
        .get()
        .flatMap(at -> TimeEstimate.remaining(progress(), Duration.between(at, Instant.now())));
  }

  /** How long what is not done took in the last cut. */
  public Duration weightLeft() {
    return progress.pace().left(steps());
  }

  /** How long a whole cut took the last time. */
  public Duration usual() {
    return progress.pace().whole(steps());
  }

  /** How many steps are done. */
  public long done() {
    return progress.done();
  }

  /** What is foreseen of the objects' sizes; ignored where it is of another version. */
  public void foresee(CutPreview preview) {
    progress.plan(preview);
  }

  /** Looks whether a cut was left unfinished, and shows how far it came. */
  void look() {
    model.worker().run(this::known, this::show, this::missed);
  }

  /** An observation has seen the cut that is unfinished; another program may have continued it. */
  void observed(Optional<History> seen) {
    if (!operation.isRunning() && !seen.equals(unfinished.get())) {
      look();
    }
  }

  private Known known() {
    Optional<History> open = core().unfinished();
    return new Known(
        open,
        StepDurations.of(model.project().state()),
        open.map(History::opened)
            .map(cut -> RunLog.read(model.project().state(), cut.version(), cut.commit()))
            .orElse(List.of()));
  }

  private void missed(Problem problem) {
    outcome.set(Optional.of(new Outcome.Refused<>(problem)));
  }

  private void show(Known known) {
    if (operation.isRunning()) {
      return;
    }
    boolean ended = unfinished.get().isPresent() && known.unfinished().isEmpty();
    keep(known);
    if (ended) {
      forget();
    }
    known
        .unfinished()
        .ifPresent(past -> {
          model.versionProperty().set(new ReleaseVersion(past.opened().version()));
          if (!progress.version().equals(past.opened().version())) {
            restart();
          }
          progress.remember(past);
          if (log().lines().isEmpty()) { // of before this window was opened
            log().add(known.printed());
          }
        });
  }

  private void keep(Known known) {
    unfinished.set(known.unfinished());
    progress.pace().weigh(known.weights());
  }

  private Cut core() {
    return new Cut(model.project(), Checks.all(), Build.version());
  }

  /** The steps of a cut of it: the same ones that a dry run lists, and that a cut takes. */
  public PlannedSteps planned(Candidate subject, Work work) {
    return core().planned(subject, work);
  }

  /** What is asked before it can begin or continue. */
  public List<Question> questions() {
    return outcome.get().orElse(null) instanceof Outcome.Asks<CutResult>(var questions)
        ? questions
        : List.of();
  }

  /**
   * Starts the cut of the current version, or resumes the unfinished one.
   *
   * @param more answers by the question's id; those before hold on as long as more is asked
   */
  public void start(Map<String, String> more) {
    if (operation.isRunning()) {
      return;
    }
    answers.putAll(more);
    Work work = begin();
    var request = new CutRequest(model.versionProperty().get(), Map.copyOf(answers), true);
    model
        .worker()
        .<After>run(
            () -> after(core().run(request, model.key().keyring(), work)),
            after -> operation.end(() -> settle(after.how(), Optional.of(after.known()))),
            failed -> {
              operation.end(() -> settle(new Outcome.Refused<>(failed), Optional.empty()));
              model.worker().run(this::known, this::keep, this::missed);
            });
  }

  /** Everything is as before a first step; what comes of the work is shown as the cut's. */
  Work begin() {
    fixed = Optional.empty();
    About shown = about();
    About now = new About(shown.version(), answers.getOrDefault(CommitChoice.ID, shown.commit()));
    fixed = Optional.of(now);
    progress.begin(now.version());
    outcome.set(Optional.empty());
    List<LogLine> before = unfinished.get().isPresent() ? List.copyOf(log().lines()) : List.of();
    Work work = operation.begin(now.version(), STEP, this::painted);
    before.forEach(log()::add); // what is resumed continues the log
    return work;
  }

  private After after(Outcome<CutResult> how) {
    return new After(how, known());
  }

  private void settle(Outcome<CutResult> how, Optional<Known> known) {
    known.ifPresent(this::keep);
    fixed =
        how instanceof Outcome.Ok<CutResult>(Released released)
            ? Optional.of(new About(released.version(), released.commit()))
            : Optional.empty();
    if (how instanceof Outcome.Refused<CutResult>(Problem problem)) {
      progress.settle(Status.BLOCKED, problem.happened());
    } else {
      progress.settle(Status.STOPPED, "");
    }
    unfinished.get().ifPresent(progress::remember);
    outcome.set(Optional.of(how));
    if (!(how instanceof Outcome.Asks<CutResult>)) {
      answers.clear();
    }
    if (how instanceof Outcome.Ok<CutResult>) {
      model.key().lock();
    }
    model.refresh();
  }

  /** Stops once the current object is finished; the cut can be resumed. */
  public void stop() {
    operation.stop();
  }

  /** Breaks the current object off; the cut can be resumed all the same. */
  public void breakOff() {
    operation.breakOff();
  }

  /**
   * Looks at the bucket and the remote whether the unfinished cut can be abandoned; nothing is
   * changed.
   *
   * @param told gets the reason why not; empty where it can be
   */
  public void mayAbandon(Consumer<Optional<Problem>> told) {
    model
        .worker()
        .<Optional<Problem>>run(
            () -> core().whyNotAbandon(Run.of(event -> {}).at(STEP)),
            told,
            failed -> told.accept(Optional.of(failed)));
  }

  /** Ends the unfinished cut, while nothing of it is public; refused, all stays as it is. */
  public void abandon() {
    var version = new ReleaseVersion(versionText());
    Work work = Run.of(event -> {}).at(STEP);
    model
        .worker()
        .<After>run(
            () -> after(core().abandon(version, "asked for in the window", work)),
            after -> {
              keep(after.known());
              if (after.how() instanceof Outcome.Ok<CutResult>) {
                forget();
              }
              outcome.set(Optional.of(after.how()));
              model.refresh();
            },
            this::missed);
  }

  private void painted(EventFeed.Batch batch) {
    for (Event event : batch.events()) {
      switch (event) {
        case Event.StepChanged e -> progress.changed(e);
        case Event.Visibility e ->
            model
                .live()
                .told(
                    Optional.of(versionText()).filter(text -> e.released()),
                    e.sentence(),
                    e.stamp().at());
        case Event.Found e -> progress.found(e.finding());
        case Event.Moved _, Event.Line _, Event.Asked _, Event.Ended _ -> {}
      }
    }
    batch.moved().forEach(progress::moved);
  }
}
