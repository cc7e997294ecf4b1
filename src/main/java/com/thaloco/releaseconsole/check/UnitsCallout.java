package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.changelog.Section;
import com.thaloco.releaseconsole.changelog.VisibleText;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Finding.Status;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.UnitRules;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.ChangelogAtCommit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code units.callout}: where the unit files changed since the last release, the entry tells users
 * to install them, because an update swaps binaries only (docs/rules.md, Unit files).
 */
final class UnitsCallout implements Check {
  @Override
  public String id() {
    return "units.callout";
  }

  @Override
  public boolean applies(Profile profile) {
    return profile.units().isPresent();
  }

  @Override
  public Binding binding() {
    return Binding.WORLD;
  }

  @Override
  public Finding run(Candidate subject, Work work) {
    UnitRules rules = subject.profile().units().orElseThrow();
    Optional<UnitsComparison> comparison = UnitsComparison.of(subject, rules, work);
    if (comparison.isEmpty()) {
      return Finding.notNeeded(id(), "There is no last release to compare unit files with.");
    }
    List<String> untold = comparison.get().untold();
    if (!untold.isEmpty()) {
      return Finding.blocked(
          id(),
          "It is not known whether the unit files changed: %s.".formatted(untold.getFirst()),
          untold,
          "Fix the file, or correct units in the profile; then check again.");
    }
    Optional<Section> entry = ChangelogAtCommit.of(subject).release(subject.version().text());
    String command = rules.command();
    Callout callout =
        entry
            .map(section ->
                Callout.of(
                    section.visibleText(),
                    command,
                    VisibleText.of("units.callout", rules.sentence())))
            .orElseGet(() -> new Callout.Silent(""));
    String place =
        entry
            .map(section -> "%s:%d".formatted(subject.profile().changelog().path(), section.line()))
            .orElse(subject.profile().changelog().path());
    return comparison.get().unchanged()
        ? unchanged(comparison.get(), callout, place, command)
        : changed(comparison.get(), callout, place, rules, subject);
  }

  private Finding unchanged(
      UnitsComparison comparison, Callout callout, String place, String command) {
    String same = "The unit files are those of %s".formatted(comparison.last().version());
    if (callout instanceof Callout.Tells(String sentence)) {
      return Finding.warned(
          id(),
          "%s, and the entry tells users to run %s.".formatted(same, command),
          List.of("%s: %s".formatted(place, sentence)),
          "If that sentence was left over from an earlier entry, take it out, commit and push.");
    }
    return Finding.passed(id(), same + ".");
  }

  private Finding changed(
      UnitsComparison comparison,
      Callout callout,
      String place,
      UnitRules rules,
      Candidate subject) {
    String command = rules.command();
    String since = "The unit files changed since %s".formatted(comparison.last().version());
    var evidence = new ArrayList<String>();
    return switch (callout) {
      case Callout.Tells(String sentence) -> {
        evidence.add("%s: %s".formatted(place, sentence));
        evidence.addAll(comparison.evidence());
        yield new Finding(
            id(),
            Status.PASSED,
            "%s, and the entry tells users to run %s.".formatted(since, command),
            evidence,
            "");
      }
      case Callout.Unsure(String sentence) -> {
        evidence.add("%s: %s".formatted(place, sentence));
        evidence.addAll(comparison.evidence());
        yield Finding.asks(
            id(),
            "%s. Does this sentence tell users to run %s: \"%s\"?"
                .formatted(since, command, sentence),
            evidence,
            Remedy.text("If it does, say so")
                .aside(new Action.Answer(id(), Optional.of("yes, it tells them to")))
                .then(". If not: " + remedy(rules, subject)));
      }
      case Callout.Names(String sentence) -> {
        evidence.add("%s: %s".formatted(place, sentence));
        evidence.addAll(comparison.evidence());
        yield Finding.blocked(
            id(),
            "%s; the entry names %s but does not tell users to run it.".formatted(since, command),
            evidence,
            remedy(rules, subject));
      }
      case Callout.Silent(String near) -> {
        evidence.add(
            near.isEmpty()
                ? "%s: the entry of %s does not name it".formatted(place, subject.version())
                : "%s: only: %s".formatted(place, near));
        evidence.addAll(comparison.evidence());
        yield Finding.blocked(
            id(),
            "%s, and the entry does not tell users to run %s.".formatted(since, command),
            evidence,
            remedy(rules, subject));
      }
    };
  }

  private static String remedy(UnitRules rules, Candidate subject) {
    return "Add to the entry of %s, under Notes: \"%s\"; then commit and push."
        .formatted(subject.version(), rules.sentence());
  }
}
