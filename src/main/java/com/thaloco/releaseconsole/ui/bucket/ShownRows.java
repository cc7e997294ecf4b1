package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.audit.TreeRow;
import com.thaloco.releaseconsole.ui.state.Browsing;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which rows of the bucket are in sight, and in which order. */
final class ShownRows {
  /** A row with what its place in the natural order depends on, worked out once. */
  private record Placed(
      TreeRow row, int rank, Optional<ReleaseVersion.Precedence> version, String name) {}

  private static final Comparator<Placed> NATURAL =
      Comparator.comparingInt(Placed::rank)
          .thenComparing(Placed::version, ShownRows::newestFirst)
          .thenComparing(Placed::name);

  private final Browsing browsing;
  private final String manifest;
  private final Set<String> matching = new HashSet<>();
  private final Map<String, List<TreeRow>> ordered = new HashMap<>();
  private Optional<Comparator<TreeRow>> order = Optional.empty();
  private String text = "";
  private boolean trouble;

  /**
   * @param manifest the key that is first
   */
  ShownRows(Browsing browsing, String manifest) {
    this.browsing = browsing;
    this.manifest = manifest;
  }

  /** Shows what has a text in its key; only what has a problem, if asked. */
  void narrow(String part, boolean onlyTrouble) {
    text = part.strip().toLowerCase(Locale.ROOT);
    trouble = onlyTrouble;
    match();
  }

  /** Orders by a column; empty for the natural order. */
  void order(Optional<Comparator<TreeRow>> by) {
    order = by;
    ordered.clear();
  }

  boolean isNarrowed() {
    return trouble || !text.isEmpty();
  }

  /** How many rows match; only of use while narrowed. */
  int count() {
    return matching.size();
  }

  /** How many of them are objects. */
  int objects() {
    return (int) matching.stream().filter(path -> !path.endsWith("/")).count();
  }

  /**
   * After new rows or another audit.
   *
   * @param folders whose rows may be others now; empty for any
   */
  void changed(Set<String> folders) {
    if (folders.isEmpty()) {
      ordered.clear();
    } else {
      folders.forEach(ordered::remove);
    }
    match();
  }

  private void match() {
    matching.clear();
    if (isNarrowed()) {
      match("");
    }
  }

  private boolean match(String folder) {
    boolean any = false;
    for (TreeRow row : browsing.children(folder)) {
      boolean below = row instanceof TreeRow.Folder && match(row.path());
      if (below || matches(row)) {
        matching.add(row.path());
        any = true;
      }
    }
    return any;
  }

  private boolean matches(TreeRow row) {
    return (!trouble || browsing.rows().hasTrouble(row.path()))
        && (row instanceof TreeRow.File || trouble)
        && (text.isEmpty() || row.path().toLowerCase(Locale.ROOT).contains(text));
  }

  /** The rows of a folder; the root is {@code ""}. */
  List<TreeRow> of(String folder) {
    List<TreeRow> rows = ordered.computeIfAbsent(folder, this::inOrder);
    return isNarrowed()
        ? rows.stream().filter(row -> matching.contains(row.path())).toList()
        : rows;
  }

  private List<TreeRow> inOrder(String folder) {
    List<TreeRow> rows = browsing.children(folder);
    if (order.isPresent()) {
      return rows.stream()
          .sorted(
              Comparator.<TreeRow>comparingInt(row -> row instanceof TreeRow.Folder ? 0 : 1)
                  .thenComparing(order.get()))
          .toList();
    }
    return rows.stream().map(this::placed).sorted(NATURAL).map(Placed::row).toList();
  }

  /** The manifest, other single files, releases from the newest on, and the rest. */
  private Placed placed(TreeRow row) {
    Optional<ReleaseVersion.Precedence> version =
        row instanceof TreeRow.Folder
            ? ReleaseVersion.parse(bare(row)).map(ReleaseVersion::precedence)
            : Optional.empty();
    int rank =
        row.path().equals(manifest)
            ? 0
            : row instanceof TreeRow.File ? 1 : version.isPresent() ? 2 : 3;
    return new Placed(row, rank, version, row.name().toLowerCase(Locale.ROOT));
  }

  /** A row's name without the slash of a folder. */
  static String bare(TreeRow row) {
    String name = row.name();
    return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
  }

  private static int newestFirst(
      Optional<ReleaseVersion.Precedence> one, Optional<ReleaseVersion.Precedence> other) {
    return one.isPresent() && other.isPresent() ? other.get().compareTo(one.get()) : 0;
  }
}
