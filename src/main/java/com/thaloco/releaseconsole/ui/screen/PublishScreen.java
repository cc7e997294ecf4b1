package com.thaloco.releaseconsole.ui.screen;

import atlantafx.base.theme.Styles;
import com.thaloco.releaseconsole.cut.CommitChoice;
import com.thaloco.releaseconsole.cut.CutResult;
import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.cut.Preview;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Question;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.LogPane;
import com.thaloco.releaseconsole.ui.kit.LogTools;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.kit.VisibilityLine;
import com.thaloco.releaseconsole.ui.state.CutSteps.ObjectView;
import com.thaloco.releaseconsole.ui.state.CutSteps.StepView;
import com.thaloco.releaseconsole.ui.state.Cutting;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.Overview;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.InvalidationListener;
import javafx.collections.MapChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The cut while it runs, stopped, or ended: steps, objects, log, and what clients get now. */
public final class PublishScreen extends Screen {
  @FXML private Panel steps;
  @FXML private VBox stepRows;
  @FXML private Label stepsDone;
  @FXML private MessageBar message;
  @FXML private Label doing;
  @FXML private Label left;
  @FXML private ProgressBar whole;
  @FXML private Label visible;
  @FXML private Panel logPanel;
  @FXML private ScrollPane stepScroll;
  @FXML private Panel objectsPanel;
  @FXML private VBox objects;
  @FXML private LogPane log;

  private final Cutting cutting;
  private final Map<CutStep, StepRow> rows = new EnumMap<>(CutStep.class);
  private Optional<PublishObjects> uploads = Optional.empty();
  private final Button stop;
  private final Button resume;
  private final Button abandon;
  private final Button review;
  private final Button verify;
  private final Timeline ticking = new Timeline(new KeyFrame(Duration.millis(500), e -> tick()));

  public PublishScreen(Desk desk, Navigator go) {
    super(desk, go);
    cutting = desk.cutting();
    stop = Buttons.of(Texts.of("publish.stop"), Feather.SQUARE, this::stop);
    stop.setId("stop");
    resume = Buttons.primary(Texts.of("home.resume"), Feather.PLAY, this::resume);
    resume.setId("resume-cut");
    abandon = Buttons.of(Texts.of("publish.abandon"), () -> go.overlay(new AbandonPane(desk, go)));
    abandon.setId("abandon");
    review = Buttons.of(Texts.of("publish.review"), () -> go.open(ScreenId.REVIEW));
    verify =
        Buttons.primary(
            Texts.of("publish.verify"), Feather.ARROW_RIGHT, () -> go.open(ScreenId.VERIFY));
    verify.setId("publish-next");
    ticking.setCycleCount(Animation.INDEFINITE);
  }

  @Override
  protected void initialize() {
    log.setLines(cutting.log().lines());
    LogTools.into(logPanel, log);
    uploads = Optional.of(new PublishObjects(objectsPanel, objects, cutting));
    buildSteps();
    InvalidationListener renderer = all -> render();
    cutting.steps().addListener(renderer);
    cutting.runningProperty().addListener(renderer);
    cutting.stoppingProperty().addListener(renderer);
    cutting.outcomeProperty().addListener(renderer);
    cutting.unfinishedProperty().addListener(renderer);
    cutting.visibleProperty().addListener(renderer);
    cutting.objects().addListener((MapChangeListener<String, ObjectView>) change -> showObjects());
    desk.overview().lookProperty().addListener(all -> showVisible());
    desk.versionProperty().addListener(all -> buildSteps());
    render();
  }

  private void buildSteps() {
    rows.clear();
    stepRows.getChildren().clear();
    for (StepView step : cutting.steps()) {
      if (step.step() == CutStep.PUT_MANIFEST) {
        stepRows.getChildren().add(new VisibilityLine(cutting.versionText(), ""));
      }
      var row = new StepRow(step);
      rows.put(step.step(), row);
      stepRows.getChildren().add(row);
    }
  }

  private void render() {
    String version = cutting.versionText();
    boolean running = cutting.runningProperty().get();
    frame.setTitle(Texts.of(running ? "publish.title.running" : "publish.title", version));
    frame.setSubtitle(
        running
            ? Texts.of(
                "publish.started",
                Hash.commit(cutting.commitText()),
                cutting
                    .startedAtProperty()
                    .get()
                    .map(at -> Amounts.when(at, Instant.now()))
                    .orElse(""))
            : Texts.of("publish.subtitle"));
    cutting.steps().forEach(this::showStep);
    stepsDone.setText(Texts.of("publish.done", cutting.done(), rows.size()));
    if (running) {
      ticking.play();
    } else {
      ticking.stop();
    }
    tick();
    showVisible();
    showObjects();
    explain(running);
    actions(running);
  }

  private void showStep(StepView step) {
    StepRow row = rows.get(step.step());
    if (row != null) {
      row.show(step);
      if (step.status() == Status.RUNNING) {
        follow(row);
      }
    }
  }

  /** Keeps the running step in sight where the list is longer than the window. */
  private void follow(StepRow row) {
    double hidden = stepRows.getHeight() - stepScroll.getViewportBounds().getHeight();
    if (hidden > 0) {
      double wanted = row.getBoundsInParent().getCenterY() - stepScroll.getHeight() / 2;
      stepScroll.setVvalue(Math.clamp(wanted / hidden, 0, 1));
    }
  }

