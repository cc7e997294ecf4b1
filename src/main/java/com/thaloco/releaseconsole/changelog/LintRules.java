package com.thaloco.releaseconsole.changelog;

import com.thaloco.releaseconsole.profile.ChangelogRules;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a changelog is compared with.
 *
 * @param groups the headings that are allowed in a section
 * @param links the link table's style; empty: what the file's own rows show
 * @param today the latest day that it is anywhere the maintainer looks (UTC or local)
 * @param cut the version that is being cut: only its section, or Unreleased while it has none, and
 *     the rows that the cut touches can then hold errors
 */
public record LintRules(
    List<String> groups, Optional<LinkStyle> links, LocalDate today, Optional<ReleaseVersion> cut) {
  public LintRules {
    groups = List.copyOf(groups);
  }

  /** For any file: the groups of Keep a Changelog and Notes. */
  public static LintRules general(LocalDate today) {
    return new LintRules(SectionReader.GROUPS, Optional.empty(), today, Optional.empty());
  }

  /** For a project's own file. */
  public static LintRules of(ChangelogRules rules, LocalDate today) {
    return new LintRules(
        rules.headings(), Optional.of(LinkStyle.of(rules)), today, Optional.empty());
  }

  /** The same at the cut of a version. */
  public LintRules atCutOf(ReleaseVersion version) {
    return new LintRules(groups, links, today, Optional.of(version));
  }
}
