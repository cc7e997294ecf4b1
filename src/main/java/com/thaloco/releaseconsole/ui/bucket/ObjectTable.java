package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.audit.TreeRow;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Rows;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.kit.UiThread;
import com.thaloco.releaseconsole.ui.state.Browsing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseEvent;

/** The bucket as a tree-table, which grows page by page and never waits. */
public final class ObjectTable extends TreeTableView<TreeRow> {
  private static final int OPENED_BY_ITSELF = 40;

  private final Browsing browsing;
  private final ShownRows shown;
  private final FolderItem root;
  private final Consumer<List<TreeRow>> chosen;
  private List<TreeRow> told = List.of();
  private boolean keeping;
  private boolean showing;

  /**
   * @param manifest the key that is first
   * @param chosen gets the rows that were chosen; empty for none
   */
  public ObjectTable(Browsing browsing, String manifest, Consumer<List<TreeRow>> chosen) {
    this.browsing = browsing;
    this.chosen = chosen;
    this.shown = new ShownRows(browsing, manifest);
    this.root = new FolderItem(new TreeRow.Folder("", 0, 0, Instant.EPOCH), this::rows);
    setId("object-table");
    getStyleClass().addAll("dense", "edge-to-edge", "to-edge", "object-table");
    setAccessibleText(Texts.of("bucket.table"));
    setRoot(root);
    setShowRoot(false);
    root.setExpanded(true);
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    columns();
    setSortPolicy(table -> sort(comparator()));
    getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    getSelectionModel()
        .getSelectedItems()
        .addListener((InvalidationListener) all -> UiThread.later(this::tell)); // once it is whole
    addEventFilter(MouseEvent.DRAG_DETECTED, this::chooseUnder);
    addEventFilter(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::chooseUnder);
    browsing.onRows(this::update);
  }

  /**
   * What a drag or a menu begins on is what it is about. The toolkit chooses the row of a touch
   * only when it ends, and a drag or menu would be about the row that was chosen before.
   */
  private void chooseUnder(Event event) {
    Node at = (Node) event.getTarget();
    while (at != this && !(at instanceof TreeTableRow<?>)) {
      at = at.getParent();
    }
    if (at instanceof TreeTableRow<?> row && !row.isEmpty() && !row.isSelected()) {
      getSelectionModel().clearAndSelect(row.getIndex());
      tell(); // before the menu is shown
    }
  }

  private List<TreeRow> rows(String folder) {
    return showing ? shown.of(folder) : List.of();
  }

  /** Shows the rows; until then there are none, and none are made. */
  void showRows() {
    showing = true;
    root.refresh();
  }

  /** Tells of the chosen rows: others, or the same when one has become another meanwhile. */
  private void tell() {
    List<TreeRow> now = chosen();
    if (!keeping && !now.equals(told)) {
      told = now;
      chosen.accept(now);
    }
  }

  private void columns() {
    add("bucket.name", 300, Comparator.comparing(TreeRow::path), Cells.Name::new, TreeRow::path);
    add(
        "bucket.size",
        76,
        Comparator.comparingLong(TreeRow::size),
        Cells.Size::new,
        row -> Browsing.isAbsent(row) ? "" : Amounts.size(row.size()));
    add(
        "bucket.changed",
        112,
        Comparator.comparing(TreeRow::modified),
        Cells.Changed::new,
        row -> Browsing.isAbsent(row) ? "" : Amounts.exact(row.modified()));
    add(
        "bucket.audit",
        146,
        Comparator.comparing((TreeRow row) -> browsing.rows().mark(row.path()).status())
            .thenComparing(row -> browsing.rows().mark(row.path()).word()),
        () -> new Cells.Word(browsing),
        row -> browsing.rows().mark(row.path()).word());
    getColumns().get(1).getStyleClass().add("number-column");
  }

  private void add(
      String title,
      double width,
      Comparator<TreeRow> order,
      Supplier<TreeTableCell<TreeRow, TreeRow>> cell,
      Function<TreeRow, String> words) {
    var column = new TreeTableColumn<TreeRow, TreeRow>(Texts.of(title));
    column.setCellValueFactory(features -> features.getValue().valueProperty());
    column.setCellFactory(view -> cell.get());
    Rows.tell(column, row -> words.apply(getTreeItem(row).getValue()));
    column.setComparator(order);
    column.setPrefWidth(width);
    column.setMinWidth(Math.min(width, 80));
    getColumns().add(column);
  }

