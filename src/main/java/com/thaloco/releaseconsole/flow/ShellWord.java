package com.thaloco.releaseconsole.flow;

import java.nio.charset.StandardCharsets;

/** One word of a command line that is shown to be pasted into a shell. */
public final class ShellWord {
  private ShellWord() {}

  /**
   * A text so that the shell takes it for one word and changes nothing in it. What could not be
   * seen is written as codes, in the {@code $'…'} of bash, zsh and POSIX 2024; all else is for any
   * shell.
   */
  public static String of(String text) {
    if (text.codePoints().anyMatch(Printable::isHidden)) {
      return coded(text);
    }
    return text.matches("[A-Za-z0-9_./:@%+,-][A-Za-z0-9_./:=@%+,-]*")
        ? text
        : "'" + text.replace("'", "'\\''") + "'";
  }

  /** An option with its value, of which whatever it begins with belongs to the value. */
  public static String option(String name, String value) {
    return name + (value.startsWith("-") ? "=" : " ") + of(value);
  }

  private static String coded(String text) {
    var word = new StringBuilder("$'");
    text.codePoints()
        .forEach(c -> {
          if (Printable.isHidden(c)) {
            // Bytes, three octal digits each: whatever the locale, and whatever digit follows.
            for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
              word.append("\\%03o".formatted(b & 0xff));
            }
          } else if (c == '\'' || c == '\\') {
            word.append('\\').append((char) c);
          } else {
            word.appendCodePoint(c);
          }
        });
    return word.append("'").toString();
  }
}
