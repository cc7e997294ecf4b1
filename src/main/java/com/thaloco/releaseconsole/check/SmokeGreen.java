package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.LocalTimes;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Plural;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.SmokeOutcome;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.SmokeRules;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.LastRelease;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * {@code smoke.green}: the scenario suite was green for this commit. It still holds for later
 * commits that change only the changelog, since smoke runs before the changelog is committed.
 */
final class SmokeGreen implements Check {
  private static final Remedy RUN = Remedy.text("Run it").by(OwnCommand.SMOKE.with());

  @Override
  public String id() {
    return "smoke.green";
  }

  @Override
  public boolean applies(Profile profile) {
    return profile.smoke().isPresent();
  }

  /** The outcome lies in the state folder and may come after the commit. */
  @Override
  public Binding binding() {
    return Binding.WORLD;
  }

  @Override
  public Finding run(Candidate subject, Work work) {
    Optional<SmokeOutcome> own = SmokeOutcome.load(subject.state(), subject.commit());
    if (own.isPresent()) {
      return judge(own.get(), subject, "for this commit", work);
    }
    Optional<SmokeOutcome> earlier =
        SmokeOutcome.all(subject.state()).stream()
            .filter(outcome -> differsInChangelogOnly(outcome.commit(), subject))
            .max(Comparator.comparing(SmokeOutcome::endedAt));
    if (earlier.isPresent()) {
      return judge(
          earlier.get(),
          subject,
          "for %s; only %s changed since"
              .formatted(earlier.get().commit(), subject.profile().changelog().path()),
          work);
    }
    return Finding.blocked(
        id(),
        "Smoke has not run for this commit.",
        SmokeOutcome.all(subject.state()).stream()
            .map(o ->
                "%s for %s, at %s".formatted(o.green() ? "green" : "red", o.commit(), o.endedAt()))
            .toList(),
        RUN);
  }

  private static boolean differsInChangelogOnly(String commit, Candidate subject) {
    return isBelow(commit, subject.commit(), subject)
        && subject.repository().changedPaths(commit, subject.commit()).stream()
            .allMatch(subject.profile().changelog().path()::equals);
  }

  private Finding judge(SmokeOutcome outcome, Candidate subject, String forWhat, Work work) {
    SmokeRules rules = subject.profile().smoke().orElseThrow();
    if (!outcome.green()) {
      return red(outcome);
    }
    if (!outcome.command().equals(rules.command())) {
      return Finding.blocked(
          id(),
          "Smoke is green %s, but another command was run than the profile's.".formatted(forWhat),
          List.of("run: " + outcome.command(), "profile: " + rules.command()),
          RUN);
    }
    if (rules.scenario().isPresent() && outcome.scenarios() == 0) {
      return Finding.warned(
          id(),
          "Smoke is green %s, but no scenario was seen to run.".formatted(forWhat),
          List.of("no line of its output matches " + rules.scenario().get().pattern()),
          "Check the suite's output and smoke.scenario in the profile; then run it again.");
    }
    return fuller(outcome, subject, work)
        .map(before -> fewer(outcome, before, forWhat))
        .orElseGet(() -> green(outcome, forWhat));
  }

  /**
   * The run since the last release, or the last one before that, that had more scenarios. A command
   * that hides its failures ends early, and green.
   */
  private static Optional<SmokeOutcome> fuller(SmokeOutcome own, Candidate subject, Work work) {
    List<SmokeOutcome> more =
        SmokeOutcome.all(subject.state()).stream()
            .filter(outcome -> outcome.green() && outcome.command().equals(own.command()))
            .filter(outcome -> outcome.scenarios() > own.scenarios())
            .filter(outcome -> isBelow(outcome.commit(), subject.commit(), subject))
            .sorted(Comparator.comparing(SmokeOutcome::endedAt).reversed())
            .toList();
    if (more.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> last = subject.lastRelease(work).map(LastRelease::commit);
    Predicate<SmokeOutcome> shipped =
        outcome -> last.filter(commit -> isBelow(outcome.commit(), commit, subject)).isPresent();
    Optional<SmokeOutcome> newest =
        SmokeOutcome.all(subject.state()).stream()
            .filter(shipped)
            .max(Comparator.comparing(SmokeOutcome::endedAt));
    return more.stream()
        .filter(outcome -> shipped.negate().test(outcome) || newest.equals(Optional.of(outcome)))
        .max(Comparator.comparing(SmokeOutcome::scenarios));
  }

  private static boolean isBelow(String commit, String later, Candidate subject) {
    return subject.repository().commit(commit).isPresent()
        && subject.repository().isAncestor(commit, later);
  }

  private Finding fewer(SmokeOutcome outcome, SmokeOutcome before, String forWhat) {
    var evidence =
        new ArrayList<String>(
            List.of(
                "%s: %s, ended at %s"
                    .formatted(
                        before.commit(),
                        Plural.of(before.scenarios(), "scenario"),
                        LocalTimes.on(before.endedAt())),
                "the last lines of this run:"));
    outcome.tail().forEach(line -> evidence.add("  " + line));
    return Finding.asks(
        id(),
        "Smoke is green %s with %s, and an earlier run had %d. Why are there fewer?"
            .formatted(forWhat, Plural.of(outcome.scenarios(), "scenario"), before.scenarios()),
        evidence,
        Remedy.text(
                "If the command hides a failed scenario, correct it and run smoke again. If"
                    + " scenarios were removed, write why")
            .by(new Action.Answer(id(), Optional.empty())));
  }

  private Finding green(SmokeOutcome outcome, String forWhat) {
    return Finding.passed(
        id(),
        "Smoke is green %s%s."
            .formatted(
                forWhat,
                outcome.scenarios() > 0 ? ", " + Plural.of(outcome.scenarios(), "scenario") : ""),
        "%s, ended at %s"
            .formatted(String.join(" ", outcome.command()), LocalTimes.on(outcome.endedAt())));
  }

  private Finding red(SmokeOutcome outcome) {
    return Finding.blocked(
        id(),
        "Smoke is red: %s ended with exit code %d."
            .formatted(String.join(" ", outcome.command()), outcome.exit()),
        outcome.tail(),
        "Fix the failing scenarios, commit, and run smoke again.");
  }
}
