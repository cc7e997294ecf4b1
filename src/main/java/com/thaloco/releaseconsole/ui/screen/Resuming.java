package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.Map;

/** Goes on with an unfinished cut; where the key is locked, as soon as it is open. */
final class Resuming {
  private Resuming() {}

  static void start(Desk desk, Navigator go) {
    if (desk.key().unlockedProperty().get()) {
      now(desk, go);
      return;
    }
    desk.key().onceUnlocked(() -> now(desk, go));
    go.open(ScreenId.TRUST);
    go.tell(Texts.of("publish.unlock-first"));
  }

  private static void now(Desk desk, Navigator go) {
    go.open(ScreenId.PUBLISH);
    desk.cutting().start(Map.of());
  }
}
