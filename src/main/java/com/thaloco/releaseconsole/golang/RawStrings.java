package com.thaloco.releaseconsole.golang;

/**
 * The grammar takes the beginning of a raw string for a comment where it looks like one. For
 * parsing alone it is written otherwise; every offset stays.
 */
final class RawStrings {
  private RawStrings() {}

  /** Overwrites the slash of {@code `// text`} and {@code `/* text`}. */
  static void hideComments(byte[] bytes) {
    int at = 0;
    while (at < bytes.length) {
      int end = endOf(bytes, at);
      if (bytes[at] == '`') {
        int text = at + 1;
        while (text < end && Character.isWhitespace(bytes[text])) {
          text++;
        }
        if (text + 1 < end
            && bytes[text] == '/'
            && (bytes[text + 1] == '/' || bytes[text + 1] == '*')) {
          bytes[text] = 'x';
        }
      }
      at = end;
    }
  }

  /** Where the literal or comment ends that begins at a place; else the next place. */
  private static int endOf(byte[] bytes, int at) {
    char next = at + 1 < bytes.length ? (char) bytes[at + 1] : ' ';
    return switch (bytes[at]) {
      case '`' -> after(bytes, at + 1, "`", false);
      case '"' -> after(bytes, at + 1, "\"", true);
      case '\'' -> after(bytes, at + 1, "'", true);
      case '/' ->
          next == '/'
              ? after(bytes, at + 2, "\n", false)
              : next == '*' ? after(bytes, at + 2, "*/", false) : at + 1;
      default -> at + 1;
    };
  }

  private static int after(byte[] bytes, int from, String end, boolean escapes) {
    for (int i = from; i < bytes.length; i++) {
      if (escapes && bytes[i] == '\\') {
        i++;
      } else if (bytes[i] == end.charAt(0)
          && (end.length() == 1 || (i + 1 < bytes.length && bytes[i + 1] == end.charAt(1)))) {
        return i + end.length();
      }
    }
    return bytes.length;
  }
}
