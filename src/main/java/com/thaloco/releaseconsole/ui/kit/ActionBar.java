package com.thaloco.releaseconsole.ui.kit;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What the button will do, and what it will not; then back, other and primary. */
public final class ActionBar extends HBox {
  private final Prose promise = new Prose();
  private final HBox buttons = new HBox(12);

  ActionBar() {
    super(16);
    getStyleClass().add("action-bar");
    setAlignment(Pos.CENTER_LEFT);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    buttons.setMinWidth(Region.USE_PREF_SIZE);
    promise.setMaxHeight(Region.USE_PREF_SIZE);
    promise.getStyleClass().add("promise");
    HBox.setHgrow(promise, Priority.ALWAYS);
    getChildren().addAll(promise, buttons);
    setVisible(false);
  }

  /**
   * Says what changes and what does not.
   *
   * @param effect in strong type: "Adds 4 lines to CHANGELOG.md."
   * @param rest quieter: "It does not commit."
   */
  public void promise(String effect, String rest) {
    promise.setText("**%s** %s".formatted(effect, rest).strip());
    setVisible(true);
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
