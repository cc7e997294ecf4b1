package com.thaloco.releaseconsole.manifest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes every manifest write unique, since an ETag may be a hash of the bytes: the same bytes again
 * would look to another maintainer's {@code If-Match} like no change. The nonce is white space
 * after the last brace, which every JSON reader skips, however strict it is about fields: one line
 * of 64 blanks and tabs, a bit each. See docs/decisions on why it is no field.
 */
final class Fence {
  private static final int BITS = Long.SIZE;
  private static final int LONGEST_END = 4; // an editor's line ends
  private static final Pattern LINE = Pattern.compile("[ \\t]{" + BITS + "}\\n\\z");

  private Fence() {}

  /** The text with this nonce in place of any it had. */
  static String put(String text, long nonce) {
    var line = new StringBuilder(strip(text));
    for (int bit = BITS - 1; bit >= 0; bit--) {
      line.append((nonce >>> bit & 1) == 0 ? ' ' : '\t');
    }
    return line.append('\n').toString();
  }

  /** Whether what follows the last brace is a plain end, with or without one nonce. */
  static boolean isWhole(String end) {
    return strip(end).length() <= LONGEST_END;
  }

  /** The text without its nonce. */
  static String strip(String text) {
    Matcher m = LINE.matcher(text);
    return m.find() ? text.substring(0, m.start()) : text;
  }
}
