package com.thaloco.releaseconsole.ui.history;

import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.Texts;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** Columns of values: hashes are brief, and whole in the tooltip. */
final class FieldColumns {
  private FieldColumns() {}

  static <T> void add(TableView<T> table, String title, double width, Function<T, String> value) {
    add(table, Texts.of(title), value).setPrefWidth(width);
  }

  static <T> TableColumn<T, String> add(
      TableView<T> table, String title, Function<T, String> value) {
    var column = new TableColumn<T, String>(title);
    column.setSortable(false);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
    column.setCellFactory(all -> new Cell<>());
    table.getColumns().add(column);
    return column;
  }

  private static final class Cell<T> extends TableCell<T, String> {
    Cell() {
      getStyleClass().add("field-cell");
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
      super.updateItem(text, empty);
      if (empty || text == null) {
        setText(null);
        setTooltip(null);
        return;
      }
      setText(text.matches("[0-9a-f]{64}") ? Hash.brief(text) : text);
      setTooltip(new Tooltip(text));
    }
  }
}
