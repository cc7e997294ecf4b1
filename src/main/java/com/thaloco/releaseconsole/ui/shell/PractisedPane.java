package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.rehearsal.Drill;
import com.thaloco.releaseconsole.ui.kit.Dialog;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;

/** What was broken or fixed, and where to look for it. */
final class PractisedPane extends Dialog {
  @FXML private Prose did;
  @FXML private Prose look;
  @FXML private Button there;

  PractisedPane(Optional<Drill> drill, Navigator go) {
    super("practised", go::closeOverlay);
    String key = drill.map(Drill::key).orElse("undo");
    setTitle(Texts.of("practise." + key));
    did.setText(Texts.of("practise.did." + key));
    look.setText(Texts.of("practise.look." + key));
    ScreenId screen = drill.map(PractisedPane::screen).orElse(ScreenId.CHECKLIST);
    there.setText(Texts.of("palette.go", screen.title()));
    there.setOnAction(event -> {
      close();
      go.open(screen);
    });
  }

  private static ScreenId screen(Drill drill) {
    return switch (drill) {
      case PIN -> ScreenId.TRUST;
      case CALLOUT -> ScreenId.UNITS;
      case SMOKE -> ScreenId.SMOKE;
      case NETWORK -> ScreenId.PUBLISH;
      case RIVAL -> ScreenId.VERSION;
    };
  }
}
