package com.thaloco.releaseconsole.ui.shell;

import atlantafx.base.theme.Styles;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/** Closing the window while a cut runs: it asks, and loses nothing. */
final class StopAndClosePane extends Dialog {
  StopAndClosePane(Desk desk, Navigator go, Runnable close) {
    super(Texts.of("closing.title", desk.versionProperty().get()), 520);
    var words = new Prose(Texts.of("closing.words"));
    getChildren().add(words);
    Button stay = Buttons.of(Texts.of("closing.stay"), go::closeOverlay);
    stay.setId("closing-stay");
    Button off = Buttons.of(Texts.of("closing.off"), desk.cutting()::breakOff);
    off.setId("closing-off");
    off.getStyleClass().add(Styles.DANGER);
    off.setVisible(false);
    off.managedProperty().bind(off.visibleProperty());
    Button stop = Buttons.of(Texts.of("closing.stop"), Feather.PAUSE_CIRCLE, () -> {});
    stop.setOnAction(event -> {
      stop.setDisable(true);
      off.setVisible(true);
      words.setText(Texts.of("closing.waiting"));
      desk.cutting().runningProperty().addListener(ended(close));
      desk.cutting().stop();
    });
    stop.setId("closing-stop");
    stop.getStyleClass().add(Styles.ACCENT);
    buttons(stay, off, stop);
  }

  private static ChangeListener<Boolean> ended(Runnable close) {
    return (all, before, now) -> {
      if (!now) {
        close.run();
      }
    };
  }
}
