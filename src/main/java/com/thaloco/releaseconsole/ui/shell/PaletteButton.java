package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Looks like the field that it opens, with its keys at the right. */
final class PaletteButton extends Button {
  PaletteButton(Runnable palette) {
    getStyleClass().add("palette-button");
    setId("palette-button");
    var words = new Label(Texts.of("top.palette"), new FontIcon(Feather.SEARCH));
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var keys = new Label(Texts.of("top.palette.keys"));
    keys.getStyleClass().add("keycap");
    keys.setMinWidth(Region.USE_PREF_SIZE);
    var row = new HBox(words, space, keys);
    row.setAlignment(Pos.CENTER_LEFT);
    row.prefWidthProperty().bind(widthProperty().subtract(20));
    setGraphic(row);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setOnAction(event -> palette.run());
    Buttons.name(this, Texts.of("top.palette.name"));
  }
}
