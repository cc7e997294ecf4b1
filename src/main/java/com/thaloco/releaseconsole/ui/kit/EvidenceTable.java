package com.thaloco.releaseconsole.ui.kit;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/**
 * A dense table of evidence. Its columns grow with the text and share the whole width, so that
 * nothing is cut off at the right; a text that does not fit is whole in its tooltip.
 */
public final class EvidenceTable<T> extends TableView<T> {
  /** In em, as rows grow with the text. */
  private static final double ROW = 30 / 14.0;

  private static final double REST = 40 / 14.0;

  /** In pixels at 100 %: the narrowest column, and the scroll bar. */
  private static final double NARROWEST = 40;

  private static final double BAR = 9;

  private final List<Column<T>> own = new ArrayList<>();

  public EvidenceTable() {
    getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE, "to-edge", "evidence-table");
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    InvalidationListener room =
        all -> UiThread.later(this::arrange); // no column may go in a layout
    widthProperty().addListener(room);
    fixedCellSizeProperty().addListener(room);
    getColumns().addListener(room);
  }

  /** Leaves the column that was added last out where there is no room for it. */
  public EvidenceTable<T> optional() {
    own.getLast().optional = true;
    return this;
  }

  /** Lets a click on the head of the column that was added last sort the rows. */
  public EvidenceTable<T> sortedBy(Comparator<? super T> order) {
    own.getLast().setComparator(order::compare);
    own.getLast().setSortable(true);
    return this;
  }

  /**
   * Optional columns are there as far as there is room, the last ones first. Where there is too
   * little for all others too, columns of text get narrower, and those of hashes do not.
   */
  private void arrange() {
    double scale = getFixedCellSize() <= 0 ? 1 : getFixedCellSize() / (ROW * 14);
    double room = getWidth() - BAR;
    double used =
        own.stream().filter(each -> !each.optional).mapToDouble(each -> each.width * scale).sum();
    for (Column<T> each : own.reversed()) {
      if (each.optional) {
        each.setVisible(used + each.width * scale <= room);
        used += each.isVisible() ? each.width * scale : 0;
      }
    }
    for (Column<T> each : own) {
      boolean whole = each.firm || used <= room;
      each.setMinWidth((whole ? each.width : Math.min(each.width, NARROWEST)) * scale);
      each.setPrefWidth(each.width * scale);
    }
    getColumnResizePolicy().call(new ResizeFeatures<>(this, null, 0.0));
  }

  /** Shows these rows; the row that was chosen stays chosen where it is still there. */
  public void show(List<? extends T> rows) {
    if (!List.copyOf(getItems()).equals(rows)) {
      getItems().setAll(rows);
    }
  }

  /** Makes the table as high as its rows, and no higher than {@code most} of them. */
  public void fit(int most) {
    double height = REST + ROW * Math.clamp(getItems().size(), 1, most);
    setStyle(
        String.format(Locale.ROOT, "-fx-pref-height: %1$.2fem; -fx-min-height: %1$.2fem", height));
  }

  /** A column of text. */
  public EvidenceTable<T> text(String title, double width, Function<? super T, String> value) {
    return labels(title, width, "cell-text", Pos.CENTER_LEFT, value);
  }

  /** A column of quieter text. */
  public EvidenceTable<T> quiet(String title, double width, Function<? super T, String> value) {
    return labels(title, width, "cell-quiet", Pos.CENTER_LEFT, value);
  }

  /** A column of code: hashes, keys, addresses. */
  public EvidenceTable<T> code(String title, double width, Function<? super T, String> value) {
    return labels(title, width, "code", Pos.CENTER_LEFT, value);
  }

  /** The same for hashes of one length, which are never cut off. */
  public EvidenceTable<T> hash(String title, double width, Function<? super T, String> value) {
    code(title, width, value);
    own.getLast().firm = true;
    return this;
  }

  /** A column of numbers that are compared, at the right. */
  public EvidenceTable<T> amount(String title, double width, Function<? super T, String> value) {
    return labels(title, width, "code", Pos.CENTER_RIGHT, value);
  }

  private EvidenceTable<T> labels(
      String title, double width, String styleClass, Pos side, Function<? super T, String> value) {
    return nodes(
        title,
        width,
        side,
        row -> {
          var label = new Label(value.apply(row));
          label.getStyleClass().add(styleClass);
          if (label.getText().length() > 12) {
            label.setTooltip(new Tooltip(label.getText()));
          }
          return label;
        });
  }

  /** A column of whatever shows it best, such as a state. */
  public EvidenceTable<T> nodes(
      String title, double width, Pos side, Function<? super T, ? extends Node> value) {
    var column = new Column<T>(title, width);
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
    column.setCellFactory(any -> new NodeCell<>(value, side));
    Rows.tell(column, row -> Rows.words(value.apply(getItems().get(row))));
    column.setPrefWidth(width);
    column.setMinWidth(NARROWEST);
    column.setSortable(false);
    column.setReorderable(false);
    if (side == Pos.CENTER_RIGHT) {
      column.getStyleClass().add(Tweaks.ALIGN_RIGHT);
    }
    own.add(column);
    getColumns().add(column);
    return this;
  }

  /** A column, and how wide it is at 100 %. */
  private static final class Column<T> extends TableColumn<T, T> {
    private final double width;
    private boolean optional;
    private boolean firm;

    Column(String title, double width) {
      super(title);
      this.width = width;
    }
  }

  private static final class NodeCell<T> extends TableCell<T, T> {
    private final Function<? super T, ? extends Node> value;

    NodeCell(Function<? super T, ? extends Node> value, Pos side) {
      this.value = value;
      setAlignment(side);
    }

    @Override
    protected void updateItem(@Nullable T row, boolean empty) {
      super.updateItem(row, empty);
      Node node = empty || row == null ? null : value.apply(row);
      setGraphic(node);
      setAccessibleText(node instanceof Label label ? label.getText() : null);
    }
  }
}
