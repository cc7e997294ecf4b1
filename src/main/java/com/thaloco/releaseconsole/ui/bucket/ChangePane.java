package com.thaloco.releaseconsole.ui.bucket;

import atlantafx.base.theme.Styles;
import com.thaloco.releaseconsole.audit.ChangePlan;
import com.thaloco.releaseconsole.audit.Changed;
import com.thaloco.releaseconsole.engine.PlannedStep;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.ConfirmField;
import com.thaloco.releaseconsole.ui.kit.Dialog;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.PlanList;
import com.thaloco.releaseconsole.ui.kit.PlanRow;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Changing;
import com.thaloco.releaseconsole.ui.state.Navigator;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A careful change of the bucket: its plan, the text that confirms it, and what came of it. */
public final class ChangePane extends Dialog {
  private final Changing changing;
  private final Navigator go;
  @FXML private VBox body;
  @FXML private HBox buttons;

  public ChangePane(Changing changing, Navigator go) {
    super("change", go::closeOverlay);
    this.changing = changing;
    this.go = go;
    changing
        .stageProperty()
        .addListener((all, before, now) -> {
          render();
          if (before instanceof Changing.Stage.Running && !isInSight()) {
            tell(now);
          }
        });
    render();
  }

  /** It was closed while the change went on: how that ended is reported all the same. */
  private void tell(Changing.Stage ended) {
    switch (ended) {
      case Changing.Stage.Done(Changed done) -> go.tell(String.join("\n", lines(done)));
      case Changing.Stage.Refused(Problem problem) -> go.problem(problem);
      case Changing.Stage.Stopped() -> go.tell(Texts.of("bucket.stopped.words"));
      case Changing.Stage.Planning _, Changing.Stage.Planned _, Changing.Stage.Running _ -> {}
    }
  }

  private void render() {
    switch (changing.stageProperty().get()) {
      case Changing.Stage.Planning() -> {
        body.getChildren()
            .setAll(new StatusLabel(Status.RUNNING, Texts.of("bucket.planning.words")));
        buttons.getChildren().setAll(cancel());
      }
      case Changing.Stage.Planned(ChangePlan plan) -> planned(plan);
      case Changing.Stage.Running(ChangePlan plan) -> {
        body.getChildren()
            .setAll(steps(plan, Status.RUNNING), new StatusLabel(Status.RUNNING, plan.title()));
        Button stop =
            Buttons.of(Texts.of("bucket.stop-change"), Feather.PAUSE_CIRCLE, changing::stop);
        stop.setId("change-stop");
        buttons.getChildren().setAll(stop);
      }
      case Changing.Stage.Done(Changed changed) -> done(changed);
      case Changing.Stage.Refused(Problem problem) -> {
        setTitle(Texts.of("bucket.refused"));
        var message = new MessageBar();
        message.problem(problem);
        end(message);
      }
      case Changing.Stage.Stopped() -> {
        setTitle(Texts.of("bucket.stopped"));
        end(new Prose(Texts.of("bucket.stopped.words")));
      }
    }
  }

  private void planned(ChangePlan plan) {
    setTitle(plan.title());
    if (plan.steps().isEmpty()) {
      end(new Prose(Texts.of("bucket.nothing-to-do")));
      return;
    }
    var field = new ConfirmField();
    field.setId("change-confirm");
    field.ask(plan.confirm());
    HBox.setHgrow(field, Priority.ALWAYS);
    Button act =
        Buttons.of(
            verb(plan), Feather.ALERT_OCTAGON, () -> changing.carryOut(field.getText().strip()));
    act.setId("change-do");
    act.getStyleClass().add(Styles.DANGER);
    act.setMinWidth(Region.USE_PREF_SIZE);
    field.guard(act);
    var ask = new Label(Texts.of("bucket.type", plan.confirm()));
    ask.setLabelFor(field);
    ask.setWrapText(true);
    ask.getStyleClass().add("finding-title");
    body.getChildren().setAll(steps(plan, Status.NOT_RUN), limits(plan), ask);
    buttons.getChildren().setAll(field, cancel(), act);
    field.requestFocus();
  }

  private static String verb(ChangePlan plan) {
    return switch (plan) {
      case ChangePlan.Removal removal ->
          removal.keys().size() == 1
              ? Texts.of("bucket.do.remove")
              : Texts.of("bucket.do.remove-many", removal.keys().size());
      case ChangePlan.LatestChange latest -> Texts.of("bucket.do.latest", latest.to());
      case ChangePlan.Restoration restoration -> Texts.of("bucket.do.restore");
      case ChangePlan.ObjectWrite write ->
          Texts.of(write.file().isPresent() ? "bucket.do.upload" : "bucket.do.headers");
    };
  }

  private static Node steps(ChangePlan plan, Status state) {
    boolean gone = plan instanceof ChangePlan.Removal;
    var list = new PlanList();
    list.show(plan.steps().stream().map(step -> row(step, gone, state)).toList());
    var scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setMinHeight(120);
    list.heightProperty()
        .addListener(all -> scroll.setPrefHeight(Math.min(list.getHeight() + 2, 340)));
    scroll.getStyleClass().add("plan-frame");
    return scroll;
  }

  private static PlanRow row(PlannedStep step, boolean forGood, Status state) {
    return new PlanRow(
        step.effect(),
        "",
        PlanRow.icon(step.noticed()),
        step.notices(),
        step.undoing().words(),
        forGood,
        state);
  }

  private static Node limits(ChangePlan plan) {
    var box = new VBox(4);
    plan.limits().forEach(limit -> box.getChildren().add(new Prose(limit)));
    box.getStyleClass().add("inset-box");
    return box;
  }

  private static List<String> lines(Changed changed) {
    return changed.done().isEmpty() ? List.of(Texts.of("bucket.nothing-to-do")) : changed.done();
  }

  private void done(Changed changed) {
    setTitle(Texts.of("bucket.changed-title"));
    var box = new VBox(8);
    lines(changed)
        .forEach(line -> {
          var label = new StatusLabel(Status.DONE, line);
          label.setWrapText(true);
          box.getChildren().add(label);
        });
    end(box);
  }

  private void end(Node shown) {
    body.getChildren().setAll(shown);
    Button close = Buttons.of(Texts.of("dialog.close"), this::close);
    close.setId("change-close");
    buttons.getChildren().setAll(close);
    close.requestFocus();
  }

  private Button cancel() {
    Button cancel =
        Buttons.of(
            Texts.of("dialog.cancel"),
            () -> {
              changing.stop();
              close();
            });
    cancel.setId("change-cancel");
    cancel.setMinWidth(Region.USE_PREF_SIZE);
    return cancel;
  }
}
