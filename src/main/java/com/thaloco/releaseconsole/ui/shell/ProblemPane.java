package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Dialog;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import javafx.scene.control.Button;

/** A problem that belongs to no screen. */
final class ProblemPane extends Dialog {
  ProblemPane(Problem problem, Navigator go) {
    super(Texts.of("problem.title"), 560);
    getChildren().add(message(problem));
    Button close = Buttons.of(Texts.of("dialog.close"), go::closeOverlay);
    close.setId("problem-close");
    buttons(close);
  }
}
