package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.audit.ContractJson;
import com.thaloco.releaseconsole.flow.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A document for people: a name and its value a line, what is inside further in. */
final class DocumentLines {
  private DocumentLines() {}

  static List<String> of(Record document) {
    return lines(ContractJson.plain(document), "");
  }

  private static List<String> lines(Map<?, ?> document, String indent) {
    var lines = new ArrayList<String>();
    document.forEach((name, value) -> value(String.valueOf(name), value, indent, lines));
    return lines;
  }

  private static void value(String name, Object value, String indent, List<String> lines) {
    switch (value) {
      case Map<?, ?> inner when !inner.isEmpty() -> {
        lines.add(indent + name);
        lines.addAll(lines(inner, indent + "  "));
      }
      case List<?> items when !items.isEmpty() -> {
        lines.add(indent + name);
        for (Object item : items) {
          if (item instanceof Map<?, ?> inner) {
            lines.add(indent + "  " + row(inner));
          } else {
            lines.add(indent + "  " + Printable.lines(String.valueOf(item)));
          }
        }
      }
      case String text when text.contains("\n") -> {
        lines.add(indent + name);
        text.lines().forEach(line -> lines.add(indent + "  " + Printable.lines(line)));
      }
      case Map<?, ?> _ -> {}
      case List<?> _ -> {}
      default -> {
        if (!value.equals("")) {
          String shown = Printable.of(String.valueOf(value));
          lines.add("%s%-14s %s".formatted(indent, Printable.of(name), shown));
        }
      }
    }
  }

  private static String row(Map<?, ?> item) {
    return String.join(
        "  ", item.values().stream().map(v -> Printable.of(String.valueOf(v))).toList());
  }
}
