package com.thaloco.releaseconsole.ui.publish;

import atlantafx.base.theme.Styles;
import com.thaloco.releaseconsole.cut.CutPreview;
import com.thaloco.releaseconsole.cut.CutResult;
import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Question;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.snapshot.Clients;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.LogPane;
import com.thaloco.releaseconsole.ui.kit.LogTools;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.kit.VisibilityLine;
import com.thaloco.releaseconsole.ui.state.CutState;
import com.thaloco.releaseconsole.ui.state.CutSteps.ObjectView;
import com.thaloco.releaseconsole.ui.state.CutSteps.StepView;
import com.thaloco.releaseconsole.ui.state.Cutting;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Screen;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The cut while it runs, stopped, or ended: steps, objects, log, and what clients get now. */
public final class PublishScreen extends Screen {
  @FXML private Panel steps;
  @FXML private VBox running;
  @FXML private VBox stepRows;
  @FXML private Label stepsDone;
  @FXML private MessageBar message;
  @FXML private VBox asked;
  @FXML private Label doing;
  @FXML private Label left;
  @FXML private ProgressBar whole;
  @FXML private Label visible;
  @FXML private Panel logPanel;
  @FXML private ScrollPane stepScroll;
  @FXML private Panel objectsPanel;
  @FXML private VBox objects;
  @FXML private LogPane log;
  @FXML private Button stop;
  @FXML private Button abandon;
  @FXML private Button review;
  @FXML private Button verify;

  private final Cutting cutting;
  private final Map<CutStep, StepRow> rows = new EnumMap<>(CutStep.class);
  private final QuestionForm questions;
  private Optional<PublishObjects> uploads = Optional.empty();
  private String built = "";
  private final Button resume;
  private final Timeline ticking = new Timeline(new KeyFrame(Duration.millis(500), e -> tick()));

  public PublishScreen(ProjectModel model, Navigator go) {
    super(model, go);
    cutting = model.cutting();
    resume = Resuming.button(model, go, "resume-cut");
    questions = new QuestionForm(model, (id, text) -> cutting.start(Map.of(id, text)));
    ticking.setCycleCount(Animation.INDEFINITE);
  }

  /** The steps are beside what runs now, or below it where there is no room. */
  private void arrange() {
    boolean slim = frame.slimProperty().get();
    GridPane.setConstraints(running, slim ? 0 : 1, 0);
    GridPane.setConstraints(steps, 0, slim ? 1 : 0);
  }

  @Override
  protected void initialize() {
    frame.slimProperty().addListener(all -> arrange());
    arrange();
    abandon.setOnAction(event -> go.overlay(new AbandonPane(model, go)));
    review.setOnAction(event -> go.open(ScreenId.REVIEW));
    verify.setOnAction(event -> go.open(ScreenId.VERIFY));
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
    cutting.objects().addListener((ListChangeListener<ObjectView>) change -> showObjects());
    model.live().property().addListener(renderer);
    model.versionProperty().addListener(renderer);
    model.commitProperty().addListener(renderer);
    model.key().unlockedProperty().addListener(renderer);
    render();
  }

  private void buildSteps() {
    built = cutting.versionText();
    rows.clear();
    stepRows.getChildren().clear();
    for (StepView step : cutting.steps()) {
      if (step.step() == CutStep.PUT_MANIFEST) {
        stepRows.getChildren().add(new VisibilityLine(built, ""));
      }
      var row = new StepRow(step);
      rows.put(step.step(), row);
      stepRows.getChildren().add(row);
    }
  }

  private void render() {
    CutState state = CutState.of(cutting);
    Cutting.About about = cutting.about();
    if (!about.version().equals(built)) {
      buildSteps();
    }
    frame.setTitle(
        Texts.of(state.isRunning() ? "publish.title.running" : "publish.title", about.version()));
    frame.setSubtitle(
        state.isRunning()
            ? Texts.of("publish.started", Hash.commit(about.commit()), started())
            : Texts.of("publish.subtitle"));
    cutting.steps().forEach(this::showStep);
    stepsDone.setText(Texts.of("publish.done", cutting.done(), rows.size()));
    if (state.isRunning()) {
      ticking.play();
    } else {
      ticking.stop();
    }
    tick();
    showVisible();
    showObjects();
    explain(state);
    ask();
    actions(state);
  }

  private String started() {
    return cutting
        .operation()
        .startedAtProperty()
        .get()
        .map(at -> Amounts.when(at, Instant.now()))
        .orElse("");
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
    CutState state = CutState.of(cutting);
    return Texts.of(
        switch (state) {
          case RUNNING, STOPPING -> "publish.checking";
          case IDLE -> "publish.idle";
          case ASKS -> "publish.outcome.asks";
          case STOPPED -> "publish.outcome.stopped";
          case FAILED -> "publish.outcome.refused";
          case RELEASED -> "publish.outcome.done";
          case ALREADY_RELEASED -> "publish.outcome.already";
          case ABANDONED -> "publish.outcome.abandoned";
        });
  }

