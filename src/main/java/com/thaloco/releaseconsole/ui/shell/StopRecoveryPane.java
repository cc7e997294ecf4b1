package com.thaloco.releaseconsole.ui.shell;

import atlantafx.base.theme.Styles;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/** Closing the window while a recovery runs: it stops at the next boundary, and can be gone on. */
final class StopRecoveryPane extends Dialog {
  StopRecoveryPane(Desk desk, Navigator go, Runnable close) {
    super(Texts.of("closing.recovery"), 520);
    getChildren().add(new Prose(Texts.of("closing.recovery.words")));
    Button stay = Buttons.of(Texts.of("closing.stay"), go::closeOverlay);
    stay.setId("closing-stay");
    Button stop =
        Buttons.of(
            Texts.of("closing.stop"),
            Feather.PAUSE_CIRCLE,
            () -> {
              desk.recovering()
                  .runningProperty()
                  .addListener((all, before, now) -> {
                    if (!now) {
                      close.run();
                    }
                  });
              desk.recovering().stop();
            });
    stop.setId("closing-stop");
    stop.getStyleClass().add(Styles.ACCENT);
    buttons(stay, stop);
  }
}
