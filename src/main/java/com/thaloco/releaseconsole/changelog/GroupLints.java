package com.thaloco.releaseconsole.changelog;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Groups of changes and what is outside them. */
final class GroupLints {
  private final Changelog changelog;
  private final LintRules rules;
  private final LintFindings findings;

  GroupLints(Changelog changelog, LintRules rules, LintFindings findings) {
    this.changelog = changelog;
    this.rules = rules;
    this.findings = findings;
  }

  void run() {
    changelog.sections().forEach(this::section);
    boolean toPromote =
        rules.cut().filter(version -> changelog.release(version.text()).isEmpty()).isPresent();
    changelog
        .unreleased()
        .filter(section -> toPromote && section.isEmpty())
        .ifPresent(section ->
            findings.add(
                Lint.UNRELEASED_EMPTY,
                section.line(),
                "Unreleased has no changes for %s",
                rules.cut().orElseThrow()));
  }

  private void section(Section section) {
    Set<String> seen = new HashSet<>();
    int highest = -1;
    boolean told = false;
    for (Group group : section.groups()) {
      int line = group.heading().line();
      if (!seen.add(group.name().toLowerCase(Locale.ROOT))) {
        findings.add(
            Lint.DUPLICATE_GROUP,
            line,
            "%s is already there in %s",
            group.name(),
            section.title().label());
      }
      unknown(group, line);
      if (group.empty() && !section.title().unreleased()) {
        findings.add(Lint.EMPTY_GROUP, line, "%s is empty", group.name());
      }
      int place = place(group.name());
      if (place >= 0 && place < highest && !told) {
        findings.add(
            Lint.GROUP_ORDER,
            line,
            "%s comes after a group that it usually precedes",
            group.name());
        told = true;
      }
      highest = Math.max(highest, place);
    }
    if (!section.title().unreleased() && !section.title().yanked() && section.isEmpty()) {
      findings.add(Lint.EMPTY_RELEASE, section.line(), "%s says nothing", section.title().label());
    }
    outside(section);
  }

  private void unknown(Group group, int line) {
    if (rules.groups().contains(group.name())) {
      return;
    }
    List<String> near =
        rules.groups().stream().filter(known -> known.equalsIgnoreCase(group.name())).toList();
    if (near.isEmpty()) {
      findings.add(
          Lint.UNKNOWN_GROUP,
          line,
          "\"%s\" is not one of %s",
          group.name(),
          String.join(", ", rules.groups()));
    } else {
      Range text = group.heading().textRange();
      findings.add(
          Lint.UNKNOWN_GROUP,
          line,
          new Replacement(text, near.getFirst()),
          "\"%s\" is written %s",
          group.name(),
          near.getFirst());
    }
  }

  private int place(String name) {
    for (int i = 0; i < SectionReader.GROUPS.size(); i++) {
      if (SectionReader.GROUPS.get(i).equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  // A paragraph may introduce a release; a list of changes belongs into a group.
  private void outside(Section section) {
    for (Block block : section.blocks()) {
      if (block.kind() == Block.Kind.HEADING) {
        return;
      }
      if (block.kind() == Block.Kind.LIST) {
        findings.add(
            Lint.CHANGE_OUTSIDE_GROUP,
            changelog.source().lines().at(block.range().start()),
            "a change of %s is not in any group",
            section.title().label());
        return;
      }
    }
  }
}
