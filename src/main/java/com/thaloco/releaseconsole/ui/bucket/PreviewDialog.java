package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Segmented;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** An object's contents with room to read them. */
final class PreviewDialog extends VBox {
  PreviewDialog(String key, Node contents, Navigator go) {
    super(12);
    getStyleClass().add("dialog");
    setMaxSize(980, 620);
    setPrefSize(980, 620);
    var title = new Label(Printable.of(key));
    title.getStyleClass().add("title-4");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var head = new HBox(12, title, space);
    head.setAlignment(Pos.CENTER_LEFT);
    if (contents instanceof ManifestPreview manifest) {
      head.getChildren()
          .add(
              new Segmented(
                  List.of("large-tree", "large-text", "large-diff"),
                  List.of(
                      Texts.of("bucket.way.tree"),
                      Texts.of("bucket.way.text"),
                      Texts.of("bucket.way.diff")),
                  manifest::show));
    }
    var frame = new VBox(contents);
    frame.getStyleClass().add("preview-frame");
    VBox.setVgrow(contents, Priority.ALWAYS);
    VBox.setVgrow(frame, Priority.ALWAYS);
    Button close = Buttons.of(Texts.of("dialog.close"), go::closeOverlay);
    close.setId("preview-close");
    var row = new HBox(close);
    row.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(head, frame, row);
  }
}
