package com.thaloco.releaseconsole.flow;

import java.util.function.IntPredicate;

/**
 * Text from outside, such as the key of an object, as it can be shown: what moves a terminal's
 * cursor, turns the direction of writing or can't be seen at all stands there as its code.
 */
public final class Printable {
  private Printable() {}

  /** One line of text: line ends and tabs are told by their codes too. */
  public static String of(String text) {
    return escaped(text, Printable::isHidden);
  }

  /** Text of several lines, whose line ends and tabs stay. */
  public static String lines(String text) {
    return escaped(text, c -> c != '\n' && c != '\t' && isHidden(c));
  }

  /** Whether a character is not seen where it stands, or changes how others are seen. */
  public static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      case Character.SPACE_SEPARATOR -> codePoint != ' ';
      default -> false;
    };
  }

  private static String escaped(String text, IntPredicate hidden) {
    if (text.codePoints().noneMatch(hidden)) {
      return text;
    }
    var shown = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          if (hidden.test(c)) {
            Character.toString(c).chars().forEach(unit -> shown.append("\\u%04x".formatted(unit)));
          } else {
            shown.appendCodePoint(c);
          }
        });
    return shown.toString();
  }
}
