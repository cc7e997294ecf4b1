package com.thaloco.releaseconsole.ui.kit;

import javafx.animation.FadeTransition;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.util.Duration;

/** Whether things move, and the one way in which screens appear. */
public final class Motion {
  private static final BooleanProperty REDUCED = new SimpleBooleanProperty(false);

  private Motion() {}

  /** Set by the settings. */
  public static BooleanProperty reducedProperty() {
    return REDUCED;
  }

  /** Whether nothing is to move: by the settings, or as the desktop is set up. */
  public static boolean isReduced() {
    return REDUCED.get() || Platform.getPreferences().isReducedMotion();
  }

  /** Fades a node in; at once where nothing is to move. */
  public static void appear(Node node) {
    if (isReduced()) {
      node.setOpacity(1);
      return;
    }
    var fade = new FadeTransition(Duration.millis(120), node);
    fade.setFromValue(0);
    fade.setToValue(1);
    fade.play();
  }
}
