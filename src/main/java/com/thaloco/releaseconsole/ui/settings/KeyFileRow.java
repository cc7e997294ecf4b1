package com.thaloco.releaseconsole.ui.settings;

import com.thaloco.releaseconsole.ui.kit.Fxml;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Which file holds the signing key. Only its path is kept. */
final class KeyFileRow extends VBox {
  private final Preferences preferences;
  private final Optional<ProjectModel> model;
  private final Navigator go;
  private final Window window;
  @FXML private TextField path;
  @FXML private Button clear;
  @FXML private Prose note;

  KeyFileRow(Preferences preferences, Optional<ProjectModel> model, Navigator go, Window window) {
    this.preferences = preferences;
    this.model = model;
    this.go = go;
    this.window = window;
    Fxml.fill(this, "settings-key");
    if (model.filter(ProjectModel::isRehearsal).isPresent()) {
      note.setText(Texts.of("settings.key.rehearsal"));
    }
    show();
  }

  @FXML
  void choose() {
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

  @FXML
  void clear() {
    set(Optional.empty());
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
