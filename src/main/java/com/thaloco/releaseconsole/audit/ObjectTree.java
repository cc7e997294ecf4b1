package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The browser's tree, which grows with each page: folder sizes are those of what has come so far.
 * Used by one thread; a screen hands pages to the thread that it paints with.
 */
public final class ObjectTree {
  private static final class Node {
    private final String path;
    private final Map<String, Node> folders = new TreeMap<>();
    private final Map<String, ObjectInfo> files = new TreeMap<>();
    private long objects;
    private long size;
    private Instant modified = Instant.EPOCH;

    Node(String path) {
      this.path = path;
    }

    TreeRow.Folder row() {
      return new TreeRow.Folder(path, objects, size, modified);
    }
  }

  private final Node root = new Node("");
  private final Map<String, Node> byPath = new HashMap<>(Map.of("", root));

  /**
   * Takes one page.
   *
   * @return the folders whose numbers or children changed; {@code ""} is the root
   */
  public Set<String> add(ListingPage page) {
    Set<String> touched = new LinkedHashSet<>();
    for (ObjectInfo info : page.objects()) {
      add(info, touched);
    }
    return touched;
  }

  private void add(ObjectInfo info, Set<String> touched) {
    Node at = root;
    count(at, info, touched);
    String key = info.key();
    for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
      String path = key.substring(0, slash + 1);
      if (path.length() == key.length()) {
        break; // an object that plays a folder is shown as an object
      }
      Node above = at;
      at =
          byPath.computeIfAbsent(
              path,
              missing -> {
                var made = new Node(missing);
                above.folders.put(missing, made);
                return made;
              });
      count(at, info, touched);
    }
    at.files.put(key, info);
  }

  private static void count(Node node, ObjectInfo info, Set<String> touched) {
    node.objects++;
    node.size += info.size();
    if (info.modified().isAfter(node.modified)) {
      node.modified = info.modified();
    }
    touched.add(node.path);
  }

  /** The rows in a folder, folders first, each in key order; {@code ""} is the root. */
  public List<TreeRow> children(String folder) {
    Node node = byPath.get(folder);
    if (node == null) {
      return List.of();
    }
    var rows = new ArrayList<TreeRow>(node.folders.size() + node.files.size());
    node.folders.values().forEach(child -> rows.add(child.row()));
    node.files.values().forEach(info -> rows.add(new TreeRow.File(info)));
    return rows;
  }

  /** All that has been listed so far. */
  public TreeRow.Folder total() {
    return root.row();
  }
}
