package com.thaloco.releaseconsole.ui.settings;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import org.jspecify.annotations.Nullable;

/** Columns and splitters as they were when the window was closed, by the id of their control. */
public final class KeptLayout {
  /**
   * What is kept of one control.
   *
   * @param sizes widths of columns, or places of dividers
   * @param sorted the column that is sorted by, from 1; negative for descending, 0 for none
   */
  public record Kept(List<Double> sizes, int sorted) {
    public Kept {
      sizes = List.copyOf(sizes);
    }
  }

  private final Map<String, Kept> kept = new HashMap<>();
  private final Map<String, WeakReference<Node>> seen =
      new HashMap<>(); // of windows that may close

  /** Begins with what was kept. */
  public KeptLayout(Map<String, Kept> before) {
    kept.putAll(before);
  }

  /** Gives the controls below a styled node the sizes that they had; each once. */
  public void restore(Parent parent) {
    for (Node node : parent.lookupAll("*")) {
      String id = node.getId();
      boolean known = node instanceof TreeTableView<?> || node instanceof SplitPane;
      if (id != null && known && seen(id) != node) {
        keep(id);
        seen.put(id, new WeakReference<>(node));
        Kept before = kept.get(id);
        if (before != null) {
          restore(node, before);
        }
      }
    }
  }

  private static void restore(Node node, Kept before) {
    if (node instanceof SplitPane split && split.getDividers().size() == before.sizes().size()) {
      split.setDividerPositions(before.sizes().stream().mapToDouble(Double::doubleValue).toArray());
    } else if (node instanceof TreeTableView<?> table
        && table.getColumns().size() == before.sizes().size()) {
      restore(table, before);
    }
  }

  private static <T> void restore(TreeTableView<T> table, Kept before) {
    for (int i = 0; i < before.sizes().size(); i++) {
      table.getColumns().get(i).setPrefWidth(before.sizes().get(i));
    }
    int by = Math.abs(before.sorted()) - 1;
    if (by >= 0 && by < table.getColumns().size()) {
      TreeTableColumn<T, ?> column = table.getColumns().get(by);
      column.setSortType(
          before.sorted() < 0
              ? TreeTableColumn.SortType.DESCENDING
              : TreeTableColumn.SortType.ASCENDING);
      table.getSortOrder().setAll(List.of(column));
    }
  }

  private @Nullable Node seen(String id) {
    WeakReference<Node> node = seen.get(id);
    return node == null ? null : node.get();
  }

  /** Everything as it is now; of what was not shown, as it was before. */
  public Map<String, Kept> now() {
    seen.keySet().forEach(this::keep);
    return Map.copyOf(kept);
  }

  private void keep(String id) {
    Node node = seen(id);
    if (node instanceof SplitPane split) {
      kept.put(
          id,
          new Kept(
              IntStream.range(0, split.getDividers().size())
                  .mapToObj(i -> split.getDividerPositions()[i])
                  .toList(),
              0));
    } else if (node instanceof TreeTableView<?> table) {
      kept.put(
          id,
          new Kept(
              table.getColumns().stream().map(TableColumnBase::getWidth).toList(), sorted(table)));
    }
  }

  private static <T> int sorted(TreeTableView<T> table) {
    if (table.getSortOrder().isEmpty()) {
      return 0;
    }
    TreeTableColumn<T, ?> by = table.getSortOrder().getFirst();
    int place = table.getColumns().indexOf(by) + 1;
    return by.getSortType() == TreeTableColumn.SortType.DESCENDING ? -place : place;
  }
}
