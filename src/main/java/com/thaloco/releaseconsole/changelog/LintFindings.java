package com.thaloco.releaseconsole.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what lints find. */
final class LintFindings {
  private final Changelog changelog;
  private final List<LintFinding> found = new ArrayList<>();

  LintFindings(Changelog changelog) {
    this.changelog = changelog;
  }

  void add(Lint lint, int line, String message, Object... values) {
    add(lint, lint.severity(), line, Optional.empty(), message, values);
  }

  /** With the splice that fixes it. */
  void add(Lint lint, int line, Replacement fix, String message, Object... values) {
    add(lint, lint.severity(), line, Optional.of(fix), message, values);
  }

  void add(
      Lint lint,
      Lint.Severity severity,
      int line,
      Optional<Replacement> fix,
      String message,
      Object... values) {
    found.add(
        new LintFinding(
            lint,
            severity,
            line,
            message.formatted(values),
            fix.map(splice -> new Edit(changelog.source(), List.of(splice)))));
  }

  List<LintFinding> all() {
    return found;
  }
}
