package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Overview;
import com.thaloco.releaseconsole.ui.state.ReleaseRow;
import java.util.Optional;

/** What clients get, as it was seen last. */
final class Clients {
  private Clients() {}

  /** One sentence; before the first look it says that nobody has looked. */
  static String now(Desk desk) {
    Optional<Overview.Look> look = desk.overview().lookProperty().get();
    if (look.isPresent()) {
      return look.get()
          .last()
          .map(last -> Texts.of("publish.clients-get", last.version()))
          .orElse(Texts.of("publish.nothing"));
    }
    return desk.overview()
        .problemProperty()
        .get()
        .map(problem -> Texts.of("publish.unknown", problem.happened()))
        .orElse(Texts.of("publish.looking"));
  }

  /** Whether they get this version. */
  static boolean get(Desk desk, String version) {
    return desk.overview()
        .lookProperty()
        .get()
        .flatMap(Overview.Look::last)
        .map(ReleaseRow::version)
        .filter(version::equals)
        .isPresent();
  }
}
