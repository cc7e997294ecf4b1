package com.thaloco.releaseconsole.ui.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The steps of a plan: number, what happens, who notices, and how it is undone. */
public final class PlanList extends VBox {
  private static final PseudoClass FOR_GOOD = PseudoClass.getPseudoClass("for-good");

  /** In em: the columns, and the width of a list that has room for all. */
  private static final double MARK = 1.72;

  private static final double NOTICES = 7.6;
  private static final double UNDO = 9.2;
  private static final double NARROW = 36;

  private final Label em = new Label(); // its font has the size of the window's text

  public PlanList() {
    Nodes.show(em, false);
    em.fontProperty().addListener(all -> arrange());
    widthProperty().addListener(all -> UiThread.later(this::arrange)); // not while layout is made
    getStyleClass().addAll("plan-list", "to-edge");
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    setAccessibleText(Texts.of("plan.name"));
  }

  /** Shows these steps, under a line that names the columns. */
  public void show(List<PlanRow> rows) {
    var nodes = new ArrayList<Node>();
    nodes.add(em);
    nodes.add(head());
    for (int i = 0; i < rows.size(); i++) {
      nodes.add(row(i + 1, rows.get(i)));
    }
    getChildren().setAll(nodes);
    arrange();
  }

  private static GridPane head() {
    GridPane grid = grid("plan-head");
    grid.addRow(
        0,
        new Region(),
        new Label(Texts.of("plan.step")),
        new Label(Texts.of("plan.notices")),
        new Label(Texts.of("plan.undo")));
    return grid;
  }

  private static GridPane row(int number, PlanRow step) {
    GridPane grid = grid("plan-step");
    var words = new VBox(2, label(step.title(), "finding-title"));
    if (!step.effect().isBlank()) {
      words.getChildren().add(label(step.effect(), "plan-effect"));
    }
    HBox notices = iconed(step.icon(), label(step.notices(), "plan-notices"));
    HBox undo =
        iconed(
            step.forGood() ? Feather.LOCK : Feather.CORNER_UP_LEFT,
            label(step.undo(), "plan-undo"));
    undo.pseudoClassStateChanged(FOR_GOOD, step.forGood());
    Node mark = mark(number, step.state());
    grid.addRow(0, mark, words, notices, undo);
    for (Node each : List.of(mark, words, notices, undo)) {
      GridPane.setValignment(each, VPos.TOP);
    }
    grid.setAccessibleText(
        Texts.of(
            "plan.spoken",
            number,
            step.title(),
            step.effect(),
            step.notices(),
            step.undo(),
            step.state() == Status.NOT_RUN ? "" : step.state().word()));
    grid.setAccessibleRole(AccessibleRole.LIST_ITEM);
    return grid;
  }

  private static Node mark(int number, Status state) {
    if (state != Status.NOT_RUN) {
      return new StatusIcon(state);
    }
    var circle = new Label("" + number);
    circle.getStyleClass().add("plan-number");
    return circle;
  }

  private static HBox iconed(Feather icon, Label words) {
    var box = new HBox(6, new FontIcon(icon), words);
    box.getStyleClass().add("plan-side");
    box.setAlignment(Pos.TOP_LEFT);
    return box;
  }

  private static Label label(String text, String styleClass) {
    var label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setAlignment(Pos.TOP_LEFT);
    return label;
  }

  private static GridPane grid(String styleClass) {
    var grid = new GridPane(12, 0);
    grid.getStyleClass().add(styleClass);
    grid.getColumnConstraints().addAll(column(), column(), column(), column());
    grid.getColumnConstraints().get(1).setHgrow(Priority.ALWAYS);
    return grid;
  }

  /** In a narrow list, or with large text, who notices and the undo are below what happens. */
  private void arrange() {
    double size = em.getFont().getSize();
    boolean narrow = getWidth() > 0 && getWidth() < NARROW * size;
    for (Node each : getChildren()) {
      if (each instanceof GridPane grid) {
        arrange(grid, size, narrow);
      }
    }
  }

  private static void arrange(GridPane grid, double size, boolean narrow) {
    List<ColumnConstraints> columns = grid.getColumnConstraints();
    fix(columns.get(0), MARK * size);
    fix(columns.get(2), narrow ? 0 : NOTICES * size);
    fix(columns.get(3), narrow ? 0 : UNDO * size);
    for (int i = 2; i < grid.getChildren().size(); i++) {
      Node side = grid.getChildren().get(i);
      GridPane.setConstraints(side, narrow ? 1 : i, narrow ? i - 1 : 0);
      Nodes.show(side, !narrow || grid.getStyleClass().contains("plan-step"));
    }
  }

  private static void fix(ColumnConstraints column, double width) {
    column.setMinWidth(width);
    column.setPrefWidth(width);
    column.setMaxWidth(width);
  }

  private static ColumnConstraints column() {
    var column = new ColumnConstraints();
    column.setFillWidth(true);
    return column;
  }
}
