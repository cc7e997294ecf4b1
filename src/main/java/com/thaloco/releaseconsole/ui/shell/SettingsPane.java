package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Motion;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import javafx.scene.control.CheckBox;

/** What the window remembers of its user. */
final class SettingsPane extends Dialog {
  SettingsPane(Preferences preferences, Look look, Navigator go) {
    super(Texts.of("settings.title"), 520);
    var dark = new CheckBox(Texts.of("settings.dark"));
    dark.selectedProperty().bindBidirectional(look.darkProperty());
    var still = new CheckBox(Texts.of("settings.motion"));
    still.selectedProperty().bindBidirectional(Motion.reducedProperty());
    getChildren().addAll(dark, still);
    buttons(
        Buttons.of(
            Texts.of("dialog.close"),
            () -> {
              preferences.keep(look);
              go.closeOverlay();
            }));
  }
}
