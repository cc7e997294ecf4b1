package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.audit.ObjectPreview;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.CodeDiff;
import com.thaloco.releaseconsole.ui.kit.DiffLine;
import com.thaloco.releaseconsole.ui.kit.Diffs;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Browsing;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** A manifest, the present one or a kept one: as a tree, as text, and against an earlier one. */
final class ManifestPreview extends VBox {
  private final ObjectPreview.ManifestFile manifest;
  private final Browsing browsing;

  ManifestPreview(ObjectPreview.ManifestFile manifest, Browsing browsing) {
    this.manifest = manifest;
    this.browsing = browsing;
    show(0);
  }

  /** Shows the tree (0), the text (1) or the differences (2). */
  void show(int way) {
    Node node =
        switch (way) {
          case 0 ->
              manifest
                  .reading()
                  .tree()
                  .<Node>map(json -> new JsonTree(json, browsing))
                  .orElseGet(() -> TextPreview.of(manifest.text(), true));
          case 1 -> TextPreview.of(manifest.text(), true);
          default -> differences();
        };
    VBox.setVgrow(node, Priority.ALWAYS);
    getChildren().setAll(node);
    if (way == 0) {
      for (var fault : manifest.reading().faults().reversed()) {
        var line = new StatusLabel(Status.BLOCKED, fault.sentence());
        line.setWrapText(true);
        line.getStyleClass().add("preview-note");
        getChildren().addFirst(line);
      }
    }
  }

  private Node differences() {
    if (manifest.earlier().isEmpty()) {
      var none = new Prose(Texts.of("bucket.no-earlier"));
      none.getStyleClass().add("preview-note");
      return none;
    }
    var choice = new ComboBox<ObjectPreview.Kept>();
    choice.setId("earlier");
    choice.setAccessibleText(Texts.of("bucket.earlier"));
    choice.setMaxWidth(Double.MAX_VALUE);
    choice.setConverter(new Named());
    choice.getItems().setAll(manifest.earlier());
    var summary = new VBox(2);
    var diff = new CodeDiff();
    VBox.setVgrow(diff, Priority.ALWAYS);
    choice.valueProperty().addListener((all, before, now) -> compare(choice, summary, diff));
    choice.getSelectionModel().selectFirst();
    var head = new VBox(8, choice, summary);
    head.getStyleClass().add("preview-note");
    var box = new VBox(head, diff);
    return box;
  }

  private void compare(ComboBox<ObjectPreview.Kept> choice, VBox summary, CodeDiff diff) {
    ObjectPreview.Kept kept = choice.getValue();
    browsing.beside(
        () -> Diffs.unified(kept.text(), manifest.text()),
        lines -> {
          if (kept.equals(choice.getValue())) {
            diff.show(lines.isEmpty() ? List.of(DiffLine.note(Texts.of("bucket.same"))) : lines);
          }
        });
    summary
        .getChildren()
        .setAll(
            kept.differences().stream()
                .limit(4)
                .map(text -> {
                  var label = new Label(text);
                  label.setWrapText(true);
                  label.getStyleClass().add("fact-value");
                  return label;
                })
                .toList());
  }

  private static final class Named extends StringConverter<ObjectPreview.Kept> {
    @Override
    public String toString(ObjectPreview.Kept kept) {
      return kept == null
          ? ""
          : Texts.of("bucket.kept-at", Amounts.exact(kept.written()), name(kept.key()));
    }

    private static String name(String key) {
      return key.replaceFirst(".*-([0-9a-f]{8})\\.json$", "$1");
    }

    @Override
    public ObjectPreview.Kept fromString(String text) {
      throw new UnsupportedOperationException("the choice can't be typed");
    }
  }
}
