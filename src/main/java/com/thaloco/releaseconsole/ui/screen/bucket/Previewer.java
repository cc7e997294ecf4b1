package com.thaloco.releaseconsole.ui.screen.bucket;

import com.thaloco.releaseconsole.audit.Preview;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Desk;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Makes the view of what an object holds. */
final class Previewer {
  private final Desk desk;
  private Run reading = Run.of(event -> {});

  Previewer(Desk desk) {
    this.desk = desk;
  }

  Node of(String key, Preview preview) {
    return switch (preview) {
      case Preview.ManifestFile manifest -> new ManifestPreview(manifest, desk.browsing());
      case Preview.Hashes hashes -> new HashesPreview(hashes);
      case Preview.Signature signature -> new SignaturePreview(signature);
      case Preview.Tarball tarball ->
          new TarballPreview(tarball, (member, shown) -> member(key, member, shown));
      case Preview.Text text -> TextPreview.of(text.text(), text.whole());
      case Preview.Binary binary -> binary(binary);
    };
  }

  private static Node binary(Preview.Binary binary) {
    var kind = new Label(Texts.of("bucket.binary", binary.kind()));
    kind.getStyleClass().addAll("preview-note", "fact-value");
    var hex = TextPreview.of(binary.hex(), true);
    VBox.setVgrow(hex, Priority.ALWAYS);
    return new VBox(kind, hex);
  }

  /** Ends what is still being read for a view that nobody sees any more. */
  void stop() {
    reading.stop();
  }

  private void member(String key, String name, Consumer<Node> shown) {
    reading.stop();
    reading = Run.of(event -> {});
    var work = reading.at(new StepId("member"));
    desk.worker()
        .<java.util.Optional<Preview>>run(
            () -> desk.browsing().browser().member(key, name, work),
            found -> found.ifPresent(preview -> shown.accept(of(key, preview))),
            failed -> {
              var message = new MessageBar();
              message.problem(failed);
              shown.accept(message);
            });
  }
}
