package com.thaloco.releaseconsole.smoke;

import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.EventTap;
import com.thaloco.releaseconsole.flow.Plural;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.SmokeOutcome;
import com.thaloco.releaseconsole.process.ChildEnvironment;
import com.thaloco.releaseconsole.process.Command;
import com.thaloco.releaseconsole.process.Exit;
import com.thaloco.releaseconsole.profile.SmokeRules;
import com.thaloco.releaseconsole.project.Project;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Runs the project's smoke command and keeps its outcome for the commit. */
public final class SmokeSuite {
  private static final StepId STEP = new StepId("smoke");

  private final Project project;

  public SmokeSuite(Project project) {
    this.project = project;
  }

  /**
   * Runs it in the working tree, which must be exactly the commit.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException if the tree is not clean before, or
   *     not the same commit after
   */
  public SmokeOutcome run(Work work) {
    SmokeRules rules = project.profile().smoke().orElseThrow(() -> none().toException());
    requireClean("Smoke was not run.");
    String commit = project.head();
    Work here = work.in(STEP, Optional.empty());
    here.emit(stamp -> new Event.StepChanged(stamp, Event.State.RUNNING, Optional.of(commit)));
    var scenarios = new AtomicInteger();
    Instant started = here.now();
    Exit exit =
        project
            .processes()
            .run(
                new Command(
                    rules.command(),
                    project.repository().directory(),
                    ChildEnvironment.of(project.environment(), rules.environment(), Map.of())
                        .orThrow(),
                    rules.timeout()),
                counting(here, rules, scenarios));
    if (!project.head().equals(commit)) {
      throw moved(commit).toException();
    }
    var outcome =
        new SmokeOutcome(
            SmokeOutcome.FORMAT,
            commit,
            started,
            here.now(),
            rules.command(),
            exit.code(),
            scenarios.get(),
            exit.tail());
    outcome.save(project.state());
    here.emit(stamp ->
        new Event.StepChanged(
            stamp,
            outcome.green() ? Event.State.DONE : Event.State.FAILED,
            Optional.of(
                "%s, exit code %d"
                    .formatted(Plural.of(outcome.scenarios(), "scenario"), outcome.exit()))));
    return outcome;
  }

  private static Problem none() {
    return Problem.refused(
        "smoke.none",
        "The profile names no smoke suite.",
        "Nothing was run.",
        "Add smoke to the profile, with its command and timeout, if the project has one.");
  }

  private static Work counting(Work work, SmokeRules rules, AtomicInteger scenarios) {
    return rules
        .scenario()
        .<Work>map(scenario -> new EventTap(work, event -> count(scenario, event, scenarios)))
        .orElse(work);
  }

  private static void count(Pattern scenario, Event event, AtomicInteger scenarios) {
    if (event instanceof Event.Line line && scenario.matcher(line.text()).find()) {
      scenarios.incrementAndGet();
    }
  }

  private void requireClean(String notDone) {
    if (!project.repository().workingTree().isClean()) {
      throw Problem.refused(
              "smoke.dirty",
              "The working tree has uncommitted changes, so its smoke would prove nothing about a"
                  + " commit.",
              notDone,
              "Commit or stash them, then run smoke again.")
          .toException();
    }
  }

  private static Problem moved(String commit) {
    return Problem.refused(
        "smoke.moved",
        "HEAD moved away from %s while smoke was running.".formatted(commit),
        "The result was not recorded: the commit is not known.",
        "Run smoke again and do not change the repository while it runs.");
  }
}
