package com.thaloco.releaseconsole.ui.kit;

import atlantafx.base.theme.Styles;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Copies a value, and says so for a moment. */
public final class CopyButton extends Button {
  private final FontIcon icon = new FontIcon(Feather.COPY);
  private final PauseTransition moment = new PauseTransition(Duration.millis(1500));
  private final String name;

  /**
   * @param what what is copied, for the name: "the commit"
   * @param value gives the text when the button is pressed
   */
  public CopyButton(String what, Supplier<String> value) {
    name = Texts.of("copy.name", what);
    setGraphic(icon);
    setMinWidth(USE_PREF_SIZE);
    getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "copy");
    Buttons.name(this, name);
    setOnAction(event -> copy(value.get()));
    moment.setOnFinished(event -> rest());
  }

  /** Puts a text on the clipboard. */
  public static void toClipboard(String text) {
    var content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  private void copy(String text) {
    toClipboard(text);
    icon.setIconCode(Feather.CHECK);
    Buttons.name(this, Texts.of("copy.done"));
    moment.playFromStart();
  }

  private void rest() {
    icon.setIconCode(Feather.COPY);
    Buttons.name(this, name);
  }
}
