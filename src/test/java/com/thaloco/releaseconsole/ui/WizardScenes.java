package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.List;
import java.util.stream.Stream;

/** Home and the steps of a release. */
final class WizardScenes {
  private WizardScenes() {}

  static List<Scene> all() {
    return Stream.concat(Stream.of(ScreenId.HOME, ScreenId.CHECKLIST), ScreenId.steps().stream())
        .map(id -> new Scene(id.key(), studio -> studio.go(id)))
        .toList();
  }
}
