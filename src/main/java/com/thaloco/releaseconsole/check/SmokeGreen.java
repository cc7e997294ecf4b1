package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.LocalTimes;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Plural;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.SmokeOutcome;
import com.thaloco.releaseconsole.profile.SmokeRules;
import com.thaloco.releaseconsole.project.Candidate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * {@code smoke.green}: the scenario suite was green for this commit. It still holds for later
 * commits that change only the changelog, since the runbook runs smoke before the changelog commit.
 */
final class SmokeGreen implements Check {
  private static final Remedy RUN = Remedy.text("Run it").by(OwnCommand.SMOKE.with());

  @Override
  public String id() {
    return "smoke.green";
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
      return judge(own.get(), subject, "for this commit");
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
              .formatted(earlier.get().commit(), subject.profile().changelog().path()));
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
    return subject.repository().commit(commit).isPresent()
        && subject.repository().isAncestor(commit, subject.commit())
        && subject.repository().changedPaths(commit, subject.commit()).stream()
            .allMatch(subject.profile().changelog().path()::equals);
  }

  private Finding judge(SmokeOutcome outcome, Candidate subject, String forWhat) {
    SmokeRules rules = subject.profile().smoke();
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
    return green(outcome, forWhat);
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
