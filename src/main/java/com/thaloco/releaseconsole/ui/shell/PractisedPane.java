package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.rehearsal.Drill;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Dialog;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.Optional;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/** What was broken or fixed, and where to look for it. */
final class PractisedPane extends Dialog {
  PractisedPane(Optional<Drill> drill, Navigator go) {
    super(Texts.of("practise." + drill.map(Drill::key).orElse("mend")), 560);
    setId("practised");
    String key = drill.map(Drill::key).orElse("mend");
    getChildren()
        .addAll(
            new Prose(Texts.of("practise.did." + key)),
            new Prose(Texts.of("practise.look." + key)));
    ScreenId screen = drill.map(PractisedPane::screen).orElse(ScreenId.CHECKLIST);
    Button close = Buttons.of(Texts.of("dialog.close"), go::closeOverlay);
    close.setId("practised-close");
    Button there =
        Buttons.primary(
            Texts.of("palette.go", screen.title()),
            Feather.ARROW_RIGHT,
            () -> {
              go.closeOverlay();
              go.open(screen);
            });
    there.setId("practised-go");
    buttons(close, there);
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
