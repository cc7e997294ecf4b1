package com.thaloco.releaseconsole.ui.kit;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the button will do, and what it will not; then back, other and primary. */
public final class ActionBar extends VBox {
  /** What the promise has at least beside the buttons, in em. */
  private static final double LEAST = 15;

  private final Prose promise = new Prose();
  private final Tooltip whole = new Tooltip();
  private final WrapRow buttons = new WrapRow(12);
  private final HBox row = new HBox(16);
  private final Label em = new Label(); // its font has the size of the window's text
  private boolean below;
  private boolean low;
  private String effect = "";
  private String rest = "";

  ActionBar() {
    super(8);
    getStyleClass().add("action-bar");
    setAlignment(Pos.CENTER_LEFT);
    promise.setMaxHeight(Region.USE_PREF_SIZE);
    promise.getStyleClass().add("promise");
    HBox.setHgrow(promise, Priority.ALWAYS);
    row.setAlignment(Pos.CENTER_LEFT);
    Nodes.show(em, false);
    below(false);
    widthProperty().addListener(all -> arrange());
    buttons.needsLayoutProperty().addListener(all -> arrange());
    setVisible(false);
  }

  /** Where there is little room, the buttons come below what they do. */
  private void arrange() {
    double beside = getWidth() - snappedLeftInset() - snappedRightInset() - buttons.prefWidth(-1);
    boolean now = getWidth() > 0 && beside < LEAST * em.getFont().getSize();
    if (now != below) {
      below = now;
      UiThread.later(() -> below(below)); // no node may move while layout is worked out
    }
  }

  private void below(boolean now) {
    row.getChildren().clear();
    getChildren().setAll(em, row);
    buttons.setMinWidth(now ? Region.USE_COMPUTED_SIZE : Region.USE_PREF_SIZE);
    row.getChildren().add(promise);
    if (now) {
      getChildren().add(buttons);
    } else {
      row.getChildren().add(buttons);
    }
  }

  /**
   * Says what changes and what does not.
   *
   * @param effect in strong type: "Adds 4 lines to CHANGELOG.md."
   * @param rest quieter: "It does not commit."
   */
  public void promise(String effect, String rest) {
    this.effect = effect;
    this.rest = rest;
    say();
    setVisible(true);
  }

  /** Where there is little height, the rest of the promise is a tooltip. */
  void low(boolean now) {
    low = now;
    say();
  }

  private void say() {
    promise.setText(low ? "**%s**".formatted(effect) : "**%s** %s".formatted(effect, rest).strip());
    Tooltip.uninstall(promise, whole);
    whole.setText(rest);
    if (low && !rest.isBlank()) {
      Tooltip.install(promise, whole);
    }
  }

  /** The buttons, the primary one last. */
  public void buttons(Node... nodes) {
    List<Node> now = List.of(nodes);
    if (!buttons.getChildren().equals(now)) {
      buttons.getChildren().setAll(now);
    }
    setVisible(true);
  }

  ObservableList<Node> list() {
    return buttons.getChildren();
  }

  /** The button that Ctrl+Enter presses; never a dangerous one. */
  public Optional<Button> primary() {
    return buttons.getChildren().stream()
        .filter(Button.class::isInstance)
        .map(Button.class::cast)
        .filter(button -> button.getStyleClass().contains(Styles.ACCENT))
        .findFirst();
  }
}
