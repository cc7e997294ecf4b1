package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.audit.ChangePlan;
import com.thaloco.releaseconsole.audit.Changed;
import com.thaloco.releaseconsole.audit.Changes;
import com.thaloco.releaseconsole.engine.PlanId;
import com.thaloco.releaseconsole.engine.PlannedStep;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.ShellWord;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The careful changes: plan, typed confirmation, effect. */
final class BucketChanges {
  private BucketChanges() {}

  /** What all three share. */
  static final class Careful {
    @Option(names = "--repo", required = true, paramLabel = "DIR", description = "The repository.")
    private Path repo = Path.of("");

    @Option(names = "--dry-run", description = "Only show the plan.")
    private boolean dryRun;

    @Option(
        names = "--confirm",
        paramLabel = "TEXT",
        description = "Confirms the plan: the version or key that it names, typed in full.")
    private Optional<String> confirm = Optional.empty();

    @Option(
        names = "--plan",
        paramLabel = "ID",
        description = "With --confirm: only the plan that --dry-run printed with this ID.")
    private Optional<String> plan = Optional.empty();

    int run(
        CommonOptions common,
        BiFunction<? super Changes, ? super Work, ? extends Outcome<? extends ChangePlan>> asked) {
      var progress = new QuietProgress(common);
      try (Project project = common.open(repo);
          Running running = new Running(progress)) {
        Work work = running.work("bucket");
        var changes = new Changes(project);
        Outcome<? extends ChangePlan> outcome = asked.apply(changes, work);
        progress.end();
        return switch (outcome) {
          case Outcome.Ok<? extends ChangePlan>(ChangePlan planned) ->
              planned(common, changes, planned, work);
          case Outcome.Refused<? extends ChangePlan>(Problem problem) -> common.fail(problem);
          case Outcome.Asks<? extends ChangePlan> _, Outcome.Stopped<? extends ChangePlan> _ ->
              stopped(common);
        };
      }
    }

    private int planned(CommonOptions common, Changes changes, ChangePlan now, Work work) {
      if (!common.json()) {
        print(common, now);
      }
      if (dryRun || now.steps().isEmpty()) {
        return done(common, now, now.steps().isEmpty() ? "done" : "planned", List.of());
      }
      Optional<Problem> other = PlanId.other(plan, now.id());
      if (other.isPresent()) {
        return common.fail(other.get());
      }
      Optional<String> typed =
          confirm.or(() ->
              common.json()
                  ? Optional.empty()
                  : Confirmation.typed("Type %s to confirm: ".formatted(now.confirm())));
      if (typed.isEmpty()) {
        return unconfirmed(common, now);
      }
      return switch (changes.carryOut(now, typed.get(), work)) {
        case Outcome.Ok<Changed>(Changed changed) -> done(common, now, "done", changed.done());
        case Outcome.Refused<Changed>(Problem problem) -> common.fail(problem);
        case Outcome.Asks<Changed> _, Outcome.Stopped<Changed> _ -> stopped(common);
      };
    }

    private static int done(
        CommonOptions common, ChangePlan plan, String outcome, List<String> done) {
      if (common.json()) {
        common.print(new Document(outcome, Plan.of(plan), done, Optional.empty()));
      } else {
        if (outcome.equals("planned")) {
          common.out().println(Confirmation.ofPlan(plan.confirm(), plan.id()));
        }
        done.forEach(line -> common.out().println(common.told(line)));
        if (done.isEmpty() && outcome.equals("done")) {
          common.out().println("Nothing to do: the bucket is already in this state.");
        }
      }
      return 0;
    }

    private static int unconfirmed(CommonOptions common, ChangePlan plan) {
      if (common.json()) {
        var error =
            Problem.refused(
                "bucket.confirm",
                "The change was not confirmed.",
                "Nothing was changed.",
                "Read the plan, then run it again with "
                    + ShellWord.option("--confirm", plan.confirm()));
        common.print(
            new Document("asks", Plan.of(plan), List.of(), Optional.of(ErrorJson.of(error))));
      } else {
        common.err().println("The change was not confirmed.");
        common.err().println("Nothing was changed.");
        common
            .err()
            .printf("Run it again with %s%n", ShellWord.option("--confirm", plan.confirm()));
      }
      return 1;
    }

    private static int stopped(CommonOptions common) {
      if (common.json()) {
        common.print(new Stopped("stopped"));
      } else {
        common.err().println("Stopped. Run the same command again to continue.");
      }
      return 130;
    }

    record Document(String outcome, Plan plan, List<String> done, Optional<ErrorJson> error) {}

    record Stopped(String outcome) {}

    record Plan(String id, String title, String confirm, List<Step> steps, List<String> limits) {
      static Plan of(ChangePlan plan) {
        return new Plan(
            plan.id(),
            plan.title(),
            plan.confirm(),
            plan.steps().stream()
                .map(step -> new Step(step.effect(), step.notices(), step.undoing()))
                .toList(),
            plan.limits());
      }
    }

