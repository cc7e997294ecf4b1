package com.thaloco.releaseconsole.ui.kit;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * Wrapped text with {@code `code`} and {@code **strong**} parts, as sentences of ours have them.
 */
public final class Prose extends TextFlow {
  private final StringProperty text = new SimpleStringProperty("");

  public Prose() {
    this("");
  }

  public Prose(String first) {
    getStyleClass().add("prose");
    setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
    setAccessibleRole(AccessibleRole.TEXT);
    text.addListener((all, before, now) -> render(now));
    text.set(first);
  }

  /** The text with its marks. */
  public StringProperty textProperty() {
    return text;
  }

  public String getText() {
    return text.get();
  }

  public void setText(String value) {
    text.set(value);
  }

  private void render(String marked) {
    getChildren().clear();
    setAccessibleText(marked.replace("`", "").replace("**", ""));
    String[] byCode = marked.split("`", -1);
    for (int i = 0; i < byCode.length; i++) {
      boolean closed = i % 2 == 1 && i < byCode.length - 1;
      if (closed) {
        code(byCode[i]);
      } else {
        plain(i % 2 == 1 ? "`" + byCode[i] : byCode[i]);
      }
    }
  }

  private void plain(String part) {
    String[] byStrong = part.split("\\*\\*", -1);
    for (int i = 0; i < byStrong.length; i++) {
      if (!byStrong[i].isEmpty()) {
        var piece = new Text(byStrong[i]);
        piece.getStyleClass().add(i % 2 == 1 ? "strong" : "plain");
        getChildren().add(piece);
      }
    }
  }

  private void code(String part) {
    var piece = new Label(part);
    piece.getStyleClass().add("inline-code");
    getChildren().add(piece);
  }
}
