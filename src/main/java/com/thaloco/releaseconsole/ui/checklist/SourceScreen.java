package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Answer;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Screen;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import javafx.beans.InvalidationListener;
import javafx.fxml.FXML;

/**
 * Whether the commit is clean, on its branch, pushed, green in CI, and what a build would stamp.
 */
public final class SourceScreen extends Screen {
  @FXML private Panel findings;
  @FXML private AnswerList answers;

  public SourceScreen(ProjectModel model, Navigator go) {
    super(model, go);
  }

  @Override
  protected void initialize() {
    answers.show(model.checking(), ScreenId.SOURCE);
    model.checking().answersProperty().addListener((InvalidationListener) all -> note());
    note();
    new StepActions(model, go, ScreenId.SOURCE).bind(frame);
  }

  /** The commit that the findings are of; it may be an earlier one than HEAD. */
  private void note() {
    findings.setNote(
        model.checking().of(ScreenId.SOURCE).stream()
            .map(Answer::commit)
            .filter(commit -> !commit.isEmpty())
            .findFirst()
            .map(commit -> Texts.of("source.against", Hash.commit(commit)))
            .orElse(""));
  }
}
