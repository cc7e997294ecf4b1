package com.thaloco.releaseconsole.ui.kit;

import java.util.List;

/**
 * A line of a diff.
 *
 * @param number in the file that it is in; 0 where it has none
 * @param changed ranges of {@code text} that differ from the line it replaces, as pairs of offsets
 */
public record DiffLine(Kind kind, int number, String text, List<Span> changed) {
  /** What became of the line. */
  public enum Kind {
    SAME,
    ADDED,
    REMOVED,
    /** Nothing is here, so that both sides stay aligned. */
    GAP,
    /** A quiet remark between lines: "104 lines unchanged". */
    NOTE
  }

  /** A range within a line. */
  public record Span(int from, int to) {}

  public DiffLine {
    changed = List.copyOf(changed);
  }

  /** A remark. */
  public static DiffLine note(String text) {
    return new DiffLine(Kind.NOTE, 0, text, List.of());
  }
}
