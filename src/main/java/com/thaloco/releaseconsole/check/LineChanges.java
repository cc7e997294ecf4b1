package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.golang.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The lines that went and came between two versions of a piece of code, as evidence. */
final class LineChanges {
  private static final int MOST = 6;
  private static final int WIDTH = 160;

  private LineChanges() {}

  /**
   * Both places, and below each the lines that the other does not have.
   *
   * @param older names the older version
   */
  static List<String> of(Optional<SourceText> before, Optional<SourceText> after, String older) {
    var lines = new ArrayList<String>();
    before.ifPresent(b -> {
      lines.add("%s, %s:%d".formatted(older, b.file(), b.line()));
      only(b, after).forEach(line -> lines.add("  - " + line));
    });
    after.ifPresent(a -> {
      lines.add("commit, %s:%d".formatted(a.file(), a.line()));
      only(a, before).forEach(line -> lines.add("  + " + line));
    });
    return lines;
  }

  private static List<String> only(SourceText one, Optional<SourceText> other) {
    Set<String> known = new HashSet<>();
    other.ifPresent(o -> o.text().lines().map(String::strip).forEach(known::add));
    List<String> own =
        one.text()
            .lines()
            .map(String::strip)
            .filter(l -> !l.isEmpty() && !known.contains(l))
            .toList();
    var shown = new ArrayList<String>();
    own.stream()
        .limit(MOST)
        .map(l -> l.length() > WIDTH ? l.substring(0, WIDTH) + "…" : l)
        .forEach(shown::add);
    if (own.size() > MOST) {
      shown.add("… %d more lines".formatted(own.size() - MOST));
    }
    return shown;
  }
}
