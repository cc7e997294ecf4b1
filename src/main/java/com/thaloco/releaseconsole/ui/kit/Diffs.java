package com.thaloco.releaseconsole.ui.kit;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.thaloco.releaseconsole.ui.kit.DiffLine.Kind;
import com.thaloco.releaseconsole.ui.kit.DiffLine.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the lines of diffs: one under the other, or side by side. */
public final class Diffs {
  private static final int CONTEXT = 3;
  private static final Pattern HUNK = Pattern.compile("^@@ -(\\d+)[^+]*\\+(\\d+)");

  private Diffs() {}

  /** Two texts compared with each other. */
  public record Sides(List<DiffLine> before, List<DiffLine> after) {
    public Sides {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /** How many lines a diff adds. */
  public static long added(List<DiffLine> lines) {
    return lines.stream().filter(line -> line.kind() == Kind.ADDED).count();
  }

  /** How many lines a diff removes. */
  public static long removed(List<DiffLine> lines) {
    return lines.stream().filter(line -> line.kind() == Kind.REMOVED).count();
  }

  /** A unified diff; long runs of the same are folded into a remark. */
  public static List<DiffLine> unified(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    var lines = new ArrayList<DiffLine>();
    int at = 0;
    int atNow = 0;
    List<AbstractDelta<String>> deltas = DiffUtils.diff(old, now).getDeltas();
    for (AbstractDelta<String> delta : deltas) {
      int from = delta.getSource().getPosition();
      same(lines, now, atNow, from - at, at > 0, true);
      changed(lines, delta);
      at = from + delta.getSource().size();
      atNow = delta.getTarget().getPosition() + delta.getTarget().size();
    }
    if (!deltas.isEmpty()) {
      same(lines, now, atNow, now.size() - atNow, true, false);
    }
    return lines;
  }

  /** The lines of a unified diff, as the core tells a change of a file. */
  public static List<DiffLine> ofUnified(List<String> diff) {
    var lines = new ArrayList<DiffLine>();
    int before = 0;
    int after = 0;
    for (String line : diff) {
      Matcher hunk = HUNK.matcher(line);
      if (hunk.find()) {
        before = Integer.parseInt(hunk.group(1));
        after = Integer.parseInt(hunk.group(2));
        lines.add(DiffLine.note(Texts.of("diff.from", after)));
      } else if (after > 0 && line.startsWith("+")) {
        lines.add(new DiffLine(Kind.ADDED, after++, line.substring(1), List.of()));
      } else if (after > 0 && line.startsWith("-")) {
        lines.add(new DiffLine(Kind.REMOVED, before++, line.substring(1), List.of()));
      } else if (after > 0) {
        before++;
        String text = line.isEmpty() ? "" : line.substring(1);
        lines.add(new DiffLine(Kind.SAME, after++, text, List.of()));
      }
    }
    return lines;
  }

  private static void same(
      List<DiffLine> lines, List<String> now, int from, int count, boolean after, boolean before) {
    int head = after ? Math.min(CONTEXT, count) : 0;
    int tail = before ? Math.min(CONTEXT, count - head) : 0;
    for (int i = 0; i < head; i++) {
      lines.add(plain(from + i, now));
    }
    int folded = count - head - tail;
    if (folded > 0) {
      lines.add(DiffLine.note(Texts.of("diff.unchanged", folded)));
    }
    for (int i = count - tail; i < count; i++) {
      lines.add(plain(from + i, now));
    }
  }

  private static DiffLine plain(int index, List<String> text) {
    return new DiffLine(Kind.SAME, index + 1, text.get(index), List.of());
  }

  private static void changed(List<DiffLine> lines, AbstractDelta<String> delta) {
    List<String> old = delta.getSource().getLines();
    List<String> now = delta.getTarget().getLines();
    for (int i = 0; i < old.size(); i++) {
      lines.add(
          new DiffLine(
              Kind.REMOVED,
              delta.getSource().getPosition() + i + 1,
              old.get(i),
              i < now.size() ? words(old.get(i), now.get(i)) : List.of()));
    }
    for (int i = 0; i < now.size(); i++) {
      lines.add(
          new DiffLine(
              Kind.ADDED,
              delta.getTarget().getPosition() + i + 1,
              now.get(i),
              i < old.size() ? words(now.get(i), old.get(i)) : List.of()));
    }
  }

  /**
   * Both texts in full, aligned by gaps.
   *
   * @param firstBefore the number of the first line of {@code before} in its file
   */
  public static Sides sideBySide(String before, int firstBefore, String after, int firstAfter) {
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    var left = new ArrayList<DiffLine>();
    var right = new ArrayList<DiffLine>();
    int at = 0;
    int atNow = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(old, now, true).getDeltas()) {
      List<String> lines = delta.getSource().getLines();
      List<String> others = delta.getTarget().getLines();
      for (int i = 0; i < Math.max(lines.size(), others.size()); i++) {
        String one = i < lines.size() ? lines.get(i) : "";
        String other = i < others.size() ? others.get(i) : "";
        boolean both = i < lines.size() && i < others.size();
        int place = delta.getSource().getPosition() + i + firstBefore;
        int placeNow = delta.getTarget().getPosition() + i + firstAfter;
        switch (delta.getType()) {
          case EQUAL -> {
            left.add(new DiffLine(Kind.SAME, place, one, List.of()));
            right.add(new DiffLine(Kind.SAME, placeNow, other, List.of()));
          }
          default -> {
            left.add(
                i < lines.size()
                    ? new DiffLine(Kind.REMOVED, place, one, both ? words(one, other) : List.of())
                    : new DiffLine(Kind.GAP, 0, "", List.of()));
            right.add(
                i < others.size()
                    ? new DiffLine(
                        Kind.ADDED, placeNow, other, both ? words(other, one) : List.of())
                    : new DiffLine(Kind.GAP, 0, "", List.of()));
          }
        }
      }
      at = delta.getSource().getPosition() + lines.size();
      atNow = delta.getTarget().getPosition() + others.size();
    }
    assert at == old.size() && atNow == now.size();
    return new Sides(left, right);
  }

  /** The part of a line between what it has in common with the other at both ends. */
  static List<Span> words(String line, String other) {
    int most = Math.min(line.length(), other.length());
    int head = 0;
    while (head < most && line.charAt(head) == other.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < most - head
        && line.charAt(line.length() - 1 - tail) == other.charAt(other.length() - 1 - tail)) {
      tail++;
    }
    while (head > 0 && isWord(line.charAt(head - 1))) {
      head--;
    }
    while (tail > 0 && isWord(line.charAt(line.length() - tail))) {
      tail--;
    }
    int end = line.length() - tail;
    return head < end && !(head == 0 && end == line.length())
        ? List.of(new Span(head, end))
        : List.of();
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.';
  }
}
