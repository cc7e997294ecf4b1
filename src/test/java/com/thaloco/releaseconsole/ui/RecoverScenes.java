package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.List;
import java.util.stream.Stream;

/** The sections History and Recover. */
final class RecoverScenes {
  private RecoverScenes() {}

  static List<Scene> all() {
    return Stream.of(ScreenId.HISTORY, ScreenId.RECOVER)
        .map(id -> new Scene(id.key(), studio -> studio.go(id)))
        .toList();
  }
}
