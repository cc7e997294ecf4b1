package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.journal.SmokeOutcome;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.smoke.SmokeSuite;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code smoke --repo DIR}. */
@Command(
    name = "smoke",
    mixinStandardHelpOptions = true,
    description = "Runs the profile's smoke command and records the outcome for this commit.")
final class SmokeCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private RepositoryOption repository = new RepositoryOption();

  @Override
  public Integer call() {
    var printer = new EventPrinter(common);
    try (Project project = repository.open(common);
        Running running = new Running(printer)) {
      Outcome<SmokeOutcome> outcome = run(project, running);
      Record more =
          outcome instanceof Outcome.Ok<SmokeOutcome>(SmokeOutcome smoke)
              ? new Recorded(smoke.commit(), smoke.scenarios(), smoke.exit())
              : new LineJson.Nothing();
      return printer.result(outcome, "", more);
    }
  }

  record Recorded(String commit, int scenarios, int exit) {}

  static Outcome<SmokeOutcome> run(Project project, Running running) {
    try {
      SmokeOutcome outcome = new SmokeSuite(project).run(running.work("smoke"));
      return outcome.green() ? new Outcome.Ok<>(outcome) : new Outcome.Refused<>(red(outcome));
    } catch (ProblemException e) {
      return new Outcome.Refused<>(e.problem());
    } catch (Cancelled e) {
      return new Outcome.Stopped<>(new StepId("smoke"));
    }
  }

  private static Problem red(SmokeOutcome outcome) {
    return Problem.refused(
            "smoke.red",
            "Smoke is red: %s ended with exit code %d."
                .formatted(String.join(" ", outcome.command()), outcome.exit()),
            "Nothing can be cut from %s.".formatted(outcome.commit()),
            "Fix the failing scenarios, commit, and run smoke again.")
        .with(outcome.tail());
  }
}
