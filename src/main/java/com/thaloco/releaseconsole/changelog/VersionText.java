package com.thaloco.releaseconsole.changelog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version at the beginning of a text.
 *
 * @param prefix what is before the number: {@code v}, {@code Version }, {@code pkg@}
 * @param number the version without that
 * @param parts how many numbers it has: 3 in {@code 1.2.3-rc.1}
 * @param rest what is behind it
 */
record VersionText(String prefix, String number, int parts, String rest) {
  private static final Pattern WORD =
      Pattern.compile(
          "(?:version|versión|versão|версия|release|rel|ver|tag|バージョン|版本)[.:]?\\s*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern V = Pattern.compile("[vV]\\.?\\s?(?=\\d)");
  private static final Pattern PACKAGE =
      Pattern.compile("@?[A-Za-z][\\w./-]*?[@/_-](?:[vV](?=\\d))?(?=\\d+\\.\\d+\\.\\d)");
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z][\\w.-]*\\s+(?:[vV](?=\\d))?(?=\\d+\\.\\d)");
  private static final Pattern TOKEN = Pattern.compile("\\d[0-9A-Za-z]*(?:[.+~_-][0-9A-Za-z*]+)*");
  private static final Pattern SHAPE =
      Pattern.compile(
          "(\\d+(?:\\.(?:\\d+|[xX*]))*)((?:[-+._~]?[A-Za-z]|[-+~]\\d)[0-9A-Za-z.+~_-]*)?");
  private static final Pattern DATED = Pattern.compile("(.+?)[-_](\\d{4}-\\d{1,2}-\\d{1,2})");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}");
  private static final String BOUNDARY = " \t\u00a0[]()<,:;/|–—-.!\"'`*~=>{}";

  /**
   * Reads one.
   *
   * @param linked whether the text is in brackets, where a package's name may come first
   */
  static Optional<VersionText> at(String text, boolean linked) {
    int at = 0;
    Matcher word = WORD.matcher(text).useAnchoringBounds(true);
    if (word.lookingAt()) {
      at = word.end();
    }
    Matcher v = V.matcher(text).region(at, text.length());
    if (v.lookingAt()) {
      at = v.end();
    }
    if (at == 0 && linked) {
      Matcher name = PACKAGE.matcher(text);
      at = name.lookingAt() ? name.end() : 0;
    }
    if (at == 0) {
      Matcher name = NAME.matcher(text);
      if (name.lookingAt()) {
        return token(text, name.end())
            .filter(found -> linked || HeadingDate.in(found.rest()).isPresent());
      }
    }
    return token(text, at);
  }

  private static Optional<VersionText> token(String text, int from) {
    Matcher token = TOKEN.matcher(text).region(from, text.length());
    if (!token.lookingAt()) {
      return Optional.empty();
    }
    int end = token.end();
    String number = token.group();
    Matcher dated = DATED.matcher(number);
    if (dated.matches()) {
      number = dated.group(1);
      end = from + number.length();
    }
    Matcher shape = SHAPE.matcher(number);
    boolean bounded = end == text.length() || BOUNDARY.indexOf(text.charAt(end)) >= 0;
    if (!bounded || DAY.matcher(number).matches() || !shape.matches()) {
      return Optional.empty();
    }
    String core = shape.group(1);
    int parts = core.split("\\.", -1).length;
    String suffix = shape.group(2) == null ? "" : shape.group(2);
    boolean marked = from > 0;
    if (parts == 1 && !oneNumber(core, suffix, marked, text)) {
      return Optional.empty();
    }
    return Optional.of(
        new VersionText(text.substring(0, from), number, parts, text.substring(end)));
  }

  // A single number is a version when it is called one (v21), or is small and all that there is:
  // "2019" is a year, "3rd" and "64-bit" are words.
  private static boolean oneNumber(String core, String suffix, boolean marked, String text) {
    if (marked) {
      return core.length() <= 9 && (suffix.isEmpty() || "-+._".indexOf(suffix.charAt(0)) >= 0);
    }
    return suffix.isEmpty() && core.length() <= 3 && !text.matches("\\d+\\s+\\p{L}.*");
  }

  /** Whether a word or a {@code v} is before the number. */
  boolean isMarked() {
    return !prefix.isEmpty();
  }
}
