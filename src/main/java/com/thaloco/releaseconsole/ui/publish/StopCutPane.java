package com.thaloco.releaseconsole.ui.publish;

import com.thaloco.releaseconsole.ui.kit.Dialog;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Cutting;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import javafx.fxml.FXML;
import javafx.scene.control.Button;

/**
 * The second press of Stop: whether the current object is to be broken off at once. Once the cut
 * has ended, there is nothing to break off, and it says that.
 */
public final class StopCutPane extends Dialog {
  private final Cutting cutting;
  @FXML private Prose words;
  @FXML private Button keep;
  @FXML private Button off;

  public StopCutPane(ProjectModel model, Navigator go) {
    super("stop-cut", go::closeOverlay);
    cutting = model.cutting();
    if (cutting.steps().stream()
        .anyMatch(step -> step.status() == Status.RUNNING && step.step().clientsSeeIt())) {
      words.setText(Texts.of("breakoff.words.public", cutting.versionText()));
    }
    cutting
        .operation()
        .onceEnded(() -> {
          setTitle(Texts.of("breakoff.ended"));
          words.setText(Texts.of("breakoff.ended.words"));
          keep.setText(Texts.of("dialog.close"));
          Nodes.show(off, false);
        });
  }

  @FXML
  void breakOff() {
    close();
    cutting.breakOff();
  }
}
