package com.thaloco.releaseconsole.ui.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Buttons or pills in a row at the right; where there is no room for all, in several rows. */
public final class WrapRow extends Pane {
  private final double gap;
  private boolean atLeft;

  public WrapRow(double gap) {
    this.gap = gap;
  }

  /** Where the rows begin: at the left, or else end at the right. */
  public void atLeft(boolean now) {
    atLeft = now;
    requestLayout();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return getManagedChildren().stream().mapToDouble(c -> c.prefWidth(-1)).max().orElse(0);
  }

  @Override
  protected double computePrefWidth(double height) {
    return width(getManagedChildren());
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    List<List<Node>> rows = rows(width < 0 ? computePrefWidth(-1) : width);
    return rows.stream().mapToDouble(WrapRow::height).sum() + gap * Math.max(0, rows.size() - 1);
  }

  private double width(List<Node> row) {
    return row.stream().mapToDouble(c -> c.prefWidth(-1)).sum() + gap * Math.max(0, row.size() - 1);
  }

  private static double height(List<Node> row) {
    return row.stream().mapToDouble(c -> c.prefHeight(-1)).max().orElse(0);
  }

  private List<List<Node>> rows(double width) {
    var rows = new ArrayList<List<Node>>();
    for (Node child : getManagedChildren()) {
      double last = rows.isEmpty() ? width : width(rows.getLast()) + gap + child.prefWidth(-1);
      if (rows.isEmpty() || last > width + 0.5) {
        rows.add(new ArrayList<>());
      }
      rows.getLast().add(child);
    }
    return rows;
  }

  @Override
  protected void layoutChildren() {
    double y = 0;
    for (List<Node> row : rows(getWidth())) {
      double height = height(row);
      double x = atLeft ? 0 : Math.max(0, getWidth() - width(row));
      for (Node child : row) {
        double wide = Math.min(child.prefWidth(-1), getWidth());
        double high = child.prefHeight(-1);
        child.resizeRelocate(snapPositionX(x), y + (height - high) / 2, wide, high);
        x += wide + gap;
      }
      y += height + gap;
    }
  }
}
