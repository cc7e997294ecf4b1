package com.thaloco.releaseconsole.ui.shell;

import javafx.geometry.Pos;
import javafx.stage.Stage;
import org.controlsfx.control.Notifications;

/** A short message above the window that goes away by itself. */
final class Toast {
  private Toast() {}

  static void show(Stage stage, String text) {
    Notifications.create()
        .owner(stage)
        .position(Pos.BOTTOM_CENTER) // the buttons of the bar stay free
        .text(text)
        .showInformation();
  }
}
