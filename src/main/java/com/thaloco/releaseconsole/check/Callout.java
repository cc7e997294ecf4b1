package com.thaloco.releaseconsole.check;

import java.util.Arrays;
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

  /** It names the command and says that it is not to be run, or who else runs it. */
  record Names(String sentence) implements Callout {}

  /** It does not name the command; {@code near} is what it says instead, or empty. */
  record Silent(String near) implements Callout {}

  /**
   * Reads an entry.
   *
   * @param visible what a reader sees of it: comments and markup are gone, each block is one line
   */
  static Callout of(String visible, String command) {
    String text = Sentences.plain(visible);
    Matcher found = pattern(command).matcher(text);
    if (found.find() && !pattern(command).matcher(visible).find()) {
      // No-break spaces or invisible characters: a shell does not run what is copied.
      return new Silent(oneLine(Sentences.around(text, found.start(), found.end())));
    }
    found.reset();
    String named = "";
    String unsure = "";
    while (found.find()) {
      int start = Sentences.start(text, found.start());
      String sentence = Sentences.around(text, found.start(), found.end());
      String shape =
          (text.substring(start, found.start())
                  + Instruction.COMMAND
                  + text.substring(found.end(), Sentences.end(text, found.end())))
              .strip();
      boolean tells = Instruction.toRun(shape) || isLedIn(text, start, shape);
      if (tells && !Instruction.isForSome(shape)) {
        return new Tells(oneLine(sentence));
      }
      if (tells || !Instruction.isDenied(shape)) {
        unsure = unsure.isEmpty() ? sentence : unsure;
      } else {
        named = named.isEmpty() ? sentence : named;
      }
    }
    if (!unsure.isEmpty()) {
      return new Unsure(oneLine(unsure));
    }
    return named.isEmpty() ? new Silent(near(text, command)) : new Names(oneLine(named));
  }

  /** A command that is alone, below a line that says to run it. */
  private static boolean isLedIn(String text, int start, String shape) {
    String alone = shape.replaceAll("^[$#>]\\s+", "").replaceAll("[.!]$", "");
    if (!alone.equals(String.valueOf(Instruction.COMMAND))) {
      return false;
    }
    String lead = Sentences.before(text, start);
    return Instruction.toRunWhatFollows(
        Sentences.around(lead, Math.max(0, lead.length() - 1), lead.length()));
  }

  private static Pattern pattern(String command) {
    String words =
        Arrays.stream(command.strip().split("\\s+", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("(?:\\s|\\\\(?=\\s))+"));
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

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
