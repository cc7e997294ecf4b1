package com.thaloco.releaseconsole.ui;

import java.util.List;

/** What lies around and above the screens: start, palette, settings, dialogs. */
final class ShellScenes {
  private ShellScenes() {}

  static List<Scene> all() {
    return List.of();
  }
}
