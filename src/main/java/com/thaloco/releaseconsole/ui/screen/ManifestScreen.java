package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.CodeDiff;
import com.thaloco.releaseconsole.ui.kit.Panel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Access to the bucket, the manifest's shape, and the install script. */
public final class ManifestScreen extends Screen {
  @FXML private Panel findings;
  @FXML private AnswerList answers;
  @FXML private VBox more;

  private final CodeDiff text = new CodeDiff();

  public ManifestScreen(Desk desk, Navigator go) {
    super(desk, go);
  }

  @Override
  protected void initialize() {
    answers.show(desk.checking(), ScreenId.MANIFEST);
    var panel = new Panel();
    panel.setTitle(desk.project().profile().manifest().key());
    panel.setNote(Texts.of("manifest.now"));
    panel.setIcon("fth-file-text");
    text.setPrefHeight(260);
    panel.getBody().add(text);
    VBox.setVgrow(panel, Priority.ALWAYS);
    more.getChildren().add(panel);
    new StepActions(desk, go, ScreenId.MANIFEST)
        .bind(
            frame,
            () -> Texts.of("manifest.promise"),
            () -> Texts.of("check.promise.rest"),
            Buttons.of(
                Texts.of("check.again"),
                Feather.ROTATE_CCW,
                () -> desk.checking().run(ScreenId.MANIFEST)));
  }

  @Override
  public void shown() {
    desk.worker()
        .<Optional<Manifest>>run(
            () -> desk.project().world().fresh().manifest(),
            now -> text.show(PinCard.numbered(now.map(Manifest::text).orElse(""))),
            failed -> text.show(PinCard.numbered(failed.happened())));
  }
}
