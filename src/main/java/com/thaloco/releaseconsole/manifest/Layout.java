package com.thaloco.releaseconsole.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a value the way its neighbour in the text is written: the same white space around each
 * piece. What the neighbour does not show (a nested object it has not) follows the indentation
 * around it.
 */
final class Layout {
  private final String text;
  private final String newline;

  private Layout(String text) {
    this.text = text;
    this.newline = text.contains("\r\n") ? "\r\n" : "\n";
  }

  /** The value, written as {@code model} is written in {@code text}. */
  static String like(String text, LocatedValue model, Json value) {
    return new Layout(text).render(value, Optional.of(model), "");
  }

  /**
   * The value on lines of its own.
   *
   * @param indent of the line that the value begins on
   * @param unit one more level
   */
  static String onLines(Json value, String newline, String indent, String unit) {
    if (!(value instanceof Json.Obj(Map<String, Json> members)) || members.isEmpty()) {
      return value.inline();
    }
    var out = new StringBuilder("{");
    String comma = "";
    for (var member : members.entrySet()) {
      out.append(comma).append(newline).append(indent).append(unit);
      out.append(Json.quote(member.getKey())).append(": ");
      out.append(onLines(member.getValue(), newline, indent + unit, unit));
      comma = ",";
    }
    return out.append(newline).append(indent).append('}').toString();
  }

  private String render(Json value, Optional<LocatedValue> model, String around) {
    return switch (value) {
      case Json.Obj o when model.filter(m -> !m.members().isEmpty()).isPresent() ->
          objectLike(o, model.get());
      case Json.Arr a when model.filter(m -> !m.items().isEmpty()).isPresent() ->
          arrayLike(a, model.get());
      case Json.Obj _, Json.Arr _ -> fresh(value, around);
      default -> value.inline();
    };
  }

  /** A value on one line. */
  static String onOneLine(Json value, boolean spaced) {
    return spaced ? value.inline() : minified(value);
  }

  /** Without a model: on lines where the members around it stand on lines, else on this line. */
  private String fresh(Json value, String around) {
    int line = around.lastIndexOf('\n');
    if (line < 0) {
      return onOneLine(value, text.contains("\": "));
    }
    String indent = around.substring(line + 1);
    String unit = indent.startsWith("\t") ? "\t" : "  ";
    return onLines(value, newline, indent, unit);
  }

  private static String minified(Json value) {
    return switch (value) {
      case Json.Obj o -> {
        var out = new StringBuilder("{");
        o.members()
            .forEach((k, v) ->
                out.append(out.length() == 1 ? "" : ",")
                    .append(Json.quote(k))
                    .append(':')
                    .append(minified(v)));
        yield out.append('}').toString();
      }
      case Json.Arr a ->
          "[" + String.join(",", a.items().stream().map(Layout::minified).toList()) + "]";
      default -> value.inline();
    };
  }

  private String objectLike(Json.Obj value, LocatedValue model) {
    List<LocatedValue.Member> shown = model.members();
    String open = text.substring(model.start() + 1, shown.getFirst().nameStart());
    String close = text.substring(shown.getLast().value().end(), model.end() - 1);
    if (value.members().isEmpty()) {
      return "{}";
    }
    var out = new StringBuilder("{").append(open);
    int at = 0;
    for (var member : value.members().entrySet()) {
      if (at > 0) {
        out.append(memberSeparator(shown, at, open));
      }
      Optional<LocatedValue.Member> same =
          shown.stream().filter(m -> m.name().equals(member.getKey())).findFirst();
      out.append(Json.quote(member.getKey())).append(colon(same.orElse(shown.getFirst())));
      out.append(render(member.getValue(), same.map(LocatedValue.Member::value), open));
      at++;
    }
    return out.append(close).append('}').toString();
  }

  private String memberSeparator(List<LocatedValue.Member> shown, int at, String open) {
    if (shown.size() < 2) {
      return "," + open;
    }
    int next = Math.min(at, shown.size() - 1);
    return text.substring(shown.get(next - 1).value().end(), shown.get(next).nameStart());
  }

  /** What is between a name and its value; no quote can be there. */
  private String colon(LocatedValue.Member member) {
    int nameEnd = text.lastIndexOf('"', member.value().start() - 1) + 1;
    return text.substring(nameEnd, member.value().start());
  }

  private String arrayLike(Json.Arr value, LocatedValue model) {
    List<LocatedValue> shown = model.items();
    if (value.items().isEmpty()) {
      return "[]";
    }
    String open = text.substring(model.start() + 1, shown.getFirst().start());
    String close = text.substring(shown.getLast().end(), model.end() - 1);
    var out = new StringBuilder("[").append(open);
    for (int i = 0; i < value.items().size(); i++) {
      if (i > 0) {
        out.append(separator(text, shown, i));
      }
      LocatedValue like = shown.get(Math.min(i, shown.size() - 1));
      out.append(render(value.items().get(i), Optional.of(like), open));
    }
    return out.append(close).append(']').toString();
  }

  /** What is between two items, as near as possible before the item at {@code index}. */
  static String separator(String text, List<LocatedValue> items, int index) {
    if (items.size() < 2) {
      int start = items.getFirst().start();
      int before = start;
      while (Character.isWhitespace(text.charAt(before - 1))) {
        before--;
      }
      String space = text.substring(before, start);
      return "," + space;
    }
    int next = Math.clamp(index, 1, items.size() - 1);
    return text.substring(items.get(next - 1).end(), items.get(next).start());
  }
}
