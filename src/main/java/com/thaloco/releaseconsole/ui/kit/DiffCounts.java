package com.thaloco.releaseconsole.ui.kit;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** How many lines a diff adds and removes, for the head of its panel. */
public final class DiffCounts extends HBox {
  public DiffCounts(List<DiffLine> lines) {
    super(
        8,
        count("+" + Diffs.added(lines), "diff-added-count"),
        count("−" + Diffs.removed(lines), "diff-removed-count"));
    setAlignment(Pos.CENTER_RIGHT);
  }

  private static Label count(String text, String styleClass) {
    var label = new Label(text);
    label.getStyleClass().addAll("code", styleClass);
    return label;
  }
}
