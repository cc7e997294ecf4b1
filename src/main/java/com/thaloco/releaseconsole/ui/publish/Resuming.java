package com.thaloco.releaseconsole.ui.publish;

import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.KeyLock;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.Map;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/** Resumes an unfinished cut; where the key is locked, as soon as it is unlocked for that. */
public final class Resuming {
  private Resuming() {}

  /** A button that says which of the two it does. */
  public static Button button(ProjectModel model, Navigator go, String id) {
    Button button = Buttons.primary("", Feather.PLAY, () -> start(model, go));
    button.setId(id);
    model.key().unlockedProperty().addListener(all -> name(button, model));
    name(button, model);
    return button;
  }

  private static void name(Button button, ProjectModel model) {
    boolean open = model.key().unlockedProperty().get();
    button.setText(Texts.of(open ? "home.resume" : "resume.locked"));
  }

  private static void start(ProjectModel model, Navigator go) {
    if (model.key().unlockedProperty().get()) {
      now(model, go);
      return;
    }
    String what = Texts.of("resume.wish", model.cutting().versionText());
    model.key().onceUnlocked(new KeyLock.Wish(what, () -> now(model, go)));
    go.open(ScreenId.TRUST);
  }

  private static void now(ProjectModel model, Navigator go) {
    go.open(ScreenId.PUBLISH);
    model.cutting().start(Map.of());
  }
}
