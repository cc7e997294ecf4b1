package com.thaloco.releaseconsole.ui.publish;

import atlantafx.base.theme.Styles;
import com.thaloco.releaseconsole.check.PendingVerification;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.CopyButton;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The entry of the verification release, to be copied under Unreleased. It changes no file. */
final class DraftPane extends VBox {
  DraftPane(PendingVerification.Owed debt, ReleaseVersion next, Navigator go) {
    super(16);
    getStyleClass().add("dialog");
    setMaxSize(560, Region.USE_PREF_SIZE);
    var title = new Label(Texts.of("draft.title", next.text()));
    title.getStyleClass().add("title-4");
    var text = new TextArea(debt.draft().strip());
    text.setEditable(false);
    text.setWrapText(true);
    text.setPrefRowCount(4);
    text.getStyleClass().add("code");
    text.setAccessibleText(Texts.of("draft.title", next.text()));
    Button close = Buttons.of(Texts.of("dialog.close"), go::closeOverlay);
    Button copy =
        Buttons.of(
            Texts.of("draft.copy"), Feather.COPY, () -> CopyButton.toClipboard(text.getText()));
    copy.setId("draft-copy");
    copy.getStyleClass().add(Styles.ACCENT);
    var row = new HBox(12, close, copy);
    row.setAlignment(Pos.CENTER_RIGHT);
    getChildren()
        .addAll(title, new Prose(Texts.of("draft.words", debt.version().text())), text, row);
  }
}
