package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Home and the steps of a release, in every state that matters: as they are, in a problem that was
 * made for real, while a cut runs, stopped, failed and done. The order is that of one long story.
 */
final class WizardScenes {
  private WizardScenes() {}

  static List<PictureScene> all() {
    var scenes = new ArrayList<PictureScene>();
    Stream.concat(Stream.of(ScreenId.HOME, ScreenId.CHECKLIST), ScreenId.steps().stream())
        .map(id -> new PictureScene(id.key(), studio -> studio.go(id)))
        .forEach(scenes::add);
    scenes.addAll(narrow());
    scenes.addAll(TroubleScenes.all());
    scenes.addAll(CutScenes.all());
    return scenes;
  }

  /** The smallest window: the evidence is a drawer. */
  private static List<PictureScene> narrow() {
    return Stream.of(ScreenId.HOME, ScreenId.CHANGELOG, ScreenId.REVIEW, ScreenId.PUBLISH)
        .map(id ->
            new PictureScene(
                id.key() + "-narrow",
                studio -> {
                  studio.size(1024, 700);
                  studio.go(id);
                },
                studio -> studio.size(1280, 800)))
        .toList();
  }
}
