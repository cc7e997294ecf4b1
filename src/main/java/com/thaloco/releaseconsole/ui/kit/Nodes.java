package com.thaloco.releaseconsole.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** What is hidden takes no room either. */
public final class Nodes {
  private Nodes() {}

  public static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /** Text that wraps, and is never cut off where there is little room. */
  public static <T extends Region> T whole(T text) {
    text.setMinHeight(Region.USE_PREF_SIZE);
    return text;
  }

  /** A label that wraps, with the style class. */
  public static Label wrapped(String text, String styleClass) {
    var label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    return whole(label);
  }
}