  private void tick() {
    Optional<StepView> current =
        cutting.steps().stream().filter(s -> s.status() == Status.RUNNING).findFirst();
    current.ifPresent(step -> {
      StepRow row = rows.get(step.step());
      if (row != null) {
        row.tick(step);
      }
    });
    if (current.isPresent() || !cutting.runningProperty().get() || cutting.done() == 0) {
      doing.setText(current.map(StepRow::title).orElse(idle())); // between two steps the last stays
    }
    whole.setProgress(cutting.progress());
    left.setText(
        cutting.runningProperty().get()
            ? cutting
                .remaining()
                .map(t -> Texts.of("publish.left", Amounts.inWords(t)))
                .orElse(Texts.of("object.working-out"))
            : "");
  }

  private String idle() {
    if (cutting.runningProperty().get()) {
      return Texts.of("publish.checking");
    }
    return cutting
        .outcomeProperty()
        .get()
        .map(o -> Texts.of("publish.outcome." + o.word()))
        .orElse(Texts.of(cutting.done() > 0 ? "publish.outcome.stopped" : "publish.idle"));
  }

  private void showVisible() {
    Optional<Cutting.Visible> now = cutting.visibleProperty().get();
    boolean released = now.map(Cutting.Visible::released).orElse(false);
    visible.setGraphic(new FontIcon(released ? Feather.EYE : Feather.EYE_OFF));
    visible.setText(
        now.map(Cutting.Visible::sentence).orElseGet(this::before)
            + (released ? "" : " " + Texts.of("publish.invisible")));
  }

  /** What clients get while this window has cut nothing. */
  private String before() {
    return desk.overview()
        .lookProperty()
        .get()
        .flatMap(Overview.Look::last)
        .map(last -> Texts.of("publish.clients-get", last.version()))
        .orElse(Texts.of("publish.nothing"));
  }

  private void showObjects() {
    uploads.ifPresent(PublishObjects::show);
  }

  @Override
  public void shown() {
    if (cutting.runningProperty().get()) {
      return;
    }
    desk.worker()
        .<Preview>run(
            () -> {
              var work = Run.of(event -> {}).at(new StepId("preview"));
              return Preview.of(desk.subject(work), work);
            },
            preview -> uploads.ifPresent(known -> known.plan(preview)),
            failed -> {}); // Review tells why; the cut itself tells of its own objects
  }

  /** The first press lets the object at hand be finished, the second asks. */
  private void stop() {
    if (cutting.stoppingProperty().get()) {
      go.overlay(new BreakOffPane(desk, go));
    } else {
      cutting.stop();
    }
  }

  private void explain(boolean running) {
    if (running) {
      message.clear();
      return;
    }
    switch (cutting.outcomeProperty().get().orElse(null)) {
      case Outcome.Refused<CutResult>(var problem) -> message.problem(problem);
      case Outcome.Asks<CutResult>(var questions) ->
          message.show(
              Status.ASKS,
              Texts.of("publish.asks"),
              questions.stream().map(question -> question.text()).toList());
      case Outcome.Stopped<CutResult> stopped ->
          message.show(
              Status.STOPPED,
              Texts.of("publish.stopped", place(stopped.at())),
              List.of(Texts.of("publish.stopped.next")));
      case Outcome.Ok<CutResult> _ -> message.show(Status.DONE, Texts.of("publish.ok"), List.of());
      case null -> message.clear();
    }
  }

  /** A step by its name; before the first one, the checks. */
  private static String place(StepId step) {
    return List.of(CutStep.values()).stream()
        .map(CutStep::toString)
        .filter(step.name()::equals)
        .findFirst()
        .map(name -> Texts.of("step." + name))
        .orElse(Texts.of("publish.checking"));
  }

  private void actions(boolean running) {
    var bar = frame.actions();
    boolean ended = cutting.outcomeProperty().get().orElse(null) instanceof Outcome.Ok<CutResult>;
    if (running) {
      boolean stopping = cutting.stoppingProperty().get();
      stop.setText(Texts.of(stopping ? "publish.stopping" : "publish.stop"));
      bar.promise(
          Texts.of(stopping ? "publish.stopping.promise" : "publish.safe"),
          Texts.of(stopping ? "publish.stopping.rest" : "publish.safe.rest"));
      bar.buttons(stop);
    } else if (ended) {
      bar.promise(Texts.of("publish.out"), Texts.of("publish.out.rest"));
      bar.buttons(verify);
    } else if (commitQuestion().isPresent()) {
      bar.promise(Texts.of("publish.commit"), Texts.of("publish.commit.rest"));
      bar.buttons(
          commitQuestion().orElseThrow().choices().stream()
              .map(this::release)
              .toArray(Button[]::new));
    } else if (cutting.unfinishedProperty().get().isPresent()) {
      bar.promise(Texts.of("publish.resumable"), Texts.of("publish.resumable.rest"));
      bar.buttons(abandon, resume);
    } else {
      bar.promise(Texts.of("publish.waiting"), Texts.of("publish.waiting.rest"));
      bar.buttons(review);
    }
    stop.getStyleClass().remove(Styles.ACCENT);
  }

  /** Which commit is released, where HEAD has moved since the unfinished cut was begun. */
  private Optional<Question> commitQuestion() {
    return cutting.outcomeProperty().get().orElse(null)
            instanceof Outcome.Asks<CutResult>(var questions)
        ? questions.stream().filter(each -> each.id().equals(CommitChoice.ID)).findFirst()
        : Optional.empty();
  }

  private Button release(String commit) {
    boolean head = commit.equals(commitQuestion().orElseThrow().boundTo());
    Button button =
        Buttons.of(
            Texts.of(head ? "publish.commit.head" : "publish.commit.begun", Hash.commit(commit)),
            () -> cutting.start(Map.of(CommitChoice.ID, commit)));
    button.setId(head ? "release-head" : "release-begun");
    return button;
  }

  private void resume() {
    Resuming.start(desk, go);
  }
}
