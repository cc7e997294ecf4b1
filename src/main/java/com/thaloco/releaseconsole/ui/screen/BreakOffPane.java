package com.thaloco.releaseconsole.ui.screen;

import atlantafx.base.theme.Styles;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The second press of Stop: whether the object at hand is to be broken off at once. */
public final class BreakOffPane extends VBox {
  public BreakOffPane(Desk desk, Navigator go) {
    super(16);
    getStyleClass().add("dialog");
    setMaxSize(520, Region.USE_PREF_SIZE);
    var title = new Label(Texts.of("breakoff.title"));
    title.getStyleClass().add("title-4");
    Button keep = Buttons.of(Texts.of("breakoff.wait"), go::closeOverlay);
    keep.setId("breakoff-wait");
    Button off =
        Buttons.of(
            Texts.of("breakoff.do"),
            () -> {
              go.closeOverlay();
              desk.cutting().breakOff();
            });
    off.setId("breakoff-do");
    off.getStyleClass().add(Styles.DANGER);
    var row = new HBox(12, keep, off);
    row.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(title, new Prose(Texts.of("breakoff.words")), row);
  }
}
