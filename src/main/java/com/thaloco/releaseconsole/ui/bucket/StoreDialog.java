package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.audit.ObjectDetails;
import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.ui.kit.Dialog;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Changing;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import java.nio.file.Path;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

/** Where a file is to be stored, or with which headers an object; then the plan is shown. */
final class StoreDialog extends Dialog {
  private final ProjectModel model;
  private final Navigator go;
  private final Optional<Path> file;
  @FXML private Prose words;
  @FXML private VBox place;
  @FXML private TextField key;
  @FXML private TextField type;
  @FXML private TextField cache;
  @FXML private Button plan;

  private StoreDialog(
      ProjectModel model, Navigator go, Optional<Path> file, String title, String said) {
    super("store", go::closeOverlay);
    this.model = model;
    this.go = go;
    this.file = file;
    setTitle(title);
    words.setText(said);
    plan.disableProperty().bind(key.textProperty().isEmpty());
    setOnKeyPressed(pressed -> {
      if (pressed.getCode() == KeyCode.ENTER && !plan.isDisabled()) {
        plan();
      }
    });
  }

  /**
   * For a file.
   *
   * @param folder the one that is chosen; empty for the root
   */
  static StoreDialog upload(ProjectModel model, Navigator go, Path file, String folder) {
    var dialog =
        new StoreDialog(
            model,
            go,
            Optional.of(file),
            Texts.of("bucket.upload.title", file.getFileName()),
            Texts.of("bucket.upload.words"));
    dialog.key.setText(folder + file.getFileName());
    dialog.type.setPromptText(Texts.of("bucket.store.by-key"));
    dialog.cache.setPromptText(model.project().profile().bucket().rootCache());
    return dialog;
  }

  /** For the headers of an object. */
  static StoreDialog headers(ProjectModel model, Navigator go, ObjectDetails details) {
    String at = details.info().key();
    var dialog =
        new StoreDialog(
            model,
            go,
            Optional.empty(),
            Texts.of("bucket.headers.set.title", Printable.of(at)),
            Texts.of("bucket.headers.words"));
    dialog.place.setVisible(false);
    dialog.place.setManaged(false);
    dialog.key.setText(at);
    dialog.type.setText(details.contentType());
    dialog.cache.setText(details.cacheControl());
    return dialog;
  }

  @FXML
  void plan() {
    String at = key.getText().strip();
    go.overlay(
        new ChangePane(
            new Changing(
                model,
                (changes, work) ->
                    file.isPresent()
                        ? changes.upload(file.get(), at, said(type), said(cache), work)
                        : changes.headers(at, said(type), said(cache), work)),
            go));
  }

  private static Optional<String> said(TextField field) {
    return Optional.of(field.getText().strip()).filter(text -> !text.isEmpty());
  }
}
