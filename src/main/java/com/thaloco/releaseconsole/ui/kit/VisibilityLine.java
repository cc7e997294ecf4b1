package com.thaloco.releaseconsole.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** "From here clients see v0.1.7". */
public final class VisibilityLine extends HBox {
  /**
   * @param note what must be true before, at the right; may be empty
   */
  public VisibilityLine(String version, String note) {
    super(8);
    getStyleClass().add("visibility-line");
    setAlignment(Pos.CENTER_LEFT);
    var text = new Label(Texts.of("visibility.line", version), new FontIcon(Feather.EYE));
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var right = new Label(note);
    right.getStyleClass().add("visibility-note");
    getChildren().addAll(text, space, right);
  }
}
