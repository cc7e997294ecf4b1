package com.thaloco.releaseconsole.recover.past;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Two receipts side by side, field by field.
 *
 * @param rows in the order of the receipt; those that are the same too
 */
public record Comparison(String left, String right, List<Row> rows) {
  /**
   * One field.
   *
   * @param left empty where the left one has no such field
   */
  public record Row(String group, String field, Optional<String> left, Optional<String> right) {
    /** Whether both say the same. */
    public boolean isSame() {
      return left.equals(right);
    }
  }

  public Comparison {
    rows = List.copyOf(rows);
  }

  /** Compares two. */
  public static Comparison of(CutRecord left, CutRecord right) {
    Set<CutRecord.Key> keys = new LinkedHashSet<>(left.fields().keySet());
    keys.addAll(right.fields().keySet());
    List<String> groups = keys.stream().map(CutRecord.Key::group).distinct().toList();
    var rows = new ArrayList<Row>();
    for (String group : groups) {
      keys.stream()
          .filter(key -> key.group().equals(group))
          .map(key -> new Row(group, key.field(), left.value(key), right.value(key)))
          .forEach(rows::add);
    }
    return new Comparison(left.name(), right.name(), rows);
  }

  /** The fields that differ. */
  public List<Row> differences() {
    return rows.stream().filter(row -> !row.isSame()).toList();
  }
}
