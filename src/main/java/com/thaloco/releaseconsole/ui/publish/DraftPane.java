package com.thaloco.releaseconsole.ui.publish;

import com.thaloco.releaseconsole.check.PendingVerification;
import com.thaloco.releaseconsole.ui.kit.CopyButton;
import com.thaloco.releaseconsole.ui.kit.Dialog;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import javafx.fxml.FXML;
import javafx.scene.control.TextArea;

/** The entry of the verification release, to be copied under Unreleased. It changes no file. */
final class DraftPane extends Dialog {
  @FXML private Prose words;
  @FXML private TextArea text;

  DraftPane(PendingVerification.Owed debt, ReleaseVersion next, Navigator go) {
    super("draft", go::closeOverlay);
    setTitle(Texts.of("draft.title", next.text()));
    words.setText(Texts.of("draft.words", debt.version().text()));
    text.setText(debt.draft().strip());
    text.setAccessibleText(getTitle());
  }

  @FXML
  void copy() {
    CopyButton.toClipboard(text.getText());
  }
}
