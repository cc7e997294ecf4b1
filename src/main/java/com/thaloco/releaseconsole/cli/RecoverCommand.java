package com.thaloco.releaseconsole.cli;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.thaloco.releaseconsole.check.Checks;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Question;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.recover.Diagnosis;
import com.thaloco.releaseconsole.recover.Recheck;
import com.thaloco.releaseconsole.recover.RecoverRequest;
import com.thaloco.releaseconsole.recover.RecoverResult;
import com.thaloco.releaseconsole.recover.Recoveries;
import com.thaloco.releaseconsole.recover.RecoveryKind;
import com.thaloco.releaseconsole.recover.RecoveryPlan;
import com.thaloco.releaseconsole.recover.ReleaseProblem;
import com.thaloco.releaseconsole.setup.Session;
import com.thaloco.releaseconsole.setup.SettingsFolder;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code recover [KIND] --repo DIR}. */
@Command(
    name = "recover",
    description = {
      "Lists problems with the recovery for each, or runs a recovery.",
      "KIND: resume, re-cut, withdraw, installer, tag, manifest, object."
    })
final class RecoverCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin HelpOption help = new HelpOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "KIND",
      converter = KindConverter.class,
      description = "The recovery; without it, problems are listed.")
  private Optional<RecoveryKind> kind = Optional.empty();

  @Mixin private RepositoryOption repository = new RepositoryOption();

  @Option(
      names = "--version",
      paramLabel = "vX.Y.Z",
      converter = VersionConverter.class,
      description = "The version to recover.")
  private Optional<ReleaseVersion> version = Optional.empty();

  @Option(names = "--dry-run", description = "Only print the plan.")
  private boolean dryRun;

  @Option(
      names = "--confirm",
      paramLabel = "vX.Y.Z",
      description = "Confirm the plan by naming the version.")
  private Optional<String> confirmed = Optional.empty();

  @Option(
      names = "--plan",
      paramLabel = "ID",
      description = "With --confirm: only the plan that --dry-run printed with this ID.")
  private Optional<String> plan = Optional.empty();

  @Option(
      names = "--answer",
      paramLabel = "ID=TEXT",
      description = "Answers a question; reason=TEXT is kept with what is done.")
  private Map<String, String> answers = new LinkedHashMap<>();

  @Override
  public Integer call() {
    if (kind.isEmpty()) {
      return list();
    }
    if (version.isEmpty() && kind.get() != RecoveryKind.MANIFEST) {
      throw new ParameterException(
          spec.commandLine(), "recover %s needs --version vX.Y.Z".formatted(kind.get()));
    }
    var printer = new EventPrinter(common);
    try (Project project = repository.open(common);
        Running running = new Running(printer)) {
      var recovery = new Recoveries(project, Checks.all(), BuildVersion.version());
      Work work = running.work(Recoveries.STEP.name());
      ReleaseVersion about = version.orElseGet(() -> recovery.manifestVersion(work));
      Outcome<RecoverResult> outcome = outcome(project, recovery, kind.get(), about, work);
      return printer.result(outcome, about.text(), describe(kind.get(), outcome));
    }
  }

  private Outcome<RecoverResult> outcome(
      Project project, Recoveries recovery, RecoveryKind way, ReleaseVersion about, Work work) {
    RecoverRequest request = request(way, about, confirmed);
    if (dryRun) {
      return recovery.plan(request, work);
    }
    try (Keyring keyring = keyring(project, way)) {
      Outcome<RecoverResult> outcome = recovery.run(request, keyring, work);
      Optional<String> typed =
          unconfirmed(outcome)
              .filter(_ -> !common.json())
              .flatMap(planned -> Confirmation.typed("Type %s to confirm: ".formatted(planned)));
      return typed.isPresent() ? recovery.run(request(way, about, typed), keyring, work) : outcome;
    }
  }

  private RecoverRequest request(RecoveryKind way, ReleaseVersion about, Optional<String> typed) {
    return new RecoverRequest(way, about, answers, typed, Optional.empty(), plan);
  }

  /** The version of the plan, where it must be typed. */
  private static Optional<String> unconfirmed(Outcome<RecoverResult> outcome) {
    return outcome instanceof Outcome.Asks<RecoverResult>(List<Question> questions)
            && questions.getFirst().id().equals(Recoveries.CONFIRM)
        ? Optional.of(questions.getFirst().choices().getFirst())
        : Optional.empty();
  }

  /** Only what cuts needs the key: withdrawing must work without it. */
  private Keyring keyring(Project project, RecoveryKind way) {
    return switch (way) {
      case RESUME, RE_CUT, OBJECT -> Session.keyring(project, common.key(), common.passwords());
      case WITHDRAW, INSTALLER, TAG, MANIFEST -> Keyring.without(SettingsFolder.noKey());
    };
  }

  private Record describe(RecoveryKind way, Outcome<RecoverResult> outcome) {
    if (!(outcome instanceof Outcome.Ok<RecoverResult>(RecoverResult result))) {
      return new NotDone(way);
    }
    return switch (result) {
      case RecoverResult.Recovered recovered -> {
        say(recovered.sentence());
        recovered.left().forEach(left -> say("  " + common.told(left)));
        recovered.again().ifPresent(again -> say("  " + common.told(again.remedy())));
        yield new Done(
            way,
            recovered.sentence(),
            recovered.left(),
            recovered.again().map(Again::of),
            recovered.next());
      }
      case RecoverResult.Planned planned -> {
        planned.plan().lines().forEach(this::say);
        say(Confirmation.ofPlan(planned.plan().version().text(), planned.plan().id()));
        yield new Planned(way, new Plan(planned.plan().id(), planned.plan()));
      }
    };
  }

  record NotDone(RecoveryKind kind) {}

  record Done(
      RecoveryKind kind,
      String sentence,
      List<Remedy> left,
      Optional<Again> again,
      Optional<ReleaseVersion> next) {}

  record Again(Instant after, String command, Remedy remedy) {
    static Again of(Recheck recheck) {
      return new Again(
          recheck.after().truncatedTo(ChronoUnit.SECONDS),
          recheck.command().words(),
          recheck.remedy());
    }
  }

  record Planned(RecoveryKind kind, Plan plan) {}

  record Plan(String id, @JsonUnwrapped RecoveryPlan plan) {}

  private int list() {
    try (Project project = repository.open(common);
        Running running = Running.silent()) {
      Diagnosis diagnosis = Diagnosis.of(project, running.work("recover"));
      List<ReleaseProblem> troubles = diagnosis.troubles().stream().filter(this::isAsked).toList();
      if (common.json()) {
        common.print(
            new Problems(
                diagnosis.needsHand(), diagnosis.complete(), diagnosis.burned(), troubles));
      } else {
        print(troubles);
      }
      return diagnosis.complete() ? 0 : 1;
    }
  }

  /** What is about no version, as the manifest or the bucket, is about all of them. */
  private boolean isAsked(ReleaseProblem trouble) {
    return version.isEmpty() || trouble.version().isEmpty() || trouble.version().equals(version);
  }

  /** For people; JSON has the id. */
  private static String word(ReleaseProblem.Severity severity) {
    return switch (severity) {
      case CLIENTS -> "clients";
      case HAND -> "attention";
      case OFFERED -> "optional";
    };
  }

  private void print(List<ReleaseProblem> troubles) {
    if (troubles.stream().noneMatch(ReleaseProblem::needsHand)) {
      say("No problems found.");
    }
    for (ReleaseProblem trouble : troubles) {
      say("%-10s %s".formatted(word(trouble.severity()), trouble.sentence()));
      say("           " + trouble.noticed());
      if (trouble.needsHand() || common.verbose()) {
        trouble.evidence().forEach(line -> say("           " + line));
      }
      say("         > " + common.told(trouble.remedy()));
      trouble.ways().forEach(way -> say("           " + common.told(way.command())));
    }
  }

  record Problems(
      boolean needsHand,
      boolean complete,
      List<ReleaseVersion> burned,
      List<ReleaseProblem> troubles) {}

  private void say(String line) {
    if (!common.json()) {
      common.out().println(common.told(line));
    }
  }

  /** Reads a word of the contract. */
  static final class KindConverter implements ITypeConverter<RecoveryKind> {
    @Override
    public RecoveryKind convert(String value) {
      return RecoveryKind.of(value)
          .orElseThrow(() ->
              new TypeConversionException(
                  "'%s' is none of resume, re-cut, withdraw, installer, tag, manifest, object"
                      .formatted(value)));
    }
  }
}
