package com.thaloco.releaseconsole.ui.kit;

import atlantafx.base.controls.ModalPane;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** How a dialog comes above what a window shows. */
public final class Overlays {
  private Overlays() {}

  /**
   * Shows a dialog in the middle. It is painted once it has its place: it has none in the first
   * pulse, and the software pipeline never wipes off what it painted at the top left.
   */
  public static void show(ModalPane pane, Node dialog) {
    dialog.setOpacity(0);
    pane.setAlignment(Pos.CENTER);
    pane.show(scrolling(pane, dialog));
    pane.applyCss(); // the first time it is only now a part of the scene, and can have the focus
    UiThread.later(pane::requestLayout); // it may be the first thing that is shown at all
    UiThread.inTurn(() -> dialog.setOpacity(1));
  }

  /** What is higher than the window, in a small one or with large text, scrolls. */
  private static ScrollPane scrolling(ModalPane pane, Node dialog) {
    var around = new StackPane(dialog);
    around.getStyleClass().add("dialog-around"); // room for its shadow
    var scroll = new ScrollPane(around);
    scroll.getStyleClass().addAll("edge-to-edge", "dialog-scroll");
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    around
        .layoutBoundsProperty()
        .addListener(all ->
            scroll.setPrefViewportHeight(
                Math.min(around.prefHeight(around.getWidth()), pane.getHeight())));
    return scroll;
  }
}
