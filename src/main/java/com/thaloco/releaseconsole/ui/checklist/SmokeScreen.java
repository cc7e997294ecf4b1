package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.journal.SmokeOutcome;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.LogPane;
import com.thaloco.releaseconsole.ui.kit.LogTools;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Screen;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import com.thaloco.releaseconsole.ui.state.Smoking;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/** The smoke suite for this commit, with its live output. */
public final class SmokeScreen extends Screen {
  @FXML private MessageBar message;
  @FXML private VBox questions;
  @FXML private Panel run;
  @FXML private StatusLabel state;
  @FXML private Label count;
  @FXML private Label counts;
  @FXML private Label clock;
  @FXML private ProgressBar bar;
  @FXML private Panel output;
  @FXML private LogPane log;
  @FXML private AnswerList answers;
  @FXML private Button start;
  @FXML private Button stop;

  private final Smoking smoking;
  private final StepActions actions;
  private final Timeline ticking =
      new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), event -> tick()));

  public SmokeScreen(ProjectModel model, Navigator go) {
    super(model, go);
    smoking = model.smoking();
    actions = new StepActions(model, go, ScreenId.SMOKE);
    ticking.setCycleCount(Animation.INDEFINITE);
  }

  @Override
  protected void initialize() {
    start.setOnAction(event -> smoking.start());
    stop.setOnAction(event -> smoking.stop());
    run.setTitle(Texts.of("screen.smoke"));
    run.setNote(
        model
            .project()
            .profile()
            .smoke()
            .map(rules -> String.join(" ", rules.command()))
            .orElse(""));
    log.setLines(smoking.log().lines());
    LogTools.into(output, log);
    answers.show(model.checking(), ScreenId.SMOKE);
    var cards = new AnswerCards(model, ScreenId.SMOKE);
    questions.getChildren().add(cards);
    questions.managedProperty().bind(cards.managedProperty());
    InvalidationListener renderer = all -> render();
    smoking.statusProperty().addListener(renderer);
    smoking.scenariosProperty().addListener(all -> tick());
    smoking.problemProperty().addListener(renderer);
    smoking.outcomeProperty().addListener(renderer);
    render();
  }

  private void render() {
    Status now = smoking.statusProperty().get();
    boolean running = now == Status.RUNNING;
    state.show(now);
    output.setNote(
        smoking.ranFor().isEmpty()
            ? ""
            : Texts.of("smoke.output.of", Hash.commit(smoking.ranFor())));
    if (running) {
      ticking.play();
    } else {
      ticking.stop();
    }
    tick();
    smoking.problemProperty().get().ifPresentOrElse(message::problem, () -> explain(now));
    actions.bind(
        frame,
        () -> Texts.of(running ? "smoke.promise.running" : "smoke.promise"),
        () -> Texts.of(running ? "smoke.promise.running.rest" : "smoke.promise.rest"),
        running ? stop : start);
    boolean wanted = !running && now != Status.PASSED;
    actions.lead(wanted ? Optional.of(start) : Optional.empty());
  }

  private void explain(Status now) {
    Optional<SmokeOutcome> outcome = smoking.outcomeProperty().get();
    if (now == Status.BLOCKED && outcome.isPresent()) {
      message.show(
          Status.BLOCKED,
          Texts.of("smoke.red", outcome.get().exit()),
          List.of(Texts.of("smoke.red.not"), Texts.of("smoke.red.next")));
    } else if (now == Status.STOPPED) {
      message.show(
          Status.STOPPED, Texts.of("smoke.stopped"), List.of(Texts.of("smoke.stopped.next")));
    } else {
      message.clear();
    }
  }

  private void tick() {
    int ended = smoking.scenariosProperty().get();
    int expected = smoking.expected();
    boolean running = smoking.statusProperty().get() == Status.RUNNING;
    count.setText(
        expected > 0 && running
            ? Texts.of("smoke.scenario-of", ended, expected)
            : Texts.of("smoke.scenarios", ended));
    bar.setVisible(running);
    bar.setManaged(running);
    bar.setProgress(
        expected > 0 && running
            ? Math.min(1, (double) ended / expected)
            : ProgressBar.INDETERMINATE_PROGRESS);
    Duration took = took(running);
    counts.setText(
        smoking
            .outcomeProperty()
            .get()
            .map(o -> Amounts.when(o.endedAt(), Instant.now()))
            .orElse(""));
    clock.setText(
        took.isZero() ? "" : Amounts.elapsed(took) + remaining(running, ended, expected, took));
  }

  private Duration took(boolean running) {
    if (running) {
      return smoking
          .startedAtProperty()
          .get()
          .map(at -> Duration.between(at, Instant.now()))
          .orElse(Duration.ZERO);
    }
    return smoking
        .outcomeProperty()
        .get()
        .map(o -> Duration.between(o.startedAt(), o.endedAt()))
        .orElse(Duration.ZERO);
  }

  private static String remaining(boolean running, int ended, int expected, Duration took) {
    if (!running || ended == 0 || expected <= ended || took.toSeconds() < 3) {
      return "";
    }
    Duration left = took.multipliedBy(expected - ended).dividedBy(ended);
    return Texts.of("smoke.left", Amounts.inWords(left));
  }
}
