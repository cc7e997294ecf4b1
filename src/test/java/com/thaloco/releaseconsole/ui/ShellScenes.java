package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.ui.kit.UiThread;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What lies around and above the screens: start, palette, settings, dialogs. */
final class ShellScenes {
  private ShellScenes() {}

  static List<Scene> all() {
    return List.of(
        new Scene("settings", on(ScreenId.HOME, s -> key(s, KeyCode.COMMA, true))),
        new Scene("palette", on(ScreenId.HOME, s -> key(s, KeyCode.K, true))),
        new Scene("help", on(ScreenId.TRUST, s -> key(s, KeyCode.F1, false))),
        new Scene("find", on(ScreenId.HOME, s -> key(s, KeyCode.F, true))),
        new Scene("narrow-home", on(ScreenId.HOME, s -> s.size(1024, 700))),
        new Scene("narrow-review", on(ScreenId.REVIEW, s -> s.size(1024, 700))),
        new Scene("large-checklist", on(ScreenId.CHECKLIST, s -> percent(s, 150))),
        new Scene("large-trust", on(ScreenId.TRUST, s -> percent(s, 150))));
  }

  /** From any other scene: nothing above the window, its usual size, then what the scene does. */
  private static Consumer<Studio> on(ScreenId screen, Consumer<Studio> then) {
    return studio -> {
      studio.size(1280, 800);
      percent(studio, 100);
      Studio.onFx(() -> {
        studio.window().closeOverlay();
        return true;
      });
      studio.go(screen);
      then.accept(studio);
    };
  }

  private static void percent(Studio studio, int percent) {
    Studio.onFx(() -> {
      studio.window().look().percentProperty().set(percent);
      return true;
    });
  }

  private static void key(Studio studio, KeyCode code, boolean control) {
    UiThread.later(() ->
        javafx.event.Event.fireEvent(
            studio.stage().getScene(),
            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false)));
  }
}
