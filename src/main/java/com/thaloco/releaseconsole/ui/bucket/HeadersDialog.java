package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.audit.ObjectDetails;
import com.thaloco.releaseconsole.audit.PublicView;
import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Dialog;
import com.thaloco.releaseconsole.ui.kit.FactTable;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import javafx.fxml.FXML;
import javafx.scene.layout.VBox;

/** Headers and metadata of an object, as the S3 side and the public URL give them. */
final class HeadersDialog extends Dialog {
  @FXML private VBox body;

  HeadersDialog(ObjectDetails details, PublicView view, Navigator go) {
    super("headers", go::closeOverlay);
    setTitle(Texts.of("bucket.headers.title", Printable.of(details.info().key())));
    String address = details.address().toString();
    body.getChildren()
        .addAll(
            InspectorPane.copyable(address, Texts.of("bucket.copy.url"), address),
            facts(details),
            PublicViewText.line(view),
            PublicViewText.headers(details, view));
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
