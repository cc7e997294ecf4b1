package com.thaloco.releaseconsole.ui.publish;

import atlantafx.base.theme.Styles;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The second press of Stop: whether the current object is to be broken off at once. Once the cut
 * has ended, there is nothing to break off, and it says that.
 */
public final class StopCutPane extends VBox {
  public StopCutPane(ProjectModel model, Navigator go) {
    super(16);
    getStyleClass().add("dialog");
    setMaxSize(520, Region.USE_PREF_SIZE);
    var title = new Label(Texts.of("breakoff.title"));
    title.getStyleClass().add("title-4");
    boolean seen =
        model.cutting().steps().stream()
            .anyMatch(step -> step.status() == Status.RUNNING && step.step().clientsSeeIt());
    var words =
        new Prose(
            seen
                ? Texts.of("breakoff.words.public", model.cutting().versionText())
                : Texts.of("breakoff.words"));
    Button keep = Buttons.of(Texts.of("breakoff.wait"), go::closeOverlay);
    keep.setId("breakoff-wait");
    Button off =
        Buttons.of(
            Texts.of("breakoff.do"),
            () -> {
              go.closeOverlay();
              model.cutting().breakOff();
            });
    off.setId("breakoff-do");
    off.getStyleClass().add(Styles.DANGER);
    var row = new HBox(12, keep, off);
    row.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(title, words, row);
    model
        .cutting()
        .operation()
        .onceEnded(() -> {
          title.setText(Texts.of("breakoff.ended"));
          words.setText(Texts.of("breakoff.ended.words"));
          keep.setText(Texts.of("dialog.close"));
          Nodes.show(off, false);
        });
  }
}
