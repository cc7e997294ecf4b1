package com.thaloco.releaseconsole.ui.kit;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;

/**
 * Cards side by side, or one below the other where they would get narrower than they can be: in a
 * small window, or with large text. What does not grow ({@link HBox#setHgrow}) keeps its width.
 */
public final class CardRow extends Pane {
  private double spacing = 16;

  public CardRow() {
    getStyleClass().add("card-row");
  }

  public double getSpacing() {
    return spacing;
  }

  /** The gap between cards. */
  public void setSpacing(double gap) {
    spacing = gap;
  }

  private boolean isStacked(double width) {
    double least = getManagedChildren().stream().mapToDouble(child -> child.minWidth(-1)).sum();
    return width > 0 && least + gaps() > width;
  }

  private double gaps() {
    return spacing * Math.max(0, getManagedChildren().size() - 1);
  }

  private double each(double width) {
    List<Node> all = getManagedChildren();
    double fixed = all.stream().filter(c -> !grows(c)).mapToDouble(CardRow::natural).sum();
    long growing = all.stream().filter(CardRow::grows).count();
    return growing == 0 ? 0 : (width - fixed - gaps()) / growing;
  }

  private static double natural(Node child) {
    return Math.max(child.minWidth(-1), child.prefWidth(-1));
  }

  private static boolean grows(Node child) {
    return HBox.getHgrow(child) == Priority.ALWAYS;
  }

  private double widthOf(Node child, double width, boolean stacked) {
    if (!grows(child)) {
      return natural(child);
    }
    return stacked ? width : each(width);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return getManagedChildren().stream().mapToDouble(c -> c.minWidth(-1)).max().orElse(0);
  }

  @Override
  protected double computePrefWidth(double height) {
    return getManagedChildren().stream().mapToDouble(CardRow::natural).sum() + gaps();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    double at = width < 0 ? computePrefWidth(-1) : width;
    boolean stacked = isStacked(at);
    var heights =
        getManagedChildren().stream().mapToDouble(c -> c.prefHeight(widthOf(c, at, stacked)));
    return stacked ? heights.sum() + gaps() : heights.max().orElse(0);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    boolean stacked = isStacked(width);
    double x = 0;
    double y = 0;
    for (Node child : getManagedChildren()) {
      double own = widthOf(child, width, stacked);
      double high = child.prefHeight(own);
      if (stacked) {
        child.resizeRelocate(grows(child) ? 0 : (width - own) / 2, y, own, high);
        y += high + spacing;
      } else {
        double height = grows(child) ? getHeight() : high;
        child.resizeRelocate(x, grows(child) ? 0 : (getHeight() - high) / 2, own, height);
        x += own + spacing;
      }
    }
  }
}
