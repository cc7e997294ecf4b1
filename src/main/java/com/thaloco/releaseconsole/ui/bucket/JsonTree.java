package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.manifest.Json;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusLabel;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.AuditMarks;
import com.thaloco.releaseconsole.ui.state.Browsing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A JSON document as a tree; what no one opens is not made. Entries carry the audit's word. */
final class JsonTree extends TreeView<JsonTree.Field> {
  /** A member or item. */
  record Field(String name, Json value) {
    /** What is beside the name. */
    String brief() {
      return switch (value) {
        case Json.Text(String text) -> text;
        case Json.Num(String raw) -> raw;
        case Json.Word(String raw) -> raw;
        case Json.Arr(List<Json> items) -> Texts.of("bucket.items", items.size());
        case Json.Obj object ->
            object.members().get("version") instanceof Json.Text(String version)
                ? version
                : Texts.of("bucket.members", object.members().size());
      };
    }

    /** The release that it is the entry of. */
    Optional<String> version() {
      return value instanceof Json.Obj object
              && object.members().get("version") instanceof Json.Text(String version)
          ? Optional.of(version)
          : Optional.empty();
    }

    List<Field> below() {
      return switch (value) {
        case Json.Arr(List<Json> items) -> {
          var fields = new ArrayList<Field>();
          items.forEach(item -> fields.add(new Field("" + fields.size(), item)));
          yield fields;
        }
        case Json.Obj object ->
            object.members().entrySet().stream()
                .map(e -> new Field(e.getKey(), e.getValue()))
                .toList();
        case Json.Text _, Json.Num _, Json.Word _ -> List.of();
      };
    }
  }

  private static final class Item extends TreeItem<Field> {
    private boolean made;

    Item(Field field) {
      super(field);
    }

    @Override
    public boolean isLeaf() {
      return !(getValue().value() instanceof Json.Arr || getValue().value() instanceof Json.Obj);
    }

    @Override
    public ObservableList<TreeItem<Field>> getChildren() {
      if (!made) {
        made = true;
        super.getChildren()
            .setAll(getValue().below().stream().<TreeItem<Field>>map(Item::new).toList());
      }
      return super.getChildren();
    }
  }

  JsonTree(Json document, Browsing browsing) {
    getStyleClass().addAll("dense", "edge-to-edge", "json-tree", "to-edge");
    setId("manifest-tree");
    setAccessibleText(Texts.of("bucket.tree"));
    setFixedCellSize(24);
    var root = new Item(new Field("", document));
    root.setExpanded(true);
    setRoot(root);
    setShowRoot(false);
    for (TreeItem<Field> each : root.getChildren()) {
      if (each.getValue().value() instanceof Json.Arr) {
        each.setExpanded(true);
        each.getChildren().stream().findFirst().ifPresent(first -> first.setExpanded(true));
      }
    }
    setCellFactory(view -> new Cell(browsing));
  }

  private static final class Cell extends TreeCell<Field> {
    private final Browsing browsing;
    private final Label name = new Label();
    private final Label value = new Label();
    private final StatusLabel state = new StatusLabel();
    private final Region space = new Region();
    private final HBox row = new HBox(8, name, value);

    Cell(Browsing browsing) {
      this.browsing = browsing;
      name.getStyleClass().add("code");
      name.setMinWidth(Region.USE_PREF_SIZE);
      value.getStyleClass().addAll("code", "muted");
      value.setMinWidth(40);
      value.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
      state.setMinWidth(Region.USE_PREF_SIZE);
      HBox.setHgrow(space, Priority.ALWAYS);
      setPrefWidth(0); // the value is shortened, and nothing scrolls sideways
    }

    @Override
    protected void updateItem(@Nullable Field field, boolean empty) {
      super.updateItem(field, empty);
      if (empty || field == null) {
        setGraphic(null);
        return;
      }
      name.setText(field.name());
      value.setText(field.brief());
      Optional<AuditMarks.Mark> mark =
          field
              .version()
              .filter(version -> browsing.rows().auditedProperty().get().isPresent())
              .map(version -> browsing.rows().mark(version + "/"));
      mark.ifPresentOrElse(this::tell, () -> row.getChildren().setAll(name, value));
      setAccessibleText(field.name() + ": " + field.brief());
      setGraphic(row);
    }

    /** Most rows have no word: they do without its nodes. */
    private void tell(AuditMarks.Mark mark) {
      state.show(
          mark.status(), mark.status() == Status.PASSED ? mark.status().word() : mark.word());
      row.getChildren().setAll(name, value, space, state);
    }
  }
}
