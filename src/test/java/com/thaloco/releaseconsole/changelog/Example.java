package com.thaloco.releaseconsole.changelog;

import com.thaloco.releaseconsole.profile.ChangelogRules;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** A changelog as the rules want it, with places to break it. */
final class Example {
  static final String BASE = "https://git.example.org/thaloco/banger";
  static final ChangelogRules RULES =
      new ChangelogRules(
          "CHANGELOG.md",
          List.of("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security", "Notes"),
          URI.create(BASE),
          "/releases/tag/");
  static final LocalDate TODAY = LocalDate.of(2026, 5, 14);
  static final String GOOD =
      """
      # Changelog

      ## [Unreleased]

      ### Fixed

      - The daemon no longer stops twice.

      ## [v0.1.6] - 2026-05-01

      ### Added

      - A unit for the helper.

      ## [v0.1.5] - 2026-04-20

      No functional changes. Verification release for v0.1.4: restart.

      [Unreleased]: https://git.example.org/thaloco/banger/compare/v0.1.6...HEAD
      [v0.1.6]: https://git.example.org/thaloco/banger/releases/tag/v0.1.6
      [v0.1.5]: https://git.example.org/thaloco/banger/releases/tag/v0.1.5
      """;

  private Example() {}

  static Changelog parse(String text) {
    return Changelog.of("CHANGELOG.md", text);
  }

  /** {@link #GOOD} with one place changed; the place must be there. */
  static String with(String old, String replacement) {
    if (!GOOD.contains(old)) {
      throw new IllegalArgumentException("not in the example: " + old);
    }
    return GOOD.replace(old, replacement);
  }

  static LintRules rules() {
    return LintRules.of(RULES, TODAY);
  }

  static List<String> lints(String text) {
    return lints(text, rules());
  }

  static List<String> lints(String text, LintRules rules) {
    return Linter.lint(parse(text), rules).stream()
        .map(f -> f.lint().word() + " " + f.severity().word() + " " + f.line())
        .toList();
  }

  static Stream<LintFinding> findings(String text) {
    return Linter.lint(parse(text), rules()).stream();
  }
}
