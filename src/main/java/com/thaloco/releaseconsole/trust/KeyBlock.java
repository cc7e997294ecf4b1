package com.thaloco.releaseconsole.trust;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One PEM block as it is in a file, from its BEGIN line to its END line.
 *
 * @param type the words after BEGIN
 * @param lines all of them, without line ends
 */
public record KeyBlock(String type, List<Line> lines) {
  /**
   * @param number in the file, 1-based
   * @param text what the program behind the file gets: without the indent of a {@code <<-} heredoc,
   *     without the carriage return of a PEM file, but with one that a shell passes on
   */
  public record Line(int number, String text) {}

  public KeyBlock {
    lines = List.copyOf(lines);
  }

  /** The file's line that has BEGIN, 1-based. */
  public int line() {
    return lines.getFirst().number();
  }

  /** The lines joined with LF, none at the end: what drift by text compares. */
  public String text() {
    return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
  }
}
