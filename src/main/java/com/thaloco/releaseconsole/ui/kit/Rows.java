package com.thaloco.releaseconsole.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.TreeView;

/** The rows of a list, table or tree as text: what is found in them, and what is copied. */
public final class Rows {
  private static final String WORDS = "words of the cells";

  private final Node control;
  private final IntSupplier size;
  private final IntFunction<String> text;
  private final IntSupplier selected;
  private final IntConsumer show;

  private Rows(
      Node control,
      IntSupplier size,
      IntFunction<String> text,
      IntSupplier selected,
      IntConsumer show) {
    this.control = control;
    this.size = size;
    this.text = text;
    this.selected = selected;
    this.show = show;
  }

  /** The rows of a control, if it has rows. */
  public static Optional<Rows> of(Node node) {
    return Optional.ofNullable(
        switch (node) {
          case ListView<?> list -> list(list);
          case TableView<?> table -> table(table);
          case TreeTableView<?> tree -> treeTable(tree);
          case TreeView<?> tree -> tree(tree);
          default -> null;
        });
  }

  private static Rows list(ListView<?> list) {
    return new Rows(
        list,
        () -> list.getItems().size(),
        row -> plain(list.getItems().get(row)),
        () -> list.getSelectionModel().getSelectedIndex(),
        row -> {
          list.getSelectionModel().clearSelection();
          list.getSelectionModel().select(row);
          list.scrollTo(row);
        });
  }

  private static Rows table(TableView<?> table) {
    return new Rows(
        table,
        () -> table.getItems().size(),
        row -> joined(table.getVisibleLeafColumns().stream().map(c -> cell(c, row)).toList()),
        () -> table.getSelectionModel().getSelectedIndex(),
        row -> {
          table.getSelectionModel().clearSelection();
          table.getSelectionModel().select(row);
          table.scrollTo(row);
        });
  }

  private static Rows treeTable(TreeTableView<?> tree) {
    return new Rows(
        tree,
        tree::getExpandedItemCount,
        row -> joined(tree.getVisibleLeafColumns().stream().map(c -> cell(c, row)).toList()),
        () -> tree.getSelectionModel().getSelectedIndex(),
        row -> {
          tree.getSelectionModel().clearSelection();
          tree.getSelectionModel().select(row);
          tree.scrollTo(row);
        });
  }

  private static Rows tree(TreeView<?> tree) {
    return new Rows(
        tree,
        tree::getExpandedItemCount,
        row -> String.valueOf(tree.getTreeItem(row).getValue()),
        () -> tree.getSelectionModel().getSelectedIndex(),
        row -> {
          tree.getSelectionModel().clearSelection();
          tree.getSelectionModel().select(row);
          tree.scrollTo(row);
        });
  }

  private static String plain(Object item) {
    return switch (item) {
      case LogLine line -> line.plain();
      case DiffLine line -> line.text();
      default -> item.toString();
    };
  }

  /** Tells the words of a column whose cells are more than text, by the number of the row. */
  public static void tell(TableColumnBase<?, ?> column, IntFunction<String> words) {
    column.getProperties().put(WORDS, words);
  }

  /** The words that stand in a node, as far as they are labels. */
  public static String words(Node node) {
    return switch (node) {
      case Labeled labeled -> labeled.getText();
      case Parent parent ->
          parent.getChildrenUnmodifiable().stream()
              .map(Rows::words)
              .filter(words -> !words.isEmpty())
              .collect(Collectors.joining(" "));
      default -> "";
    };
  }

  private static Object cell(TableColumnBase<?, ?> column, int row) {
    return column.getProperties().get(WORDS) instanceof IntFunction<?> words
        ? words.apply(row)
        : Objects.requireNonNullElse(column.getCellData(row), "");
  }

  private static String joined(List<?> cells) {
    return cells.stream().map(Object::toString).collect(Collectors.joining("\t"));
  }

  /** The controls with rows that are in sight below a node, in reading order. */
  public static List<Rows> below(Node node) {
    var found = new ArrayList<Rows>();
    collect(node, found);
    return found;
  }

  private static void collect(Node node, List<Rows> into) {
    if (!node.isVisible()) {
      return;
    }
    Optional<Rows> rows = of(node);
    if (rows.isPresent()) {
      into.add(rows.get());
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }
  }

  /** The control itself. */
  public Node control() {
    return control;
  }

  /** The text of the selected row. */
  public Optional<String> selected() {
    int row = selected.getAsInt();
    return row >= 0 && row < size.getAsInt() ? Optional.of(text.apply(row)) : Optional.empty();
  }

  /** The rows that hold a text, in any case. */
  public List<Integer> holding(String wanted) {
    String lower = wanted.toLowerCase(Locale.ROOT);
    return lower.isEmpty()
        ? List.of()
        : IntStream.range(0, size.getAsInt())
            .filter(row -> text.apply(row).toLowerCase(Locale.ROOT).contains(lower))
            .boxed()
            .toList();
  }

  /** Selects a row and scrolls to it. */
  public void show(int row) {
    show.accept(row);
  }

  /** Where the selection is among some rows: at the first one from it on. */
  public OptionalInt from(List<Integer> rows) {
    int now = selected.getAsInt();
    return IntStream.range(0, rows.size()).filter(i -> rows.get(i) >= now).findFirst();
  }
}
