package com.thaloco.releaseconsole.ui.publish;

import com.thaloco.releaseconsole.check.Checks;
import com.thaloco.releaseconsole.cut.Cut;
import com.thaloco.releaseconsole.cut.CutPlan;
import com.thaloco.releaseconsole.cut.CutRequest;
import com.thaloco.releaseconsole.cut.CutResult;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Question;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.setup.Build;
import com.thaloco.releaseconsole.ui.kit.CopyButton;
import com.thaloco.releaseconsole.ui.kit.Dialog;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.PlanList;
import com.thaloco.releaseconsole.ui.kit.PlanRow;
import com.thaloco.releaseconsole.ui.kit.Skeleton;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** The plan of {@code cut --dry-run}: every step and object in order. Nothing is written by it. */
final class DryRunPane extends Dialog {
  @FXML private VBox body;
  @FXML private Button copy;
  private String text = "";

  DryRunPane(ProjectModel model, Navigator go) {
    super("dry-run", go::closeOverlay);
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
    var list = new PlanList();
    list.setId("dryrun-plan");
    list.show(
        plan.planned().list().stream()
            .map(step -> PlanRow.of(step, step.effect(), Status.NOT_RUN))
            .toList());
    var scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setPrefHeight(440);
    scroll.getStyleClass().add("plan-frame");
    body.getChildren().setAll(scroll);
    copy.setDisable(false);
  }
}
