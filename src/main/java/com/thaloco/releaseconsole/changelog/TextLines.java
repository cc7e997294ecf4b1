package com.thaloco.releaseconsole.changelog;

import java.util.Arrays;

/**
 * Where the lines of a text are. Lines end at {@code \n}, {@code \r\n} and {@code \r} only, as in
 * CommonMark; U+2028, NEL and form feeds are text.
 */
public final class TextLines {
  private final String text;
  private final int[] starts;
  private final int crlf;
  private final int lf;
  private final int cr;

  TextLines(String text) {
    this.text = text;
    int[] found = new int[Math.max(16, text.length() / 32)];
    int count = 1;
    int[] kinds = new int[3];
    for (int i = 0; i < text.length(); i++) {
      int width = eolWidth(text, i);
      if (width == 0) {
        continue;
      }
      kinds[width == 2 ? 0 : text.charAt(i) == '\n' ? 1 : 2]++;
      i += width - 1;
      if (count == found.length) {
        found = Arrays.copyOf(found, count * 2);
      }
      found[count++] = i + 1;
    }
    starts = Arrays.copyOf(found, count);
    crlf = kinds[0];
    lf = kinds[1];
    cr = kinds[2];
  }

  /** How many characters of line end stand at an offset: 0, 1 or 2. */
  static int eolWidth(CharSequence text, int offset) {
    if (offset >= text.length()) {
      return 0;
    }
    char c = text.charAt(offset);
    if (c == '\r') {
      return offset + 1 < text.length() && text.charAt(offset + 1) == '\n' ? 2 : 1;
    }
    return c == '\n' ? 1 : 0;
  }

  /** How many lines there are; behind a final line end there is one more, empty line. */
  public int count() {
    return starts.length;
  }

  /** The 1-based line that holds an offset. */
  public int at(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Where a 1-based line begins. */
  public int start(int line) {
    return starts[line - 1];
  }

  /** Where the next line begins; the length of the text for the last one. */
  public int next(int line) {
    return line < starts.length ? starts[line] : text.length();
  }

  /** A 1-based line without its line end. */
  public Range content(int line) {
    int end = next(line);
    if (end > start(line) && text.charAt(end - 1) == '\n') {
      end--;
    }
    if (end > start(line) && text.charAt(end - 1) == '\r') {
      end--;
    }
    return new Range(start(line), end);
  }

  /** Whether a 1-based line holds nothing but white space. */
  public boolean isBlank(int line) {
    return content(line).in(text).isBlank();
  }

  /** Whether more than one kind of line end is used. */
  public boolean isMixed() {
    return (crlf > 0 ? 1 : 0) + (lf > 0 ? 1 : 0) + (cr > 0 ? 1 : 0) > 1;
  }

  /** The line end that is used most; {@code \n} in a text without one. */
  public String usualEol() {
    if (crlf > lf && crlf >= cr) {
      return "\r\n";
    }
    return cr > lf ? "\r" : "\n";
  }

  /** The first line that is longer than so many characters, or 0. */
  int firstLongerThan(int limit) {
    for (int line = 1; line <= count(); line++) {
      if (next(line) - start(line) > limit) {
        return line;
      }
    }
    return 0;
  }
}
