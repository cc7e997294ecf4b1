package com.thaloco.releaseconsole.ui.checklist;

import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/** Takes another version instead of the current one, and asks all checks about it. */
final class VersionButton {
  private VersionButton() {}

  static Button of(ProjectModel model, ReleaseVersion version, Feather icon) {
    return Buttons.of(
        Texts.of("version.raise", version),
        icon,
        () -> {
          model.choose(version);
          model.checking().runAll();
        });
  }
}
