package com.thaloco.releaseconsole.artefact;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.profile.BuildRules.Ldflag;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Joins {@code -X} settings to the one argument of {@code -ldflags}, which the go command splits
 * again: at white space, and a field that begins with a quote moves on to the next quote of its
 * kind, without any escapes (cmd/internal/quoted).
 */
final class Ldflags {
  private Ldflags() {}

  static String join(List<Ldflag> flags, Placeholders placeholders) {
    return flags.stream()
        .map(f -> "-X " + quoted(f.variable(), f.variable() + "=" + placeholders.fill(f.value())))
        .collect(Collectors.joining(" "));
  }

  private static String quoted(String variable, String setting) {
    boolean plain = setting.chars().noneMatch(c -> c <= ' ' || c == '\'' || c == '"');
    if (plain) {
      return setting;
    }
    boolean controls = setting.chars().anyMatch(c -> c < ' ' && c != '\t');
    if (!controls && setting.indexOf('\'') < 0) {
      return "'" + setting + "'";
    }
    if (!controls && setting.indexOf('"') < 0) {
      return '"' + setting + '"';
    }
    throw Problem.input(
            "build.ldflags-value",
            ("The value of the ldflag %s has a line break or both kinds of quotes, which the go"
                    + " command can't be given.")
                .formatted(variable),
            "Nothing was built.",
            "Change this value in the profile's build.ldflags.")
        .toException();
  }
}
