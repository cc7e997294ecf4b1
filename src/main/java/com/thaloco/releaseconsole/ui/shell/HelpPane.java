package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Dialog;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import org.kordamp.ikonli.feather.Feather;

/** What a screen is for, and the keys. */
final class HelpPane extends Dialog {
  private static final List<String> KEYS =
      List.of(
          "sections",
          "steps",
          "areas",
          "primary",
          "palette",
          "again",
          "find",
          "panes",
          "copy",
          "stop",
          "settings",
          "theme",
          "escape");

  HelpPane(ScreenId screen, Navigator go) {
    super(screen.title(), 600);
    setId("help");
    getChildren().add(new Prose(Texts.of("help." + screen.key())));
    var grid = new GridPane(24, 6);
    for (int row = 0; row < KEYS.size(); row++) {
      var keys = new Label(Texts.of("help.keys." + KEYS.get(row)));
      keys.getStyleClass().add("keycap");
      GridPane.setHalignment(keys, HPos.LEFT);
      var does = new Label(Texts.of("help.does." + KEYS.get(row)));
      grid.addRow(row, keys, does);
    }
    getChildren().add(grid);
    var close = Buttons.of(Texts.of("dialog.close"), Feather.X, go::closeOverlay);
    close.setId("help-close");
    buttons(close);
  }
}
