package com.thaloco.releaseconsole.check;

import java.util.regex.Pattern;

/** Words that take back what a sentence seems to tell its reader (docs/checks-units.md). */
final class Denial {
  private static final Pattern WORDS =
      Pattern.compile(
          "(?i)\\b(?:no|not|never|none|nobody|nothing|neither|nor|without|skip\\w*|forget|hardly"
              + "|rarely|instead|already|ran|automatically|optional(?:ly)?|unnecessary|obsolete"
              + "|superfluous|only)\\b|n't\\b|\\?\\W*$");

  private static final Pattern REMINDER = Pattern.compile("(?i)(?:\\bnever|\\bnot|n't) forget\\b");

  /** "If you update from v0.1.3 or older, run X". */
  private static final Pattern FOR_SOME =
      Pattern.compile("(?i)\\b(?:if|when|only|who|for)\\b.*\\bv?\\d+\\.\\d+");

  private Denial() {}

  static boolean isIn(String clause) {
    return WORDS.matcher(REMINDER.matcher(clause).replaceAll("")).find();
  }

  /** Whether a sentence concerns some versions only. */
  static boolean isForSome(String sentence) {
    return FOR_SOME.matcher(sentence).find();
  }
}
