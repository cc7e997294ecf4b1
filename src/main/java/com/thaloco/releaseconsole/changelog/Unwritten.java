package com.thaloco.releaseconsole.changelog;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What someone still had to write of an entry.
 *
 * @param lines as they are there
 * @param all whether the entry says nothing else
 */
public record Unwritten(List<String> lines, boolean all) {
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?i)(?:todo|tbd|tba|fixme|xxx|wip)(?:\\s*[:(\u2013\u2014-].*)?[.!]*|\\.{2,}|\u2026+|\\?+|n/?a|-+");

  public Unwritten {
    lines = List.copyOf(lines);
  }

  static Unwritten in(String visible, List<String> headings) {
    List<String> said =
        visible
            .lines()
            .map(line -> line.strip())
            .filter(line -> !line.isEmpty() && !headings.contains(line))
            .toList();
    List<String> found = said.stream().filter(line -> PLACEHOLDER.matcher(line).matches()).toList();
    return new Unwritten(found, !found.isEmpty() && found.size() == said.size());
  }
}
