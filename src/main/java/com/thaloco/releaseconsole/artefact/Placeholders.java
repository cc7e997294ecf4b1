package com.thaloco.releaseconsole.artefact;

import com.thaloco.releaseconsole.flow.Problem;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code {name}} in one pass, so that a value with braces is never filled again. */
final class Placeholders {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]+)\\}");

  private final Map<String, String> values;

  Placeholders(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** The text with every placeholder filled; an unknown one is a problem with the profile. */
  String fill(String text) {
    return PLACEHOLDER.matcher(text).replaceAll(found -> literal(value(found, text)));
  }

  private String value(MatchResult found, String text) {
    String value = values.get(found.group(1));
    if (value == null) {
      throw Problem.input(
              "build.placeholder",
              "The profile's build has an unknown placeholder %s in \"%s\"."
                  .formatted(found.group(), text),
              "Nothing was built.",
              "Use one of {%s} in the profile."
                  .formatted(String.join("}, {", values.keySet().stream().sorted().toList())))
          .toException();
    }
    return value;
  }

  private static String literal(String value) {
    return Matcher.quoteReplacement(value);
  }
}
