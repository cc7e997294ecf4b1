package com.thaloco.releaseconsole.ui.settings;

import com.thaloco.releaseconsole.bucket.CredentialNames;
import com.thaloco.releaseconsole.profile.CredentialChoice;
import com.thaloco.releaseconsole.setup.CredentialSettings;
import com.thaloco.releaseconsole.ui.kit.Fxml;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.RadioButton;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Where the keys of the bucket come from: named here, kept by whoever keeps them now. */
final class CredentialsRow extends VBox {
  private final ProjectModel model;
  private final Navigator go;
  private final Window window;
  @FXML private RadioButton chain;
  @FXML private RadioButton aws;
  @FXML private RadioButton rclone;
  @FXML private RadioButton file;
  @FXML private ComboBox<String> profiles;
  @FXML private ComboBox<String> remotes;
  @FXML private ComboBox<String> files;
  @FXML private Prose words;
  @FXML private MessageBar message;

  CredentialsRow(ProjectModel model, Navigator go, Window window) {
    this.model = model;
    this.go = go;
    this.window = window;
    Fxml.fill(this, "settings-credentials");
    words.setText(Texts.of("settings.credentials.words", path()));
    show(CredentialChoice.of(model.project().profile().bucket()));
    Map<String, String> environment = model.project().environment();
    model
        .worker()
        .<CredentialNames>run(
            () -> CredentialNames.find(environment),
            found -> {
              offer(profiles, found.awsProfiles());
              offer(remotes, found.rcloneRemotes());
            },
            message::problem);
  }

  private static void offer(ComboBox<String> box, List<String> names) {
    String typed = box.getEditor().getText();
    box.getItems().setAll(names);
    box.getEditor().setText(typed);
  }

  private Path path() {
    return CredentialSettings.file(
        model.project().profile().project(), model.project().environment());
  }

  @FXML
  void choose() {
    var chosen = new FileChooser().showOpenDialog(window);
    if (chosen != null) {
      files.getEditor().setText(chosen.toString());
    }
  }

  private void show(CredentialChoice choice) {
    switch (choice) {
      case CredentialChoice.Chain() -> chain.setSelected(true);
      case CredentialChoice.AwsProfile(String name) -> select(aws, profiles, name);
      case CredentialChoice.RcloneRemote(String name) -> select(rclone, remotes, name);
      case CredentialChoice.KeyFile(Path path) -> select(file, files, path.toString());
    }
  }

  private static void select(RadioButton radio, ComboBox<String> box, String text) {
    radio.setSelected(true);
    box.getEditor().setText(text);
  }

  private CredentialChoice chosen() {
    if (aws.isSelected()) {
      return new CredentialChoice.AwsProfile(profiles.getEditor().getText().strip());
    }
    if (rclone.isSelected()) {
      return new CredentialChoice.RcloneRemote(remotes.getEditor().getText().strip());
    }
    return file.isSelected()
        ? new CredentialChoice.KeyFile(Path.of(files.getEditor().getText().strip()))
        : new CredentialChoice.Chain();
  }

  /** Writes the choice, and opens the project again with it. */
  @FXML
  void use() {
    CredentialChoice choice = chosen();
    Path settings = path();
    model
        .worker()
        .<Path>run(
            () -> {
              CredentialSettings.choose(settings, choice);
              return settings;
            },
            written -> {
              if (!model.operations().needAsking().isEmpty()) {
                go.tell(Texts.of("settings.credentials.later"));
              }
              go.openProject(model.project().repository().directory());
            },
            message::problem);
  }
}
