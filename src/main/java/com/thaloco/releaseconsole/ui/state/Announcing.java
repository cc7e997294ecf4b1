package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.recover.past.Announcement;
import com.thaloco.releaseconsole.ui.kit.CopyButton;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.version.ReleaseVersion;

/** Copies what can be posted of a release, from its changelog. */
public final class Announcing {
  private Announcing() {}

  public static void copy(ProjectModel model, Navigator go, ReleaseVersion version) {
    model
        .worker()
        .<String>run(
            () ->
                Announcement.of(
                    model.freshProject(),
                    version,
                    Run.of(event -> {}).at(new StepId("announcement"))),
            text -> {
              CopyButton.toClipboard(text);
              go.tell(Texts.of("verify.announced", version));
            },
            go::problem);
  }
}
