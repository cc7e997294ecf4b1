package com.thaloco.releaseconsole.ui.publish;

import com.thaloco.releaseconsole.artefact.Packed;
import com.thaloco.releaseconsole.check.Checks;
import com.thaloco.releaseconsole.cut.Cut;
import com.thaloco.releaseconsole.cut.CutPlan;
import com.thaloco.releaseconsole.cut.CutRequest;
import com.thaloco.releaseconsole.cut.CutResult;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Question;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.recover.reproduce.TrialBuild;
import com.thaloco.releaseconsole.setup.Build;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.CopyButton;
import com.thaloco.releaseconsole.ui.kit.Dialog;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.LogPane;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.PlanList;
import com.thaloco.releaseconsole.ui.kit.PlanRow;
import com.thaloco.releaseconsole.ui.kit.Skeleton;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.EventFeed;
import com.thaloco.releaseconsole.ui.state.Log;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** The plan of {@code cut --dry-run}: every step and object in order. Nothing is written by it. */
final class DryRunPane extends Dialog {
  @FXML private VBox body;
  @FXML private Button copy;
  @FXML private Button build;
  @FXML private VBox trial;
  @FXML private MessageBar built;
  @FXML private LogPane log;
  private final ProjectModel model;
  private String text = "";
  private String commit = "";
  private Optional<Run> run = Optional.empty();

  DryRunPane(ProjectModel model, Navigator go) {
    super("dry-run", go::closeOverlay);
    this.model = model;
    sceneProperty()
        .addListener((all, before, now) -> {
          if (now == null) { // closed, however
            run.ifPresent(Run::stop);
          }
        });
    setTitle(Texts.of("dryrun.title", model.versionProperty().get()));
    body.getChildren().setAll(new Skeleton(4, Texts.of("publish.checking")));
    var request = new CutRequest(model.versionProperty().get(), Map.of(), true);
    model
        .worker()
        .<Outcome<CutResult>>run(
            () ->
                new Cut(model.project(), Checks.all(), Build.version())
                    .dryRun(
                        request, model.key().keyring(), Run.of(event -> {}).at(new StepId("cut"))),
            this::show,
            failed -> show(new Outcome.Refused<>(failed)));
  }

  @FXML
  void copy() {
    CopyButton.toClipboard(text);
  }

  /** Builds and packs what the plan would, in a scratch folder. */
  @FXML
  void build() {
    build.setDisable(true);
    Nodes.show(trial, true);
    var lines = new Log();
    log.setLines(lines.lines());
    built.show(Status.RUNNING, Texts.of("dryrun.building"), List.of());
    var feed = new EventFeed(lines::add);
    Run started = Run.of(feed);
    run = Optional.of(started);
    ReleaseVersion version = model.versionProperty().get();
    model
        .worker()
        .<Outcome<Packed>>run(
            () ->
                TrialBuild.run(model.freshProject(), version, commit, started.at(TrialBuild.STEP)),
            ended -> {
              feed.paint();
              ended(ended);
            },
            built::problem);
  }

  private void ended(Outcome<Packed> outcome) {
    build.setDisable(false);
    switch (outcome) {
      case Outcome.Ok<Packed>(Packed packed) ->
          built.show(
              Status.DONE,
              Texts.of("dryrun.built", Amounts.size(packed.size())),
              List.of(Texts.of("dryrun.built.words", Hash.brief(packed.sha256()))));
      case Outcome.Refused<Packed>(var problem) -> built.problem(problem);
      case Outcome.Asks<Packed> _, Outcome.Stopped<Packed> _ ->
          built.show(Status.STOPPED, Texts.of("publish.outcome.stopped"), List.of());
    }
  }

  private void show(Outcome<CutResult> outcome) {
    var message = new MessageBar();
    body.getChildren().setAll(message);
    switch (outcome) {
      case Outcome.Ok<CutResult>(CutResult.Planned(CutPlan plan)) -> plan(plan);
      case Outcome.Ok<CutResult> _ ->
          message.show(Status.NOT_NEEDED, Texts.of("dryrun.released"), List.of());
      case Outcome.Refused<CutResult>(var problem) -> message.problem(problem);
      case Outcome.Asks<CutResult>(var questions) ->
          message.show(
              Status.ASKS,
              Texts.of("publish.asks"),
              questions.stream().map(Question::text).toList());
      case Outcome.Stopped<CutResult> _ ->
          message.show(Status.STOPPED, Texts.of("publish.outcome.stopped"), List.of());
    }
  }

  private void plan(CutPlan plan) {
    text = String.join("\n", plan.lines());
    commit = plan.commit();
    build.setDisable(false);
    var list = new PlanList();
    list.setId("dryrun-plan");
    list.show(
        plan.planned().list().stream()
            .map(step -> PlanRow.of(step, step.effect(), Status.NOT_RUN))
            .toList());
    var scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setPrefHeight(400);
    scroll.getStyleClass().add("plan-frame");
    body.getChildren().setAll(scroll);
    copy.setDisable(false);
  }
}
