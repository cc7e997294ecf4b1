package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.recover.Trouble;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Lookout;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/**
 * Home's word on what needs a hand beyond the unfinished cut, which has a message of its own there.
 */
final class RecoverNotice {
  private final MessageBar bar;
  private final Desk desk;
  private final Button open;
  private List<Trouble> shown = List.of();

  private RecoverNotice(MessageBar bar, Desk desk, Navigator go) {
    this.bar = bar;
    this.desk = desk;
    open = Buttons.of(Texts.of("recover.open"), Feather.LIFE_BUOY, () -> go.open(ScreenId.RECOVER));
    open.setId("open-recover");
  }

  /** Keeps a message up to date. */
  static void show(MessageBar bar, Desk desk, Navigator go) {
    var notice = new RecoverNotice(bar, desk, go);
    InvalidationListener renderer = all -> notice.render();
    desk.lookout().seenProperty().addListener(renderer);
    desk.cutting().runningProperty().addListener(renderer);
    notice.render();
  }

  private void render() {
    List<Trouble> found =
        desk.lookout().hands().stream()
            .filter(trouble -> !trouble.id().equals("cut.unfinished"))
            .toList();
    if (found.isEmpty() || desk.cutting().runningProperty().get()) {
      bar.clear();
      return;
    }
    if (bar.isVisible() && found.equals(shown)) {
      return; // a button must not go away under the pointer
    }
    shown = found;
    Trouble first = found.getFirst();
    bar.show(
        Lookout.of(first.severity()),
        first.sentence(),
        List.of(
            first.noticed(),
            found.size() > 1 ? Texts.of("recover.notice.more", found.size() - 1) : ""),
        open);
  }
}
