package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Facts;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.CutSteps.StepView;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;
import org.kordamp.ikonli.feather.Feather;

/** The tag that a cut makes once the release is public: one tag, on the commit that was built. */
public final class TagScreen extends Screen {
  @FXML private Panel panel;
  @FXML private StatusLabel state;
  @FXML private Facts facts;

  public TagScreen(Desk desk, Navigator go) {
    super(desk, go);
  }

  @Override
  protected void initialize() {
    InvalidationListener renderer = all -> render();
    desk.cutting().steps().addListener(renderer);
    desk.versionProperty().addListener(renderer);
    desk.commitProperty().addListener(renderer);
    frame
        .actions()
        .buttons(
            Buttons.of(Texts.of("action.back"), () -> go.step(-1)),
            Buttons.primary(Texts.of("tag.next"), Feather.ARROW_RIGHT, () -> go.step(1)));
    render();
  }

  private void render() {
    StepView step = desk.cutting().step(CutStep.TAG);
    state.show(step.status());
    facts
        .clear()
        .code(Texts.of("tag.name"), desk.cutting().versionText())
        .code(Texts.of("tag.commit"), desk.cutting().commitText())
        .code(Texts.of("tag.remote"), desk.project().profile().source().remote())
        .add(
            Texts.of("tag.seen"),
            step.detail().isEmpty()
                ? Texts.of(step.status() == Status.DONE ? "tag.before" : "tag.not-yet")
                : step.detail());
    frame
        .actions()
        .promise(
            Texts.of(step.status() == Status.DONE ? "tag.done" : "tag.promise"),
            Texts.of("tag.promise.rest"));
  }
}
