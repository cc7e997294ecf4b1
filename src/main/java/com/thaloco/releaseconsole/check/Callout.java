package com.thaloco.releaseconsole.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a changelog entry says about a command that users must run. What counts as a callout is in
 * docs/checks-units.md.
 */
sealed interface Callout {
  /** It tells users to run it; the sentence that does. */
  record Tells(String sentence) implements Callout {}

  /** It names the command, and a person has to judge whether it tells users to run it. */
  record Unsure(String sentence) implements Callout {}

  /** It names the command beside a word such as "no" or "skip". */
  record Names(String sentence) implements Callout {}

  /** It does not name the command; {@code near} is what it says instead, or empty. */
  record Silent(String near) implements Callout {}

  /** Replaces the command in a sentence, so that its own words are not among the others. */
  char COMMAND = '\uE000';

  /** What is examined of a sentence, before and behind the command. */
  int LONGEST = 1_000;

  /** No entry has more; to find the sentence of each takes longer the further down it is. */
  int MOST_MENTIONS = 50;

  /** "Run X", "After updating, run once: X", "so users must run X". */
  Pattern PLAIN =
      Pattern.compile(
          """
          (?ix) ^\\W*
          (?: (?:so|but|please|now|then|and) \\W+ )?
          (?: (?:after|once|when)\\b [^,]{0,40}? \\b(?:updat|upgrad)\\w* \\W+ )?
          (?: (?:please|now|then|and|(?:you|users|hosts|all\\ hosts)\\ must) \\W+ )?
          (?:re-?)?run\\b (?:\\ (?:once|this|the\\ following))? (?:\\ after\\ updating)? \\W*
          """
              + COMMAND);

  /**
   * Reads an entry.
   *
   * @param visible what a reader sees of it: comments and markup are gone, each block is one line
   * @param exact the sentence of the profile as a reader sees it; it always counts
   */
  static Callout of(String visible, String command, String exact) {
    String text = Sentences.plain(visible);
    Matcher found = pattern(command).matcher(text);
    if (found.find() && !pattern(command).matcher(visible).find()) {
      // No-break spaces or invisible characters: a shell does not run what is copied.
      return new Silent(oneLine(Sentences.around(text, found.start(), found.end())));
    }
    if (folded(visible).contains(folded(exact))) {
      return new Tells(oneLine(exact));
    }
    found.reset();
    String named = "";
    String unsure = "";
    for (int mentions = 0; mentions < MOST_MENTIONS && found.find(); mentions++) {
      String sentence = Sentences.around(text, found.start(), found.end());
      String shape = shape(text, found);
      String clause = clause(shape);
      boolean denied = Denial.isIn(clause);
      if (PLAIN.matcher(clause).find() && !denied && !Denial.isForSome(shape)) {
        return new Tells(oneLine(sentence));
      }
      if (denied) {
        named = named.isEmpty() ? sentence : named;
      } else {
        unsure = unsure.isEmpty() ? sentence : unsure;
      }
    }
    if (!unsure.isEmpty()) {
      return new Unsure(oneLine(unsure));
    }
    return named.isEmpty() ? new Silent(near(text, command)) : new Names(oneLine(named));
  }

  /** The sentence with {@link #COMMAND}; with the line before where the command stands alone. */
  private static String shape(String text, Matcher found) {
    int start = Sentences.start(text, found.start());
    String before = text.substring(start, found.start());
    String after = text.substring(found.end(), Sentences.end(text, found.end()));
    boolean alone = (before + after).matches("[\\s$#>.!]*");
    String lead = alone ? Sentences.before(text, start) : "";
    String last = Sentences.around(lead, Math.max(0, lead.length() - 1), lead.length());
    String told = last.replaceAll(":$", "") + " " + before.strip() + " ";
    return told.substring(Math.max(0, told.length() - LONGEST))
        + COMMAND
        + after.substring(0, Math.min(after.length(), LONGEST));
  }

  /** The part of a sentence that says what to do with the command; "run: X" is one part. */
  private static String clause(String shape) {
    String joined = shape.replaceAll(":(?=\\W*" + COMMAND + ")", "");
    return Sentences.clause(joined, joined.indexOf(COMMAND));
  }

  private static Pattern pattern(String command) {
    String words =
        Arrays.stream(command.strip().split("\\s+", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("(?:\\s|\\\\(?=\\s)){1,100}"));
    // Neither a longer word nor the same command with an option, which does something else.
    return Pattern.compile("(?<![\\w/-])" + words + "(?![\\w/-])(?!\\s+-{1,2}\\w)");
  }

  /** A sentence with the last words of the command, for the evidence. */
  private static String near(String text, String command) {
    String[] words = command.strip().split("\\s+", -1);
    String last =
        words.length > 2 ? words[words.length - 2] + " " + words[words.length - 1] : command;
    int at = text.replaceAll("\\s", " ").indexOf(last);
    return at < 0 ? "" : oneLine(Sentences.around(text, at, at + last.length()));
  }

  private static String folded(String text) {
    return oneLine(text).toLowerCase(Locale.ROOT);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
