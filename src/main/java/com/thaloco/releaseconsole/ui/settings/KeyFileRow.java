package com.thaloco.releaseconsole.ui.settings;

import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/** Which file holds the signing key. Only its path is kept. */
final class KeyFileRow extends VBox {
  private final Preferences preferences;
  private final TextField path = new TextField();
  private final Button clear;

  KeyFileRow(Preferences preferences, Optional<ProjectModel> model, Navigator go, Window window) {
    super(8);
    this.preferences = preferences;
    path.setEditable(false);
    path.setId("settings-key");
    path.setPromptText(Texts.of("settings.key.none"));
    path.setAccessibleText(Texts.of("settings.key"));
    path.getStyleClass().add("code");
    HBox.setHgrow(path, Priority.ALWAYS);
    Button choose =
        Buttons.of(Texts.of("settings.choose"), Feather.FILE, () -> choose(model, go, window));
    choose.setId("settings-key-choose");
    clear = Buttons.icon(Feather.X, Texts.of("settings.key.clear"), () -> set(Optional.empty()));
    clear.setId("settings-key-clear");
    var row = new HBox(8, path, choose, clear);
    row.setAlignment(Pos.CENTER_LEFT);
    boolean rehearsal = model.filter(ProjectModel::isRehearsal).isPresent();
    var note = new Prose(Texts.of(rehearsal ? "settings.key.rehearsal" : "settings.key.words"));
    note.getStyleClass().add("quiet");
    getChildren().addAll(row, note);
    show();
  }

  private void choose(Optional<ProjectModel> model, Navigator go, Window window) {
    var chooser = new FileChooser();
    chooser.setTitle(Texts.of("settings.key.choose"));
    File chosen = chooser.showOpenDialog(window);
    if (chosen != null) {
      set(Optional.of(chosen.toPath()));
      model
          .filter(opened -> !opened.isRehearsal())
          .ifPresent(opened -> go.openProject(opened.project().repository().directory()));
    }
  }

  private void set(Optional<Path> file) {
    preferences.key(file);
    show();
  }

  private void show() {
    path.setText(preferences.key().map(Path::toString).orElse(""));
    clear.setDisable(preferences.key().isEmpty());
  }
}
