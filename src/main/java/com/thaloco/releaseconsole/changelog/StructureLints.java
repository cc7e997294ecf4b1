package com.thaloco.releaseconsole.changelog;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Titles, levels, Unreleased and what never ends. */
final class StructureLints {
  /** Looks like a release that was mistyped: brackets or a digit, and a date behind. */
  private static final Pattern NEARLY_RELEASE = Pattern.compile("(?:\\[|[vV]?\\d).*");

  private static final int SHOWN = 200;

  private final Changelog changelog;
  private final LintFindings findings;

  StructureLints(Changelog changelog, LintFindings findings) {
    this.changelog = changelog;
    this.findings = findings;
  }

  void run() {
    levels();
    titles();
    unreleased();
    for (Enclosed each : changelog.markdown().enclosed()) {
      if (each.open()) {
        findings.add(
            Lint.UNCLOSED_FENCE_OR_COMMENT,
            changelog.source().lines().at(each.range().start()),
            "what begins here is never closed, and includes all that follows");
      }
    }
    missed();
  }

  /** Of what one comment or fence swallows the first is enough. */
  private void missed() {
    Set<Integer> swallowed = new HashSet<>();
    for (MissedHeading heading : changelog.missed()) {
      if (heading.cause() == MissedHeading.Cause.FENCE
          || (heading.cause() != MissedHeading.Cause.NO_SPACE
              && !swallowed.add(heading.begins()))) {
        continue;
      }
      boolean meant =
          heading.cause() == MissedHeading.Cause.COMMENT
              || heading.cause() == MissedHeading.Cause.INDENTED;
      findings.add(
          Lint.NOT_A_HEADING,
          meant ? Lint.Severity.WARNING : Lint.NOT_A_HEADING.severity(),
          heading.line(),
          heading.cause() == MissedHeading.Cause.NO_SPACE
              ? Optional.of(spaced(heading))
              : Optional.empty(),
          "\"%s\" is not a heading: it %s",
          heading.text(),
          heading.reason());
    }
  }

  private Replacement spaced(MissedHeading heading) {
    String text = changelog.source().text();
    int at = text.indexOf('#', changelog.source().lines().start(heading.line()));
    while (text.charAt(at) == '#') {
      at++;
    }
    int end = at;
    while (Character.isSpaceChar(text.charAt(end))) {
      end++; // one that Markdown does not take for a space
    }
    return new Replacement(new Range(at, end), " ");
  }

  private void levels() {
    for (Section section : changelog.sections()) {
      int level = section.heading().level();
      if (level != 2) {
        findings.add(
            Lint.RELEASE_AT_WRONG_LEVEL,
            section.line(),
            "%s is a heading of level %d, not 2",
            section.title().label(),
            level);
      }
      for (Heading heading : section.subheadings()) {
        boolean group = SectionReader.isKnownGroup(heading.text());
        if (group && heading.level() != level + 1) {
          findings.add(
              Lint.GROUP_AT_WRONG_LEVEL,
              heading.line(),
              "%s is a heading of level %d, not %d",
              heading.text().strip(),
              heading.level(),
              level + 1);
        } else if (!group && heading.level() == 2 && level == 2) {
          unknown(heading);
        }
      }
    }
    for (Heading heading : changelog.otherHeadings()) {
      if (heading.level() == 2) {
        unknown(heading);
      }
    }
  }

  private void unknown(Heading heading) {
    String whole = heading.text().strip();
    String text = whole.length() > SHOWN ? whole.substring(0, SHOWN) + "…" : whole;
    boolean nearly = NEARLY_RELEASE.matcher(text).matches() && HeadingDate.in(text).isPresent();
    if (nearly) {
      findings.add(Lint.BAD_VERSION, heading.line(), "\"%s\" does not name a version", text);
    } else {
      findings.add(
          Lint.UNKNOWN_H2, heading.line(), "\"%s\" is neither a release nor Unreleased", text);
    }
  }

  private void titles() {
    boolean releasesAtTop =
        changelog.sections().stream().anyMatch(section -> section.heading().level() == 1);
    List<Heading> titles =
        changelog.markdown().headings().stream()
            .filter(heading -> heading.level() == 1)
            .filter(heading -> !SectionReader.isKnownGroup(heading.text()))
            .filter(heading -> TitleReader.read(heading).isEmpty())
            .toList();
    Optional<Section> first = changelog.sections().stream().findFirst();
    boolean before =
        titles.stream()
            .anyMatch(t -> first.isEmpty() || t.range().start() < first.get().range().start());
    if (!before) {
      findings.add(Lint.NO_TITLE, 1, "no heading of level 1 comes before the releases");
    }
    if (!releasesAtTop) {
      titles.stream()
          .skip(1)
          .forEach(title ->
              findings.add(
                  Lint.SEVERAL_TITLES,
                  title.line(),
                  "\"%s\" is a second title",
                  title.text().strip()));
    }
  }

  private void unreleased() {
    List<Section> unreleased =
        changelog.sections().stream().filter(section -> section.title().unreleased()).toList();
    if (unreleased.isEmpty()) {
      noUnreleased();
      return;
    }
    unreleased.stream()
        .skip(1)
        .forEach(other ->
            findings.add(
                Lint.SEVERAL_UNRELEASED, other.line(), "Unreleased is already there above"));
    if (changelog.sections().getFirst() != unreleased.getFirst()) {
      findings.add(
          Lint.UNRELEASED_NOT_FIRST,
          unreleased.getFirst().line(),
          "Unreleased is below %s",
          changelog.sections().getFirst().title().label());
    }
  }

  private void noUnreleased() {
    Optional<Section> newest = changelog.newest();
    if (newest.isEmpty()) {
      findings.add(Lint.NO_UNRELEASED, 1, "there is no section Unreleased");
      return;
    }
    String eol = changelog.source().lines().usualEol();
    findings.add(
        Lint.NO_UNRELEASED,
        newest.get().line(),
        Replacement.insert(
            newest.get().heading().range().start(),
            "#".repeat(newest.get().heading().level()) + " [Unreleased]" + eol + eol),
        "there is no section Unreleased above %s",
        newest.get().title().label());
  }
}
