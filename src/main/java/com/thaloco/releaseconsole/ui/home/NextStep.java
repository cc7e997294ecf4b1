package com.thaloco.releaseconsole.ui.home;

import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Checking;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import org.kordamp.ikonli.feather.Feather;

/**
 * Home's primary button: the next step of the release. An unfinished cut is resumed or ended first;
 * its own message leads there.
 */
final class NextStep {
  private final ProjectModel model;
  private final Navigator go;
  private final Button button;

  NextStep(ProjectModel model, Navigator go) {
    this.model = model;
    this.go = go;
    button = Buttons.primary("", Feather.ARROW_RIGHT, this::take);
    button.setId("home-next-step");
    button.setContentDisplay(ContentDisplay.RIGHT);
  }

  Button button() {
    return button;
  }

  /** Names the step that comes next now. */
  void render() {
    Checking checking = model.checking();
    String version = model.live().next().text();
    button.setText(
        isCutting()
            ? Texts.of("home.step.cut", model.cutting().versionText())
            : checking.isDue() || model.isOut()
                ? Texts.of("home.step.start", version)
                : checking
                    .worst()
                    .map(screen -> leading(checking, screen))
                    .orElse(Texts.of("home.step.review", version)));
    boolean unfinished = model.cutting().unfinishedProperty().get().isPresent();
    Nodes.show(button, isCutting() || (model.knowsVersion() && !unfinished));
    button.setDisable(checking.runningProperty().get() && !isCutting());
  }

  private static String leading(Checking checking, ScreenId screen) {
    boolean blocked = checking.status(screen).get() == Status.BLOCKED;
    return Texts.of(blocked ? "home.step.fix" : "checklist.fix", screen.title());
  }

  private boolean isCutting() {
    return model.cutting().runningProperty().get();
  }

  private void take() {
    if (isCutting()) {
      go.open(ScreenId.PUBLISH);
    } else if (model.isOut()) {
      model.beginNext();
      go.open(ScreenId.CHECKLIST);
    } else if (model.checking().isDue()) {
      model.checking().runAll();
      go.open(ScreenId.CHECKLIST);
    } else {
      go.open(model.checking().worst().orElse(ScreenId.REVIEW));
    }
  }
}
