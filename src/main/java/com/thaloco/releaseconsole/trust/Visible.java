package com.thaloco.releaseconsole.trust;

/** Texts for evidence: what can't be seen is shown as an escape. */
final class Visible {
  private Visible() {}

  /** One character by itself: {@code 'x'}, {@code U+00A0}. */
  static String character(char c) {
    return c > ' ' && c < 127 ? "'" + c + "'" : "U+%04X".formatted((int) c);
  }

  /** A line: blanks at its end and everything that is not plain ASCII escaped. */
  static String line(String text) {
    int end = text.stripTrailing().length();
    var shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\t') {
        shown.append("\\t");
      } else if (c == '\r') {
        shown.append("\\r");
      } else if (c < ' ' || c > 126 || i >= end) {
        shown.append("\\u%04x".formatted((int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }
}
