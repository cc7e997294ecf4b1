package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.ui.kit.Dialog;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

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

  @FXML private Prose words;
  @FXML private GridPane keys;

  HelpPane(ScreenId screen, Navigator go) {
    super("help", go::closeOverlay);
    setTitle(screen.title());
    words.setText(Texts.of("help." + screen.key()));
    for (String key : KEYS) {
      var cap = new Label(Texts.of("help.keys." + key));
      cap.getStyleClass().add("keycap");
      cap.setMinWidth(USE_PREF_SIZE);
      keys.addRow(
          keys.getRowCount(), cap, Nodes.wrapped(Texts.of("help.does." + key), "help-does"));
    }
  }
}
