package com.thaloco.releaseconsole.ui.kit;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/**
 * Where the focus is when a screen opens: on the field that is asked for (style class {@code
 * asked-for}), else on what needs attention, else on the primary button, else on the first thing.
 */
record FirstFocus(ScreenFrame frame, Node headerRight, ScrollPane work) {
  void request() {
    Optional<Node> asked = first(frame.lookupAll(".asked-for").stream());
    asked
        .or(() ->
            first(
                frame.lookupAll(".message-bar").stream()
                    .filter(Node::isVisible)
                    .flatMap(bar -> bar.lookupAll(".button.accent").stream())))
        .or(() -> first(frame.primary().stream()))
        .or(() -> first(headerRight.lookupAll(".accent").stream()))
        .or(() -> first(frame.lookupAll(".button").stream()))
        .ifPresent(Node::requestFocus);
    asked.ifPresent(this::reveal);
  }

  private static Optional<Node> first(Stream<? extends Node> nodes) {
    return nodes.filter(FirstFocus::takesFocus).<Node>map(node -> node).findFirst();
  }

  /** What is asked for is in sight: large text may have pushed it down. */
  private void reveal(Node node) {
    UiThread.later(() -> {
      Node all = work.getContent();
      if (all != null && node.isFocused() && isWithin(node, all)) {
        double hidden = all.getLayoutBounds().getHeight() - work.getViewportBounds().getHeight();
        double middle =
            all.sceneToLocal(node.localToScene(node.getLayoutBounds())).getCenterY()
                - work.getViewportBounds().getHeight() / 2;
        work.setVvalue(hidden <= 0 ? 0 : Math.clamp(middle / hidden, 0, 1));
      }
    });
  }

  private static boolean isWithin(Node node, Node area) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == area) {
        return true;
      }
    }
    return false;
  }

  private static boolean takesFocus(Node node) {
    return node.isFocusTraversable() && !node.isDisabled() && isInSight(node);
  }

  private static boolean isInSight(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }
}
