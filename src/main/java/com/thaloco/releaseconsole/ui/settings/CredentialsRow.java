package com.thaloco.releaseconsole.ui.settings;

import com.thaloco.releaseconsole.bucket.CredentialNames;
import com.thaloco.releaseconsole.profile.CredentialChoice;
import com.thaloco.releaseconsole.setup.CredentialSettings;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/** Where the keys of the bucket come from: named here, kept by whoever keeps them now. */
final class CredentialsRow extends VBox {
  private final ProjectModel model;
  private final Navigator go;
  private final ToggleGroup group = new ToggleGroup();
  private final RadioButton chain = radio("chain");
  private final RadioButton aws = radio("aws");
  private final RadioButton rclone = radio("rclone");
  private final RadioButton file = radio("file");
  private final ComboBox<String> profiles = names("aws");
  private final ComboBox<String> remotes = names("rclone");
  private final ComboBox<String> files = names("file");
  private final MessageBar message = new MessageBar();

  CredentialsRow(ProjectModel model, Navigator go, Window window) {
    super(8);
    this.model = model;
    this.go = go;
    if (model.isRehearsal()) {
      getChildren().add(quiet(Texts.of("settings.credentials.rehearsal")));
      return;
    }
    Button choose = Buttons.compact(Texts.of("settings.choose"), Feather.FILE, () -> pick(window));
    choose.disableProperty().bind(file.selectedProperty().not());
    Button use = Buttons.of(Texts.of("settings.credentials.use"), Feather.SAVE, this::use);
    use.setId("settings-credentials-use");
    getChildren()
        .addAll(
            chain,
            line(aws, profiles),
            line(rclone, remotes),
            line(file, files, choose),
            quiet(Texts.of("settings.credentials.words", path())),
            message,
            use);
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

  private static Prose quiet(String text) {
    var prose = new Prose(text);
    prose.getStyleClass().add("quiet");
    return prose;
  }

  private RadioButton radio(String key) {
    var button = new RadioButton(Texts.of("settings.credentials." + key));
    button.setId("settings-credentials-" + key);
    button.setToggleGroup(group);
    button.setMinWidth(180);
    return button;
  }

  private static ComboBox<String> names(String key) {
    var box = new ComboBox<String>();
    box.setEditable(true);
    box.setPrefWidth(240);
    box.setAccessibleText(Texts.of("settings.credentials." + key));
    return box;
  }

  private static HBox line(RadioButton radio, ComboBox<String> box, Button... more) {
    box.disableProperty().bind(radio.selectedProperty().not());
    var row = new HBox(12, radio, box);
    row.getChildren().addAll(more);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void pick(Window window) {
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
  private void use() {
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
