package com.thaloco.releaseconsole.manifest;

import java.util.List;

/** The edits of the array of entries, each of one stretch of the text. */
final class Splice {
  private Splice() {}

  static String put(
      String text,
      LocatedValue root,
      LocatedValue array,
      List<ManifestEntry> entries,
      NewEntry entry) {
    List<LocatedValue> items = array.items();
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).version().equals(entry.version())) {
        LocatedValue old = items.get(i);
        return replace(text, old.start(), old.end(), Layout.like(text, old, entry.fields()));
      }
    }
    if (items.isEmpty()) {
      return replace(text, array.start(), array.end(), alone(text, root, entry.fields()));
    }
    if (EntryOrder.of(entries) == EntryOrder.NEWEST_FIRST) {
      LocatedValue first = items.getFirst();
      String written = Layout.like(text, first, entry.fields());
      String separator = Layout.separator(text, items, 1);
      return replace(text, first.start(), first.start(), written + separator);
    }
    LocatedValue last = items.getLast();
    String written = Layout.like(text, last, entry.fields());
    String separator = Layout.separator(text, items, items.size());
    return replace(text, last.end(), last.end(), separator + written);
  }

  /** Takes out one entry with the separator that {@link #put} would have written with it. */
  static String remove(String text, LocatedValue array, int index) {
    List<LocatedValue> items = array.items();
    if (items.size() == 1) {
      return replace(text, array.start(), array.end(), "[]");
    }
    return index == 0
        ? replace(text, items.getFirst().start(), items.get(1).start(), "")
        : replace(text, items.get(index - 1).end(), items.get(index).end(), "");
  }

  /** An array of one entry: on lines where the root's fields stand on lines. */
  private static String alone(String text, LocatedValue root, Json.Obj fields) {
    String open = text.substring(root.start() + 1, root.members().getFirst().nameStart());
    int line = open.lastIndexOf('\n');
    if (line < 0) {
      return "[" + Layout.onOneLine(fields, text.contains("\": ")) + "]";
    }
    String newline = open.contains("\r\n") ? "\r\n" : "\n";
    String unit = open.substring(line + 1);
    String inner = unit + unit;
    return "[%s%s%s%s%s]"
        .formatted(newline, inner, Layout.onLines(fields, newline, inner, unit), newline, unit);
  }

  private static String replace(String text, int from, int to, String by) {
    return text.substring(0, from) + by + text.substring(to);
  }
}
