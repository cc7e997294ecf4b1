package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.artefact.Sha256Sums;
import com.thaloco.releaseconsole.audit.ObjectPreview;
import com.thaloco.releaseconsole.ui.kit.CodeDiff;
import com.thaloco.releaseconsole.ui.kit.Fingerprint;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A SHA256SUMS: each name with its hash, and the file itself. */
final class HashesPreview extends VBox {
  HashesPreview(ObjectPreview.Hashes hashes) {
    super(8);
    var sums = new VBox(8);
    sums.getStyleClass().add("preview-note");
    for (Sha256Sums.Line line : hashes.lines()) {
      var name = new Label(line.name());
      name.getStyleClass().addAll("code");
      sums.getChildren().addAll(name, new Fingerprint(line.name(), line.sha256()));
    }
    hashes
        .problem()
        .ifPresent(problem -> {
          var message = new MessageBar();
          message.problem(problem);
          sums.getChildren().add(message);
        });
    CodeDiff text = TextPreview.of(hashes.text(), true);
    VBox.setVgrow(text, Priority.ALWAYS);
    getChildren().addAll(sums, text);
  }
}
