package com.thaloco.releaseconsole.flow;

import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text from outside, such as the key of an object, as it can be shown: what moves a terminal's
 * cursor, turns the direction of writing or can't be seen at all is there as its code.
 */
public final class Printable {
  /** Reset, bold, faint, italic, underlined and colours; not "concealed". */
  private static final Pattern COLOUR =
      Pattern.compile(
          "\u001b\\[(?:(?:[0-4]|2[1-4]|[349][0-9]|10[0-7]|[34]8;5;[0-9]{1,3}"
              + "|[34]8;2(?:;[0-9]{1,3}){3});?){0,8}m");

  private static final int JOINER = 0x200d;

  private Printable() {}

  /** One line of text: line ends and tabs are reported by their codes too. */
  public static String of(String text) {
    return escaped(text, Printable::isHidden);
  }

  /** Text of several lines, whose line ends and tabs stay. */
  public static String lines(String text) {
    return escaped(text, c -> c != '\n' && c != '\t' && isHidden(c));
  }

  /**
   * Text for a terminal: line ends, tabs and sequences that set a colour stay, and the colour ends
   * with the line. What else moves the cursor, or how others are seen, is its code.
   */
  public static String coloured(String text) {
    if (text.codePoints().noneMatch(c -> c != '\n' && c != '\t' && isHarmful(c))) {
      return text;
    }
    var shown = new StringBuilder();
    for (String line : text.split("(?<=\n)", -1)) {
      Matcher colour = COLOUR.matcher(line);
      int from = 0;
      boolean coloured = false;
      while (colour.find()) {
        shown.append(plain(line.substring(from, colour.start()))).append(colour.group());
        from = colour.end();
        coloured = true;
      }
      String rest = plain(line.substring(from));
      boolean ends = rest.endsWith("\n");
      shown
          .append(ends ? rest.substring(0, rest.length() - 1) : rest)
          .append(coloured ? "\u001b[0m" : "")
          .append(ends ? "\n" : "");
    }
    return shown.toString();
  }

  private static String plain(String text) {
    return escaped(text.replace("\r\n", "\n"), c -> c != '\n' && c != '\t' && isHarmful(c));
  }

  /**
   * As {@link #isHidden}, without blanks and joiners, which prose holds and terminals just show.
   */
  private static boolean isHarmful(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.SPACE_SEPARATOR, Character.UNASSIGNED -> false;
      default -> codePoint != JOINER && isHidden(codePoint);
    };
  }

  /** Whether a character is not seen where it is, or changes how others are seen. */
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
