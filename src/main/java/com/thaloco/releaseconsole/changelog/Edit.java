package com.thaloco.releaseconsole.changelog;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A change of a text as splices of the original; every other character stays. A value: nothing is
 * written by making one.
 *
 * @param source the original
 * @param replacements in order, without overlaps; insertions at one place keep their order
 */
public record Edit(Source source, List<Replacement> replacements) {
  public Edit {
    String text = source.text();
    replacements =
        replacements.stream()
            .filter(splice -> !splice.range().in(text).equals(splice.text()))
            .sorted(Comparator.comparingInt(splice -> splice.range().start()))
            .toList();
    int end = 0;
    for (Replacement splice : replacements) {
      if (splice.range().start() < end) {
        throw new IllegalArgumentException("splices overlap at " + splice.range().start());
      }
      end = splice.range().end();
    }
  }

  /** No change. */
  public static Edit none(Source source) {
    return new Edit(source, List.of());
  }

  /** Whether it changes nothing. */
  public boolean isEmpty() {
    return replacements.isEmpty();
  }

  /** The text after the change. */
  public String result() {
    String text = source.text();
    var out = new StringBuilder(text.length() + 256);
    int at = 0;
    for (Replacement splice : replacements) {
      out.append(text, at, splice.range().start()).append(splice.text());
      at = splice.range().end();
    }
    return out.append(text, at, text.length()).toString();
  }

  /** The text after the change, to continue with. */
  public Source applied() {
    return Source.of(source.name(), result());
  }

  /** The change as a unified diff with three lines of context; empty for no change. */
  public List<String> diff() {
    List<String> before = lines(source.text());
    Patch<String> patch = DiffUtils.diff(before, lines(result()));
    return UnifiedDiffUtils.generateUnifiedDiff(source.name(), source.name(), before, patch, 3)
        .stream()
        .flatMap(String::lines)
        .toList();
  }

  /** How many lines come. */
  public int added() {
    return count(false);
  }

  /** How many lines go. */
  public int removed() {
    return count(true);
  }

  private int count(boolean before) {
    return DiffUtils.diff(lines(source.text()), lines(result())).getDeltas().stream()
        .map((AbstractDelta<String> delta) -> before ? delta.getSource() : delta.getTarget())
        .mapToInt(chunk -> chunk.size())
        .sum();
  }

  private static List<String> lines(String text) {
    var lines = new TextLines(text);
    List<String> found = new ArrayList<>();
    for (int line = 1; line <= lines.count(); line++) {
      String content = lines.content(line).in(text);
      boolean ends = lines.content(line).end() < lines.next(line);
      if (ends) {
        found.add(content);
      } else if (!content.isEmpty()) {
        found.add(content + "\n\\ No newline at end of file");
      }
    }
    return found;
  }
}
