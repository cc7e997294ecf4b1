package com.thaloco.releaseconsole.changelog;

import com.thaloco.releaseconsole.profile.ChangelogRules;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The edits that the console makes in a changelog (docs/rules.md, Changelog). Each gives the change
 * as a value, to be shown before it is applied; doing it again changes nothing.
 */
public final class ChangelogEditor {
  private ChangelogEditor() {}

  /**
   * Writes a release's section from the text under Unreleased, keeps an empty Unreleased, and bumps
   * the link table.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException when there is nothing under
   *     Unreleased, no place for the section, or a higher version
   */
  public static Edit promote(
      Changelog changelog, ReleaseVersion version, LocalDate date, ChangelogRules rules) {
    return promote(changelog, version, date, Optional.of(LinkStyle.of(rules)));
  }

  /**
   * The same with another style of links.
   *
   * @param style empty: the link table is left alone
   */
  public static Edit promote(
      Changelog changelog, ReleaseVersion version, LocalDate date, Optional<LinkStyle> style) {
    return new Promoter(changelog, version, date, style).edit();
  }

  /** Makes the rows of Unreleased and of one version right; others are left alone. */
  public static Edit fixLinks(Changelog changelog, ReleaseVersion version, LinkStyle style) {
    return fixLinks(changelog, Set.of(version.number()), style);
  }

  /** Makes the rows of Unreleased and of all versions right. */
  public static Edit fixAllLinks(Changelog changelog, LinkStyle style) {
    return fixLinks(
        changelog,
        changelog.releases().stream()
            .flatMap(section -> section.version().stream())
            .collect(Collectors.toSet()),
        style);
  }

  private static Edit fixLinks(Changelog changelog, Set<String> versions, LinkStyle style) {
    return new Edit(changelog.source(), new LinkFixer(changelog, style).fix(versions));
  }

  /**
   * Takes a withdrawn release back out: its text returns under Unreleased, its row goes, and
   * Unreleased compares from the newest release that stays.
   */
  public static Edit revert(Changelog changelog, ReleaseVersion version, LinkStyle style) {
    return revert(changelog, version, style, Optional.empty());
  }

  /**
   * The same with the last good version reported, where the newest section below is not a good one.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException when the text has no place to return
   *     to
   */
  public static Edit revert(
      Changelog changelog,
      ReleaseVersion version,
      LinkStyle style,
      Optional<ReleaseVersion> lastGood) {
    return new Reverter(changelog, version.number(), style, lastGood.map(ReleaseVersion::number))
        .edit();
  }

  /**
   * Adds a sentence to a release's Notes (which are made when they are missing), unless the entry
   * holds it already.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException when the version has no section
   */
  public static Edit withCallout(Changelog changelog, ReleaseVersion version, String sentence) {
    return new CalloutWriter(changelog, version, sentence).edit();
  }
}