  /** What clients get: by the running cut, else as it was seen last. */
  private void showVisible() {
    boolean released = Clients.get(model.live().get(), cutting.versionText());
    visible.setGraphic(new FontIcon(released ? Feather.EYE : Feather.EYE_OFF));
    boolean hidden = cutting.runningProperty().get() && !released && !maySee();
    visible.setText(
        model.live().clients().sentence() + (hidden ? " " + Texts.of("publish.invisible") : ""));
  }

  /** From the writing of the manifest on, clients may see the release at any time. */
  private boolean maySee() {
    return cutting.steps().stream()
        .anyMatch(step -> step.step().clientsSeeIt() && step.status() != Status.NOT_RUN);
  }

  private void showObjects() {
    uploads.ifPresent(PublishObjects::show);
  }

  @Override
  public void shown() {
    if (cutting.runningProperty().get()) {
      return;
    }
    model
        .worker()
        .<CutPreview>run(
            () -> {
              var work = Run.of(event -> {}).at(new StepId("preview"));
              return CutPreview.of(model.subject(work), work);
            },
            cutting::foresee,
            failed -> {}); // Review tells why; the cut itself tells of its own objects
  }

  /** The first press lets the current object be finished, the second asks. */
  @FXML
  void stop() {
    if (cutting.stoppingProperty().get()) {
      go.overlay(new StopCutPane(model, go));
    } else {
      cutting.stop();
    }
  }

  private void explain(CutState state) {
    if (state.isRunning()) {
      message.clear();
      return;
    }
    words();
    if (state == CutState.RELEASED) {
      message.below(PublicLink.of(model.project().profile(), cutting.versionText()));
    }
  }

  private void words() {
    String ended = Texts.of("publish.ended", started());
    switch (cutting.outcomeProperty().get().orElse(null)) {
      case Outcome.Refused<CutResult>(var problem) -> message.problem(problem);
      case Outcome.Asks<CutResult> _ ->
          message.show(
              Status.ASKS, Texts.of("publish.asks"), List.of(Texts.of("publish.asks.words")));
      case Outcome.Stopped<CutResult> stopped ->
          message.show(
              Status.STOPPED,
              Texts.of("publish.stopped", place(stopped.at())),
              List.of(Texts.of("publish.stopped.next")));
      case Outcome.Ok<CutResult>(CutResult result) ->
          message.show(
              result instanceof CutResult.Abandoned ? Status.STOPPED : Status.DONE,
              switch (result) {
                case CutResult.Released _ -> Texts.of("publish.ok");
                case CutResult.AlreadyReleased already ->
                    Texts.of("publish.already", already.version(), Hash.commit(already.commit()));
                case CutResult.Abandoned gone -> Texts.of("publish.abandoned", gone.version());
                case CutResult.Planned _ -> Texts.of("publish.idle");
              },
              List.of(result instanceof CutResult.Released ? ended : ""));
      case null -> message.clear();
    }
  }

  /** What it asks is answered here, or on the screen of the check that asks. */
  private void ask() {
    List<Question> open = cutting.questions();
    questions.show(open.stream().filter(each -> ScreenId.of(each.id()).isEmpty()).toList());
    List<Node> links =
        open.stream()
            .flatMap(each -> ScreenId.of(each.id()).stream())
            .distinct()
            .<Node>map(screen ->
                Buttons.of(Texts.of("publish.answer-on", screen.title()), () -> go.open(screen)))
            .toList();
    asked.getChildren().setAll(questions);
    asked.getChildren().addAll(links);
    Nodes.show(asked, !open.isEmpty());
  }

  /** A step by its name; before the first one, the checks. */
  private static String place(StepId step) {
    return CutStep.of(step.name()).map(CutStep::title).orElse(Texts.of("publish.checking"));
  }

  private void actions(CutState state) {
    var bar = frame.actions();
    switch (state) {
      case RUNNING, STOPPING -> {
        boolean stopping = state == CutState.STOPPING;
        stop.setText(Texts.of(stopping ? "publish.stopping" : "publish.stop"));
        bar.promise(
            Texts.of(stopping ? "publish.stopping.promise" : "publish.safe"),
            Texts.of(stopping ? "publish.stopping.rest" : "publish.safe.rest"));
        bar.buttons(stop);
      }
      case RELEASED, ALREADY_RELEASED -> {
        bar.promise(model.live().clients().sentence(), Texts.of("publish.out.rest"));
        bar.buttons(verify);
      }
      case ASKS, STOPPED, FAILED, ABANDONED, IDLE -> {
        if (cutting.unfinishedProperty().get().isPresent()) {
          boolean locked = !model.key().unlockedProperty().get();
          bar.promise(
              Texts.of(locked ? "publish.resumable.locked" : "publish.resumable"),
              Texts.of("publish.resumable.rest"));
          bar.buttons(abandon, resume);
        } else {
          bar.promise(
              Texts.of("publish.waiting." + state.name().toLowerCase(Locale.ROOT)),
              Texts.of("publish.waiting.rest"));
          bar.buttons(review);
        }
      }
    }
    stop.getStyleClass().remove(Styles.ACCENT);
  }
}
