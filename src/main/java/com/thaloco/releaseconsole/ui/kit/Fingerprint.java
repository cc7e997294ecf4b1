package com.thaloco.releaseconsole.ui.kit;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A SHA-256 in four lines of four groups, the same everywhere, with a copy button. */
public final class Fingerprint extends HBox {
  /**
   * @param what what it is of, for the button's name
   */
  public Fingerprint(String what, String hex) {
    super(8);
    getStyleClass().add("fingerprint");
    var text = new Label(String.join("\n", Hash.grouped(hex)));
    text.getStyleClass().add("code");
    text.setAccessibleText(what + " " + hex);
    text.setMaxWidth(Double.MAX_VALUE);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.setMinWidth(Region.USE_PREF_SIZE); // it is compared by eye: never cut
    setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(text, Priority.ALWAYS);
    getChildren().addAll(text, new CopyButton(what, () -> hex));
  }
}
