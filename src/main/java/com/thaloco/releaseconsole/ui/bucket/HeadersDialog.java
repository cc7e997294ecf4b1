package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.audit.ObjectDetails;
import com.thaloco.releaseconsole.audit.PublicView;
import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.FactTable;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Headers and metadata of an object, as the S3 side and the public URL give them. */
final class HeadersDialog extends VBox {
  HeadersDialog(ObjectDetails details, PublicView view, Navigator go) {
    super(16);
    getStyleClass().add("dialog");
    setMaxSize(680, Region.USE_PREF_SIZE);
    setPrefWidth(680);
    var title = new Label(Texts.of("bucket.headers.title", Printable.of(details.info().key())));
    title.getStyleClass().add("title-4");
    Button close = Buttons.of(Texts.of("dialog.close"), go::closeOverlay);
    close.setId("headers-close");
    var row = new HBox(close);
    row.setAlignment(Pos.CENTER_RIGHT);
    getChildren()
        .addAll(
            title,
            InspectorPane.copyable(
                details.address().toString(),
                Texts.of("bucket.copy.url"),
                details.address().toString()),
            facts(details),
            PublicViewText.line(view),
            PublicViewText.headers(details, view),
            row);
  }

  private static FactTable facts(ObjectDetails details) {
    return new FactTable()
        .add(
            Texts.of("bucket.size"),
            Texts.of(
                "bucket.size-exact", Amounts.size(details.info().size()), details.info().size()))
        .add(Texts.of("bucket.changed"), Amounts.exact(details.info().modified()))
        .code(Texts.of("bucket.etag"), details.info().etag().replace("\"", ""));
  }
}
