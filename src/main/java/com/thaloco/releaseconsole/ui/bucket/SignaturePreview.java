package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.audit.ObjectPreview;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A signature, and what the key pinned at each release says of it. */
final class SignaturePreview extends VBox {
  SignaturePreview(ObjectPreview.Signature signature) {
    var text = new TextArea(signature.text().strip());
    text.setEditable(false);
    text.setWrapText(true);
    text.setPrefRowCount(3);
    text.setMinHeight(72);
    text.getStyleClass().addAll("code", "flat-text");
    text.setAccessibleText(Texts.of("bucket.signature-over", signature.over()));
    var verdicts = new ListView<ObjectPreview.Verdict>();
    verdicts.setId("verdicts");
    verdicts.getStyleClass().addAll("dense", "edge-to-edge");
    verdicts.setAccessibleText(Texts.of("bucket.verdicts"));
    verdicts.setFixedCellSize(28);
    verdicts.setCellFactory(view -> new Cell());
    verdicts.getItems().setAll(signature.verdicts());
    VBox.setVgrow(verdicts, Priority.ALWAYS);
    getChildren().addAll(text, verdicts);
  }

  private static final class Cell extends ListCell<ObjectPreview.Verdict> {
    private final StatusLabel label = new StatusLabel();

    @Override
    protected void updateItem(ObjectPreview.@Nullable Verdict verdict, boolean empty) {
      super.updateItem(verdict, empty);
      if (empty || verdict == null) {
        setGraphic(null);
        return;
      }
      String key =
          verdict.key().isEmpty()
              ? verdict.reason()
              : Texts.of(
                  verdict.accepts() ? "bucket.accepts" : "bucket.refuses",
                  Hash.commit(verdict.key()));
      label.show(
          verdict.accepts()
              ? Status.PASSED
              : verdict.key().isEmpty() ? Status.NOT_RUN : Status.BLOCKED,
          verdict.version() + ": " + key);
      setAccessibleText(verdict.version() + ": " + verdict.reason());
      setGraphic(label);
    }
  }
}