  private Optional<Comparator<TreeRow>> comparator() {
    return getSortOrder().stream()
        .map(column -> {
          @SuppressWarnings("unchecked") // each column has rows as its values
          var by = (Comparator<TreeRow>) column.getComparator();
          return column.getSortType() == TreeTableColumn.SortType.DESCENDING ? by.reversed() : by;
        })
        .reduce(Comparator::thenComparing);
  }

  private boolean sort(Optional<Comparator<TreeRow>> order) {
    shown.order(order);
    keepingSelection(root::refresh);
    return true;
  }

  /** Shows only what has a text in its key, and only problems if asked. */
  public void narrow(String text, boolean trouble) {
    shown.narrow(text, trouble);
    UiThread.later(this::narrowed); // to find and to show are two stretches of work
  }

  private void narrowed() {
    if (shown.isNarrowed()) {
      scrollTo(0); // what matches is seen from its first row on, and needs no further rows
    }
    keepingSelection(root::refresh);
    if (shown.isNarrowed() && shown.count() <= OPENED_BY_ITSELF) {
      open(root, path -> true);
    }
  }

  /** Opens the folder of a release. */
  public void open(String folder) {
    open(root, folder::startsWith);
  }

  private static void open(FolderItem folder, java.util.function.Predicate<String> wanted) {
    for (TreeItem<TreeRow> item : List.copyOf(folder.getChildren())) {
      if (item instanceof FolderItem child && wanted.test(child.getValue().path())) {
        child.setExpanded(true);
        open(child, wanted);
      }
    }
  }

  /** Chooses a row by its path, opening what it lies in; none for the empty path. */
  public void choose(String path) {
    if (path.isEmpty()) {
      getSelectionModel().clearSelection();
      return;
    }
    int slash = path.lastIndexOf('/', path.length() - 2);
    if (slash >= 0) {
      open(path.substring(0, slash + 1));
    }
    find(root, path)
        .ifPresent(item -> {
          getSelectionModel().select(item);
          scrollTo(Math.max(0, getRow(item) - 4));
        });
  }

  private static Optional<TreeItem<TreeRow>> find(FolderItem folder, String path) {
    for (TreeItem<TreeRow> item : folder.getChildren()) {
      if (item.getValue().path().equals(path)) {
        return Optional.of(item);
      }
      if (item instanceof FolderItem child && path.startsWith(child.getValue().path())) {
        return find(child, path);
      }
    }
    return Optional.empty();
  }

  /** How many objects match a narrowed view; empty where all are shown. */
  public OptionalInt matches() {
    return shown.isNarrowed() ? OptionalInt.of(shown.objects()) : OptionalInt.empty();
  }

  private void update(Set<String> touched) {
    shown.changed(touched);
    Set<String> folders = shown.isNarrowed() ? Set.of() : touched; // others may match now
    keepingSelection(() -> root.refresh(folders)); // cells follow their rows: nothing is made again
  }

  /** The chosen rows. */
  List<TreeRow> chosen() {
    return selected().stream().map(TreeItem::getValue).toList();
  }

  /** While rows change, the toolkit's list may have gaps. */
  private List<TreeItem<TreeRow>> selected() {
    return getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).toList();
  }

  /** What went away is chosen no more, and nothing takes its place. */
  private void keepingSelection(Runnable change) {
    List<TreeItem<TreeRow>> items = selected();
    if (items.size() > 1) {
      keepingAll(items, change);
      return;
    }
    TreeItem<TreeRow> item = getSelectionModel().getSelectedItem();
    keeping = true;
    change.run();
    keeping = false;
    boolean gone = item != null && getRow(item) < 0;
    if (getSelectionModel().getSelectedItem() != item || gone) {
      getSelectionModel().clearSelection();
      if (item != null && !gone) {
        getSelectionModel().select(item);
      }
    }
    UiThread.later(this::tell); // what shows the chosen rows is a stretch of its own
  }

  private void keepingAll(List<TreeItem<TreeRow>> items, Runnable change) {
    keeping = true;
    getSelectionModel().clearSelection(); // the toolkit keeps row numbers, which move
    change.run();
    items.stream()
        .filter(item -> getRow(item) >= 0)
        .forEach(item -> getSelectionModel().select(item));
    keeping = false;
    UiThread.later(this::tell);
  }
}
