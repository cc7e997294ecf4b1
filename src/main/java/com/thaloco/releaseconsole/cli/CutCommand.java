package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.check.Checks;
import com.thaloco.releaseconsole.cut.Cut;
import com.thaloco.releaseconsole.cut.CutPlan;
import com.thaloco.releaseconsole.cut.CutRequest;
import com.thaloco.releaseconsole.cut.CutResult;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.setup.Session;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cut --repo DIR --version vX.Y.Z}. */
@Command(name = "cut", description = "Cuts a release, or resumes an unfinished cut.")
final class CutCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin HelpOption help = new HelpOption();

  @Mixin private RepositoryOption repository = new RepositoryOption();

  @Option(
      names = "--version",
      required = true,
      paramLabel = "vX.Y.Z",
      converter = VersionConverter.class,
      description = "The version to release.")
  private ReleaseVersion version = new ReleaseVersion("v0.0.0");

  @Option(names = "--answer", paramLabel = "ID=TEXT", description = "Answers a finding that asks.")
  private Map<String, String> answers = new LinkedHashMap<>();

  @Option(names = "--dry-run", description = "Only print the plan.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Confirm the plan; it never confirms a finding.")
  private boolean yes;

  @Option(names = "--abandon", description = "End an unfinished cut while nothing of it is public.")
  private boolean abandon;

  @Override
  public Integer call() {
    if (abandon && dryRun) {
      throw new ParameterException(
          spec.commandLine(), "--abandon and --dry-run can't be used together");
    }
    var printer = new EventPrinter(common);
    try (Project project = repository.open(common);
        Running running = new Running(printer)) {
      var cut = new Cut(project, Checks.all(), BuildVersion.version());
      Work work = running.work("cut");
      Outcome<CutResult> outcome =
          abandon ? cut.abandon(version, "asked for", work) : cut(project, cut, work);
      return printer.result(outcome, version.text(), describe(outcome));
    }
  }

  private Outcome<CutResult> cut(Project project, Cut cut, Work work) {
    try (Keyring keyring = Session.keyring(project, common.key(), common.passwords())) {
      var request = new CutRequest(version, answers, yes);
      if (dryRun) {
        return cut.dryRun(request, keyring, work);
      }
      Outcome<CutResult> outcome = cut.run(request, keyring, work);
      boolean onlyThePlan =
          outcome instanceof Outcome.Asks<CutResult> asks
              && asks.questions().getFirst().id().equals("plan");
      return onlyThePlan
              && !common.json()
              && Confirmation.given("Cut %s as planned? [y/N] ".formatted(version))
          ? cut.run(new CutRequest(version, answers, true), keyring, work)
          : outcome;
    }
  }

  private Record describe(Outcome<CutResult> outcome) {
    if (!(outcome instanceof Outcome.Ok<CutResult>(CutResult result))) {
      return new LineJson.Nothing();
    }
    return switch (result) {
      case CutResult.Released released -> {
        say("%s is released, tagged and verified.".formatted(released.version()));
        say(
            "Receipt: %s%s"
                .formatted(released.receipt(), released.signed() ? "" : " (not signed)"));
        released.owed().forEach(owed -> say("Pending: " + owed));
        yield new Released(
            released.commit(), released.receipt(), released.signed(), released.owed());
      }
      case CutResult.AlreadyReleased already -> {
        say(
            "%s was already released by this cut: nothing was left to do."
                .formatted(already.version()));
        yield new AlreadyReleased(
            already.commit(), already.receipt().map(Path::toString).orElse(""), true);
      }
      case CutResult.Planned planned -> {
        planned.plan().lines().forEach(this::say);
        yield new Planned(planned.plan());
      }
      case CutResult.Abandoned abandoned -> {
        say(
            "The cut of %s was abandoned; nothing of it was public."
                .formatted(abandoned.version()));
        yield new Abandoned(true);
      }
    };
  }

  record Released(String commit, Path receipt, boolean signed, List<String> owed) {}

  record AlreadyReleased(String commit, String receipt, boolean already) {}

  record Planned(CutPlan plan) {}

  record Abandoned(boolean abandoned) {}

  private void say(String line) {
    if (!common.json()) {
      common.out().println(common.told(line));
    }
  }
}
