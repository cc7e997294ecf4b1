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

/** Ends an unfinished cut, which the core allows only while nothing of it is public. */
final class AbandonPane extends VBox {
  AbandonPane(Desk desk, Navigator go) {
    super(16);
    getStyleClass().add("dialog");
    setMaxSize(520, Region.USE_PREF_SIZE);
    var title = new Label(Texts.of("abandon.title", desk.versionProperty().get()));
    title.getStyleClass().add("title-4");
    Button keep = Buttons.of(Texts.of("dialog.cancel"), go::closeOverlay);
    Button end =
        Buttons.of(
            Texts.of("abandon.do"),
            () -> {
              go.closeOverlay();
              desk.cutting().abandon(() -> {});
            });
    end.setId("abandon-do");
    end.getStyleClass().add(Styles.DANGER);
    var row = new HBox(12, keep, end);
    row.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(title, new Prose(Texts.of("abandon.words")), row);
  }
}
