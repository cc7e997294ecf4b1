package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.ui.kit.Fxml;
import com.thaloco.releaseconsole.ui.state.Navigator;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** An object's contents with room to read them. */
final class PreviewDialog extends VBox {
  @FXML private HBox head;
  @FXML private Label title;
  @FXML private VBox frame;
  @FXML private Button close;

  PreviewDialog(String key, Node contents, Navigator go) {
    Fxml.fill(this, "preview");
    title.setText(Printable.of(key));
    if (contents instanceof ManifestPreview manifest) {
      head.getChildren().add(ManifestPreview.ways("large-", manifest::show));
    }
    VBox.setVgrow(contents, Priority.ALWAYS);
    frame.getChildren().add(contents);
    close.setOnAction(event -> go.closeOverlay());
  }
}
