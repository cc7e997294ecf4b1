package com.thaloco.releaseconsole.ui.kit;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Names and values in two columns. */
public final class FactTable extends GridPane {
  public FactTable() {
    setHgap(12);
    setVgap(8);
    var names = new ColumnConstraints();
    names.setMinWidth(Region.USE_PREF_SIZE);
    var values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    getColumnConstraints().addAll(names, values);
  }

  /** Forgets all rows. */
  public FactTable clear() {
    getChildren().clear();
    return this;
  }

  /** Adds a row of text. */
  public FactTable add(String name, String value) {
    var text = new Label(value);
    text.setWrapText(true);
    return add(name, text);
  }

  /** Adds a row of text in the type of code. */
  public FactTable code(String name, String value) {
    var text = new Label(value);
    text.setWrapText(true);
    text.getStyleClass().add("code");
    return add(name, text);
  }

  /** Adds a row. */
  public FactTable add(String name, Node value) {
    var label = new Label(name);
    label.getStyleClass().addAll("muted", "fact-name");
    label.setLabelFor(value);
    value.getStyleClass().add("fact-value");
    if (value instanceof Label words) {
      words.setWrapText(true);
      words.setMinHeight(Region.USE_PREF_SIZE);
    }
    int row = getRowCount();
    addRow(row, label, value);
    GridPane.setValignment(label, value instanceof HBox ? VPos.CENTER : VPos.TOP);
    return this;
  }
}
