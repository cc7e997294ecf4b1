package com.thaloco.releaseconsole.ui.kit;

import atlantafx.base.controls.ModalPane;
import javafx.animation.AnimationTimer;
import javafx.geometry.Pos;
import javafx.scene.Node;

/** How a dialog comes above what a window shows. */
public final class Overlays {
  private static final int PULSES = 2;

  private Overlays() {}

  /**
   * Shows a dialog in the middle. It is painted once it has its place: it has none in the first
   * pulse, and the software pipeline never wipes off what it painted at the top left.
   */
  public static void show(ModalPane pane, Node dialog) {
    dialog.setOpacity(0);
    pane.setAlignment(Pos.CENTER);
    pane.show(dialog);
    pane.applyCss(); // the first time it is only now a part of the scene, and can have the focus
    UiThread.later(pane::requestLayout); // it may be the first thing that is shown at all
    var placed =
        new AnimationTimer() {
          private int pulses;

          @Override
          public void handle(long now) {
            if (++pulses > PULSES) {
              dialog.setOpacity(1);
              stop();
            }
          }
        };
    placed.start();
  }
}
