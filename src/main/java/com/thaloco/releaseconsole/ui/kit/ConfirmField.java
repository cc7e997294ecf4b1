package com.thaloco.releaseconsole.ui.kit;

import atlantafx.base.controls.CustomTextField;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Where a version or key has to be typed before something dangerous is done. Enter never does it:
 * it moves on to the button.
 */
public final class ConfirmField extends CustomTextField {
  private final ReadOnlyBooleanWrapper confirmed = new ReadOnlyBooleanWrapper(false);
  private final FontIcon check = new FontIcon(Feather.CHECK);
  private String expected = "";

  public ConfirmField() {
    getStyleClass().addAll("code", "confirm-field");
    check.getStyleClass().add("confirm-check");
    check.visibleProperty().bind(confirmed);
    setRight(check);
    textProperty().addListener((all, before, now) -> look());
    setOnAction(event -> {});
  }

  /** Asks for a text: what was typed is forgotten. */
  public void ask(String text) {
    expected = text;
    clear();
    setPromptText(text);
    setAccessibleText(Texts.of("confirm.name", text));
    look();
  }

  /** Locks a button until the text is typed; Enter moves on to it. */
  public void guard(Button danger) {
    danger.disableProperty().bind(confirmed.not());
    setOnAction(event -> {
      if (confirmed.get()) {
        danger.requestFocus();
      }
    });
  }

  private void look() {
    confirmed.set(!expected.isEmpty() && getText().strip().equals(expected));
  }
}
