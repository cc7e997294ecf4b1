package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.KeyLock;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.Map;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/** Resumes an unfinished cut; where the key is locked, as soon as it is unlocked for that. */
final class Resuming {
  private Resuming() {}

  /** A button that says which of the two it does. */
  static Button button(Desk desk, Navigator go, String id) {
    Button button = Buttons.primary("", Feather.PLAY, () -> start(desk, go));
    button.setId(id);
    desk.key().unlockedProperty().addListener(all -> name(button, desk));
    name(button, desk);
    return button;
  }

  private static void name(Button button, Desk desk) {
    boolean open = desk.key().unlockedProperty().get();
    button.setText(Texts.of(open ? "home.resume" : "resume.locked"));
  }

  private static void start(Desk desk, Navigator go) {
    if (desk.key().unlockedProperty().get()) {
      now(desk, go);
      return;
    }
    String what = Texts.of("resume.wish", desk.cutting().versionText());
    desk.key().onceUnlocked(new KeyLock.Wish(what, () -> now(desk, go)));
    go.open(ScreenId.TRUST);
  }

  private static void now(Desk desk, Navigator go) {
    go.open(ScreenId.PUBLISH);
    desk.cutting().start(Map.of());
  }
}
