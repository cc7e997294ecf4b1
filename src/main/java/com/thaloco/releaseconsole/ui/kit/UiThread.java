package com.thaloco.releaseconsole.ui.kit;

import java.util.ArrayDeque;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/** The one way onto the FX thread. */
public final class UiThread {
  private UiThread() {}

  /** Runs a piece of work on the FX thread, soon. */
  public static void later(Runnable work) {
    Platform.runLater(work);
  }

  /**
   * Runs pieces of work on the FX thread, each once what is there before it has been painted. Of
   * what {@link #later} runs, several pieces may be laid out and painted in one stretch.
   */
  public static void inTurn(Runnable... pieces) {
    var left = new ArrayDeque<>(List.of(pieces));
    new AnimationTimer() {
      private boolean painted;

      @Override
      public void handle(long now) { // at the begin of a pulse, before it lays out and paints
        if (painted) {
          later(left.removeFirst());
        }
        painted = !painted;
        if (left.isEmpty()) {
          stop();
        }
      }
    }.start();
  }
}
