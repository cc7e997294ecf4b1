package com.thaloco.releaseconsole.ui.shell;

import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * Says to the styles whether the user works by keyboard, so that the focus shows then, also where
 * the program has put it: JavaFX's own focus-visible only knows of the Tab key.
 */
final class FocusRing {
  private static final PseudoClass KEYS = PseudoClass.getPseudoClass("keys");

  private FocusRing() {}

  static void follow(Scene scene) {
    show(scene, true);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> show(scene, true));
    scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> show(scene, false));
  }

  private static void show(Scene scene, boolean keys) {
    scene.getRoot().pseudoClassStateChanged(KEYS, keys);
  }
}
