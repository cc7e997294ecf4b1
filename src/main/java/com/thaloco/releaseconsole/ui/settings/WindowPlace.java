package com.thaloco.releaseconsole.ui.settings;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * Where the window was when it was closed, in pixels of the desktop.
 *
 * @param maximized whether it filled the screen; the rest is then where it was before
 */
record WindowPlace(double x, double y, double width, double height, boolean maximized) {
  /** How much of the title bar must lie on a screen, so that the window can be moved. */
  private static final double REACHABLE = 80;

  static WindowPlace of(Stage stage) {
    return new WindowPlace(
        stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
  }

  WindowPlace butMaximized() {
    return new WindowPlace(x, y, width, height, true);
  }

  /** Puts a window there, unless that screen is gone. */
  void restore(Stage stage) {
    boolean reachable =
        Screen.getScreens().stream()
            .map(Screen::getVisualBounds)
            .anyMatch(bounds -> reaches(bounds));
    if (reachable) {
      stage.setX(x);
      stage.setY(y);
      stage.setWidth(width);
      stage.setHeight(height);
    }
    stage.setMaximized(maximized);
  }

  private boolean reaches(Rectangle2D screen) {
    return screen.intersects(x + width / 2 - REACHABLE / 2, y, REACHABLE, 1);
  }
}
