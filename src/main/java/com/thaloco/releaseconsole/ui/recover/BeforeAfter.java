package com.thaloco.releaseconsole.ui.recover;

import com.thaloco.releaseconsole.recover.RecoveryPlan;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Texts;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** The table "before and after" of a plan: what changes is emphasised. */
final class BeforeAfter {
  /** Where a long hash is broken, if it has to be. */
  private static final String BRIEF = "(\\b[0-9a-f]{8}…)(?=[0-9a-f]{8}\\b)";

  private BeforeAfter() {}

  static void show(GridPane grid, List<RecoveryPlan.Row> rows) {
    grid.getChildren().clear();
    grid.getColumnConstraints().setAll(column(40), column(30), column(30));
    grid.setAccessibleRole(AccessibleRole.TEXT);
    grid.setAccessibleText(String.join("\n", rows.stream().map(BeforeAfter::spoken).toList()));
    grid.addRow(
        0,
        cell(Texts.of("recover.table.what"), "head"),
        cell(Texts.of("recover.table.now"), "head"),
        cell(Texts.of("recover.table.after"), "head"));
    for (int i = 0; i < rows.size(); i++) {
      RecoveryPlan.Row row = rows.get(i);
      boolean same = row.now().equals(row.after());
      grid.addRow(
          i + 1,
          cell(row.what(), "what"),
          cell(row.now(), "value"),
          cell(row.after(), same ? "value" : "changes"));
    }
  }

  private static String spoken(RecoveryPlan.Row row) {
    return Texts.of("recover.table.spoken", row.what(), row.now(), row.after());
  }

  private static Label cell(String text, String styleClass) {
    boolean hash = text.matches("[0-9a-f]{40}");
    var label = new Label(hash ? Hash.commit(text) : text.replaceAll(BRIEF, "$1\n"));
    if (hash) {
      label.setTooltip(new Tooltip(text));
    }
    label.getStyleClass().addAll("cell", styleClass);
    label.setWrapText(true);
    Nodes.whole(label);
    label.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    return label;
  }

  private static ColumnConstraints column(double percent) {
    var column = new ColumnConstraints();
    column.setPercentWidth(percent);
    column.setHgrow(Priority.ALWAYS);
    return column;
  }
}
