package com.thaloco.releaseconsole.project;

import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.Lint;
import com.thaloco.releaseconsole.changelog.LintFinding;
import com.thaloco.releaseconsole.changelog.LintRules;
import com.thaloco.releaseconsole.changelog.Linter;
import com.thaloco.releaseconsole.changelog.MissedHeading;
import com.thaloco.releaseconsole.changelog.Section;
import com.thaloco.releaseconsole.changelog.Source;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The changelog as the commit has it, and its lints sorted by the check that tells them. */
public final class ChangelogAtCommit {
  /** Of the section that is to be released, changelog.entry tells these. */
  private static final Set<Lint> OF_ENTRY =
      EnumSet.of(
          Lint.MISSING_DATE,
          Lint.BAD_DATE,
          Lint.PLACEHOLDER_DATE,
          Lint.FUTURE_DATE,
          Lint.EMPTY_RELEASE,
          Lint.NOT_A_HEADING);

  private ChangelogAtCommit() {}

  /** The changelog at the commit. */
  public static Changelog of(Candidate subject) {
    String path = subject.profile().changelog().path();
    byte[] bytes =
        subject
            .repository()
            .blob(subject.commit(), path)
            .orElseThrow(() -> missing(path, subject.commit()).toException());
    return Changelog.parse(Source.decode(path, bytes));
  }

  /** The line that was meant as the heading of the subject's version, and is none. */
  public static Optional<MissedHeading> missed(Changelog changelog, Candidate subject) {
    return changelog.missed().stream()
        .filter(heading -> heading.version().equals(Optional.of(subject.version().number())))
        .findFirst();
  }

  /** Today, at the later of UTC and here: a section may carry either date. */
  public static LocalDate today(Candidate subject) {
    LocalDate utc = LocalDate.ofInstant(subject.clock().instant(), ZoneOffset.UTC);
    LocalDate here = LocalDate.ofInstant(subject.clock().instant(), ZoneId.systemDefault());
    return utc.isAfter(here) ? utc : here;
  }

  /** The lints of some kinds, at the cut of the subject's version. */
  public static List<LintFinding> lints(Changelog changelog, Candidate subject, Set<Lint> kinds) {
    LintRules rules =
        LintRules.of(subject.profile().changelog(), today(subject)).atCutOf(subject.version());
    int own =
        changelog
            .release(subject.version().text())
            .map(Section::line)
            .or(() -> missed(changelog, subject).map(MissedHeading::line))
            .orElse(0);
    return Linter.lint(changelog, rules).stream()
        .filter(finding -> finding.line() != own || !OF_ENTRY.contains(finding.lint()))
        .filter(finding -> kinds.contains(finding.lint()))
        .filter(finding -> finding.severity() != Lint.Severity.INFO)
        .toList();
  }

  /** What lints say as the answer of a check: an error blocks, a warning warns. */
  public static Finding finding(
      String id, List<LintFinding> lints, String path, String sound, Remedy remedy) {
    List<String> evidence =
        lints.stream()
            .map(l -> "%s:%d: %s (%s)".formatted(path, l.line(), l.message(), l.lint().word()))
            .toList();
    return lints.stream()
        .filter(l -> l.severity() == Lint.Severity.ERROR)
        .findFirst()
        .map(l ->
            Finding.blocked(
                id, "%s:%d: %s".formatted(path, l.line(), l.message()), evidence, remedy))
        .orElseGet(() ->
            lints.isEmpty()
                ? Finding.passed(id, sound)
                : Finding.warned(id, evidence.getFirst(), evidence, remedy));
  }

  private static Problem missing(String path, String commit) {
    return Problem.refused(
        "changelog.missing",
        "%s is not in the commit %s.".formatted(path, commit),
        "The changelog was not checked.",
        "Commit it, then check again.");
  }
}
