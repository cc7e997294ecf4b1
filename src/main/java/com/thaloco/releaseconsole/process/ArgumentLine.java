package com.thaloco.releaseconsole.process;

import com.thaloco.releaseconsole.flow.Problem;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Arguments that a person types into one line. No shell looks at them. */
public final class ArgumentLine {
  private static final Pattern WORD = Pattern.compile("(?:[^\\s'\"]|'[^']*'|\"[^\"]*\")+");
  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");

  private ArgumentLine() {}

  /**
   * The arguments: they stand between spaces, and quotation marks keep what has spaces together.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException {@code arguments.open-quote}
   */
  public static List<String> split(String line) {
    if (!WORD.matcher(line).replaceAll("").isBlank()) {
      throw Problem.refused(
              "arguments.open-quote",
              "A quotation mark in the arguments is never closed: %s".formatted(line.strip()),
              "Nothing was run.",
              "Close it, or put the whole argument between marks of the other kind.")
          .toException();
    }
    return WORD.matcher(line)
        .results()
        .map(MatchResult::group)
        .map(word -> QUOTED.matcher(word).replaceAll(ArgumentLine::inside))
        .toList();
  }

  private static String inside(MatchResult quoted) {
    String text = quoted.group();
    return Matcher.quoteReplacement(text.substring(1, text.length() - 1));
  }
}
