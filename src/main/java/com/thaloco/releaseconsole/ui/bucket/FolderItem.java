package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.audit.TreeRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;

/** A folder of the tree-table, whose rows are made when it is first opened. */
final class FolderItem extends TreeItem<TreeRow> {
  private final Function<String, List<TreeRow>> source;
  private final Map<String, TreeItem<TreeRow>> made = new HashMap<>();
  private boolean loaded;

  /**
   * @param source gives the rows of a folder by its path
   */
  FolderItem(TreeRow.Folder folder, Function<String, List<TreeRow>> source) {
    super(folder);
    this.source = source;
  }

  @Override
  public boolean isLeaf() {
    return false;
  }

  @Override
  public ObservableList<TreeItem<TreeRow>> getChildren() {
    if (!loaded) {
      loaded = true;
      super.getChildren().setAll(items());
    }
    return super.getChildren();
  }

  /** Brings its rows up to date, here and below; what is open stays open. */
  void refresh() {
    refresh(Set.of());
  }

  /**
   * Brings rows up to date as {@link #refresh()} does.
   *
   * @param folders whose rows changed; empty for any
   */
  void refresh(Set<String> folders) {
    if (!loaded) {
      return;
    }
    if (folders.isEmpty() || folders.contains(getValue().path())) {
      show(items());
    }
    for (TreeItem<TreeRow> item : super.getChildren()) {
      if (item instanceof FolderItem folder) {
        folder.refresh(folders);
      }
    }
  }

  private void show(List<TreeItem<TreeRow>> wanted) {
    ObservableList<TreeItem<TreeRow>> now = super.getChildren();
    int same = 0;
    while (same < Math.min(now.size(), wanted.size()) && now.get(same) == wanted.get(same)) {
      same++;
    }
    if (same == now.size()) {
      now.addAll(wanted.subList(same, wanted.size())); // a page more: nothing that is there moves
    } else if (now.size() != wanted.size() || same < wanted.size()) {
      now.setAll(wanted);
    }
  }

  /** What a filter hides keeps its item: it comes back as it was. */
  private List<TreeItem<TreeRow>> items() {
    var items = new ArrayList<TreeItem<TreeRow>>();
    for (TreeRow row : source.apply(getValue().path())) {
      TreeItem<TreeRow> known = made.get(row.path());
      if (known == null) {
        TreeItem<TreeRow> item =
            row instanceof TreeRow.Folder folder
                ? new FolderItem(folder, source)
                : new TreeItem<>(row);
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
