package com.thaloco.releaseconsole.ui.screen.bucket;

import com.thaloco.releaseconsole.audit.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;

/** A folder of the tree-table, whose rows are made when it is first opened. */
final class FolderItem extends TreeItem<Row> {
  private final Function<String, List<Row>> source;
  private final Map<String, TreeItem<Row>> made = new HashMap<>();
  private boolean loaded;

  /**
   * @param source gives the rows of a folder by its path
   */
  FolderItem(Row.Folder folder, Function<String, List<Row>> source) {
    super(folder);
    this.source = source;
  }

  @Override
  public boolean isLeaf() {
    return false;
  }

  @Override
  public ObservableList<TreeItem<Row>> getChildren() {
    if (!loaded) {
      loaded = true;
      super.getChildren().setAll(items());
    }
    return super.getChildren();
  }

  /** Whether its rows have been made. */
  boolean isLoaded() {
    return loaded;
  }

  /** Brings its rows up to date, here and below; what is open stays open. */
  void refresh() {
    if (!loaded) {
      return;
    }
    ObservableList<TreeItem<Row>> now = super.getChildren();
    List<TreeItem<Row>> wanted = items();
    int same = 0;
    while (same < Math.min(now.size(), wanted.size()) && now.get(same) == wanted.get(same)) {
      same++;
    }
    if (same == now.size()) {
      now.addAll(wanted.subList(same, wanted.size())); // a page more: nothing that is there moves
    } else if (now.size() != wanted.size() || same < wanted.size()) {
      now.setAll(wanted);
    }
    for (TreeItem<Row> item : wanted) {
      if (item instanceof FolderItem folder) {
        folder.refresh();
      }
    }
  }

  /** What a filter hides keeps its item: it comes back as it was. */
  private List<TreeItem<Row>> items() {
    var items = new ArrayList<TreeItem<Row>>();
    for (Row row : source.apply(getValue().path())) {
      TreeItem<Row> known = made.get(row.path());
      if (known == null) {
        TreeItem<Row> item =
            row instanceof Row.Folder folder ? new FolderItem(folder, source) : new TreeItem<>(row);
        made.put(row.path(), item);
        items.add(item);
      } else {
        if (!known.getValue().equals(row)) {
          known.setValue(row);
        }
        items.add(known);
      }
    }
    return items;
  }
}