    record Step(String effect, String notices, Remedy undo) {}

    private static void print(CommonOptions common, ChangePlan plan) {
      common.out().println(common.told(plan.title()));
      int number = 0;
      for (PlannedStep step : plan.steps()) {
        common.out().printf("%3d. %s%n", ++number, common.told(step.effect()));
        common.out().printf("     Who notices: %s%n", common.told(step.notices()));
        common.out().printf("     Undo: %s%n", common.told(step.undoing()));
      }
      plan.limits().forEach(limit -> common.out().printf("   - %s%n", common.told(limit)));
    }
  }

  /** {@code bucket rollback --to vX.Y.Z}. */
  @Command(
      name = "rollback",
      mixinStandardHelpOptions = true,
      description = {
        "Makes latest_stable name another release, earlier or later, and publishes its installer.",
        "Refused for a release that has no entry or tag, is burned, a pre-release or not valid."
      })
  static final class Rollback implements Callable<Integer> {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private Careful careful = new Careful();

    @Option(
        names = "--to",
        required = true,
        paramLabel = "vX.Y.Z",
        converter = VersionConverter.class,
        description = "The release that new installs are to get.")
    private Optional<ReleaseVersion> to = Optional.empty();

    @Override
    public Integer call() {
      return careful.run(common, (changes, work) -> changes.latest(to.orElseThrow(), work));
    }
  }

  /** {@code bucket restore --manifest KEY}. */
  @Command(
      name = "restore",
      mixinStandardHelpOptions = true,
      description = {
        "Restores a manifest that was kept under history/, and the installer of its latest.",
        "Entries published since are carried over, unless --exact. Refused for one that names a"
            + " burned version or a release that is not valid."
      })
  static final class Restore implements Callable<Integer> {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private Careful careful = new Careful();

    @Option(
        names = "--manifest",
        required = true,
        paramLabel = "KEY",
        description = "The kept manifest: history/manifest-….json (bucket ls history/).")
    private String key = "";

    @Option(
        names = "--exact",
        description = "Without the entries that were published since: they are taken out.")
    private boolean exact;

    @Override
    public Integer call() {
      return careful.run(common, (changes, work) -> changes.restoration(key, exact, work));
    }
  }

  /** {@code bucket remove KEY...}. */
  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = {
        "Removes orphans for good. Refused for anything that a release, a client or the console may"
            + " still need, and for objects younger than a day.",
        "Several keys are one plan: where one is refused, nothing is removed."
      })
  static final class Remove implements Callable<Integer> {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private Careful careful = new Careful();

    @Parameters(arity = "1..*", paramLabel = "KEY", description = "The keys below the prefix.")
    private List<String> keys = List.of();

    @Override
    public Integer call() {
      return careful.run(common, (changes, work) -> changes.removal(keys, work));
    }
  }

  /** The headers that can be said. */
  static final class Headed {
    @Option(
        names = "--content-type",
        paramLabel = "TYPE",
        description = "Content-Type; chosen by the key without it.")
    private Optional<String> type = Optional.empty();

    @Option(
        names = "--cache-control",
        paramLabel = "RULES",
        description = "Cache-Control; as the profile says without it.")
    private Optional<String> cache = Optional.empty();
  }

  /** {@code bucket upload FILE}. */
  @Command(
      name = "upload",
      mixinStandardHelpOptions = true,
      description = {
        "Stores a file as an object, or in the place of one that no release needs.",
        "Refused for manifest, install script, catalogs, and the folders of releases: those are"
            + " written by cut, recover and catalog publish."
      })
  static final class Upload implements Callable<Integer> {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private Careful careful = new Careful();
    @Mixin private Headed headed = new Headed();

    @Parameters(index = "0", paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @Option(
        names = "--as",
        paramLabel = "KEY",
        description = "The key below the prefix; the file's name without it.")
    private Optional<String> key = Optional.empty();

    @Override
    public Integer call() {
      return careful.run(
          common,
          (changes, work) ->
              changes.upload(
                  file,
                  key.orElseGet(() -> String.valueOf(file.toAbsolutePath().getFileName())),
                  headed.type,
                  headed.cache,
                  work));
    }
  }

  /** {@code bucket headers KEY}. */
  @Command(
      name = "headers",
      mixinStandardHelpOptions = true,
      description = {
        "Stores the same bytes again with other headers.",
        "An object of a release gets those of a cut, and no others: other ones are set in the"
            + " profile."
      })
  static final class Headers implements Callable<Integer> {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private Careful careful = new Careful();
    @Mixin private Headed headed = new Headed();

    @Parameters(index = "0", paramLabel = "KEY", description = "The key below the prefix.")
    private String key = "";

    @Override
    public Integer call() {
      return careful.run(
          common, (changes, work) -> changes.headers(key, headed.type, headed.cache, work));
    }
  }
}
