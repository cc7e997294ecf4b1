package com.thaloco.releaseconsole.ui.shell;

import atlantafx.base.theme.Styles;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/** Closing the window while a cut runs: it asks, and loses nothing. */
final class StopAndClosePane extends Dialog {
  StopAndClosePane(Desk desk, Navigator go, Runnable close) {
    super(Texts.of("closing.title", desk.versionProperty().get()), 520);
    getChildren().add(new Prose(Texts.of("closing.words")));
    Button stay = Buttons.of(Texts.of("closing.stay"), go::closeOverlay);
    Button stop =
        Buttons.of(
            Texts.of("closing.stop"),
            Feather.PAUSE_CIRCLE,
            () -> {
              desk.cutting()
                  .runningProperty()
                  .addListener((all, before, now) -> {
                    if (!now) {
                      close.run();
                    }
                  });
              desk.cutting().stop();
            });
    stop.setId("closing-stop");
    stop.getStyleClass().add(Styles.ACCENT);
    buttons(stay, stop);
  }
}
