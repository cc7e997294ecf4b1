package com.thaloco.releaseconsole.trust;

import java.util.List;
import java.util.Optional;

/**
 * Where the texts of two key blocks part.
 *
 * @param index of the first line of the blocks that differs, 0-based; a shorter block may end there
 */
public record BlockDifference(
    String oneWhere, KeyBlock one, String otherWhere, KeyBlock other, int index) {

  /** The first difference; empty where the texts are the same. */
  static Optional<BlockDifference> between(
      String oneWhere, KeyBlock one, String otherWhere, KeyBlock other) {
    int shorter = Math.min(one.lines().size(), other.lines().size());
    for (int i = 0; i < shorter; i++) {
      if (!one.lines().get(i).text().equals(other.lines().get(i).text())) {
        return Optional.of(new BlockDifference(oneWhere, one, otherWhere, other, i));
      }
    }
    return one.lines().size() == other.lines().size()
        ? Optional.empty()
        : Optional.of(new BlockDifference(oneWhere, one, otherWhere, other, shorter));
  }

  /** Both sides with {@code path:line}, and a third line that points at the first character. */
  public List<String> evidence() {
    return List.of(side(oneWhere, one), side(otherWhere, other), pointer());
  }

  private String side(String where, KeyBlock block) {
    if (index >= block.lines().size()) {
      return "%s:%d: (the block has ended)".formatted(where, block.lines().getLast().number());
    }
    KeyBlock.Line line = block.lines().get(index);
    return "%s:%d: %s".formatted(where, line.number(), Visible.line(line.text()));
  }

  private String pointer() {
    String left = index < one.lines().size() ? one.lines().get(index).text() : "";
    String right = index < other.lines().size() ? other.lines().get(index).text() : "";
    int column = 0;
    while (column < Math.min(left.length(), right.length())
        && left.charAt(column) == right.charAt(column)) {
      column++;
    }
    return "first difference: line %d of the block, column %d, %s and %s"
        .formatted(index + 1, column + 1, at(left, column), at(right, column));
  }

  private static String at(String text, int column) {
    return column < text.length() ? Visible.character(text.charAt(column)) : "nothing";
  }
}
