package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.audit.ObjectPreview;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Changing;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Makes the view of what an object holds. */
final class Previewer {
  private final ProjectModel model;
  private final Navigator go;
  private Run reading = Run.of(event -> {});

  Previewer(ProjectModel model, Navigator go) {
    this.model = model;
    this.go = go;
  }

  Node of(String key, ObjectPreview preview) {
    return switch (preview) {
      case ObjectPreview.ManifestFile manifest ->
          new ManifestPreview(manifest, model.browsing(), this::restore);
      case ObjectPreview.Hashes hashes -> new HashesPreview(hashes);
      case ObjectPreview.Signature signature -> new SignaturePreview(signature);
      case ObjectPreview.Tarball tarball ->
          new TarballPreview(tarball, (member, shown) -> member(key, member, shown));
      case ObjectPreview.Text text -> TextPreview.of(text.text(), text.whole());
      case ObjectPreview.Binary binary -> binary(binary);
    };
  }

  private void restore(String key) {
    go.overlay(
        new ChangePane(
            new Changing(model, (changes, work) -> changes.restoration(key, false, work)), go));
  }

  private static Node binary(ObjectPreview.Binary binary) {
    var kind = new Label(Texts.of("bucket.binary", binary.kind()));
    kind.getStyleClass().addAll("preview-note", "fact-value");
    var hex = TextPreview.of(binary.hex(), true);
    VBox.setVgrow(hex, Priority.ALWAYS);
    return new VBox(kind, hex);
  }

  /** Ends what is still being read for a view that no one sees any more. */
  void stop() {
    reading.stop();
  }

  private void member(String key, String name, Consumer<Node> shown) {
    reading.stop();
    reading = Run.of(event -> {});
    var work = reading.at(new StepId("member"));
    model
        .worker()
        .<java.util.Optional<ObjectPreview>>run(
            () -> model.browsing().browser().member(key, name, work),
            found -> found.ifPresent(preview -> shown.accept(of(key, preview))),
            failed -> {
              var message = new MessageBar();
              message.problem(failed);
              shown.accept(message);
            });
  }
}
