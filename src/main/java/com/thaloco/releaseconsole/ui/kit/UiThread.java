package com.thaloco.releaseconsole.ui.kit;

import javafx.application.Platform;

/** The one way onto the FX thread. */
public final class UiThread {
  private UiThread() {}

  /** Runs a piece of work on the FX thread, soon. */
  public static void later(Runnable work) {
    Platform.runLater(work);
  }
}
