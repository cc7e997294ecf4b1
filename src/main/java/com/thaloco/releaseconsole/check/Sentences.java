package com.thaloco.releaseconsole.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the sentence around a place in what a reader sees of a changelog entry. */
final class Sentences {
  /**
   * A line's end, or a full stop before white space, but not that of e.g. or of a number's list.
   */
  private static final Pattern END =
      Pattern.compile("\\n|[.!?](?<!\\b(?:e\\.g|i\\.e|cf|vs|etc).)(?=[\\s)\"']|$)");

  /** Ends what belongs to one statement: "The update does not do it, so run X". */
  private static final Pattern BREAK = Pattern.compile("[;:,\u2014\u2013](?=\\s)");

  private Sentences() {}

  /** With plain blanks and quotes, without invisible characters and struck-out text. */
  static String plain(String text) {
    return text.replaceAll("[\\u00A0\\u202F\\u2007]", " ")
        .replaceAll("[\\u200B-\\u200D\\u2060\\uFEFF\\u00AD]", "")
        .replace('\u2019', '\'')
        .replaceAll("(?s)~~.*?~~", " ");
  }

  /** The sentence that holds both places, with the sign that ends it. */
  static String around(String text, int from, int to) {
    return text.substring(start(text, from), end(text, to)).strip();
  }

  /** Where the sentence that holds a place begins. */
  static int start(String text, int place) {
    int start = 0;
    Matcher end = END.matcher(text);
    while (end.find() && end.end() <= place) {
      start = end.end();
    }
    return start;
  }

  /** The line before the one that begins at a place; empty where there is none. */
  static String before(String text, int lineStart) {
    String[] lines = text.substring(0, lineStart).strip().split("\\n", -1);
    return lines[lines.length - 1].strip();
  }

  /** Where the sentence that holds a place ends, after its sign. */
  static int end(String text, int place) {
    Matcher end = END.matcher(text);
    return end.find(place) ? end.end() : text.length();
  }

  /** The part of a sentence that holds a place. */
  static String clause(String sentence, int place) {
    int start = 0;
    Matcher found = BREAK.matcher(sentence);
    while (found.find() && found.end() <= place) {
      start = found.end();
    }
    return sentence.substring(start, found.find(place) ? found.start() : sentence.length());
  }
}
