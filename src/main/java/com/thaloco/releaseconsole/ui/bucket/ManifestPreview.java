package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.audit.ObjectPreview;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.CodeDiff;
import com.thaloco.releaseconsole.ui.kit.DiffLine;
import com.thaloco.releaseconsole.ui.kit.Diffs;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Segmented;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Browsing;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/**
 * A manifest, the present one or a kept one: as a tree, as text, against an earlier one, and with
 * what each earlier one has changed.
 */
final class ManifestPreview extends VBox {
  private final ObjectPreview.ManifestFile manifest;
  private final Browsing browsing;
  private final Consumer<String> restore;

  /**
   * @param restore brings a kept manifest back, by its key, behind a plan
   */
  ManifestPreview(
      ObjectPreview.ManifestFile manifest, Browsing browsing, Consumer<String> restore) {
    this.manifest = manifest;
    this.browsing = browsing;
    this.restore = restore;
    show(0);
  }

  /** The ways to look at it, for {@link #show}. */
  static Segmented ways(String ids, IntConsumer show) {
    return new Segmented(
        Stream.of("tree", "text", "diff", "history").map(way -> ids + way).toList(),
        List.of(
            Texts.of("bucket.way.tree"),
            Texts.of("bucket.way.text"),
            Texts.of("bucket.way.diff"),
            Texts.of("bucket.way.history")),
        show);
  }

  /** Shows the tree (0), the text (1), the differences (2) or the history (3). */
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
          case 2 -> manifest.earlier().isEmpty() ? none() : differences();
          default -> manifest.earlier().isEmpty() ? none() : history();
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

  private static Node none() {
    var none = new Prose(Texts.of("bucket.no-earlier"));
    none.getStyleClass().add("preview-note");
    return none;
  }

  /** The present one and those before it, the newest first, each with what it has changed. */
  private Node history() {
    var list = new VBox();
    list.setId("manifest-history");
    list.getChildren().add(state(Texts.of("bucket.history.this"), manifest.changes(), ""));
    for (ObjectPreview.Kept kept : manifest.earlier()) {
      boolean oldest = kept.equals(manifest.earlier().getLast()) && kept.changes().isEmpty();
      list.getChildren()
          .add(
              state(
                  Amounts.cell(kept.written(), Instant.now()),
                  oldest ? List.of(Texts.of("bucket.history.oldest")) : kept.changes(),
                  kept.key()));
    }
    var scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().addAll("edge-to-edge", "to-edge");
    return scroll;
  }

  private Node state(String title, List<String> changes, String key) {
    var when = new Label(title);
    when.getStyleClass().add("finding-title");
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var head = new HBox(8, when, space);
    head.setAlignment(Pos.CENTER_LEFT);
    if (!key.isEmpty()) {
      Button back =
          Buttons.compact(
              Texts.of("bucket.history.restore"), Feather.ROTATE_CCW, () -> restore.accept(key));
      back.setMinWidth(Region.USE_PREF_SIZE);
      back.setId("restore-" + Named.name(key));
      back.setAccessibleText(Texts.of("bucket.history.restore.name", title));
      head.getChildren().add(back);
    }
    var box = new VBox(4, head);
    List<String> said = changes.isEmpty() ? List.of(Texts.of("bucket.same")) : changes;
    said.forEach(text -> box.getChildren().add(new Prose(text)));
    box.getStyleClass().add("history-state");
    return box;
  }

  private Node differences() {
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
