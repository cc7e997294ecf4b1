package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.ui.kit.Dialog;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.state.Navigator;
import javafx.fxml.FXML;

/** A problem that belongs to no screen. */
final class ProblemPane extends Dialog {
  @FXML private MessageBar message;

  ProblemPane(Problem problem, Navigator go) {
    super("problem", go::closeOverlay);
    message.problem(problem);
  }
}
