package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.check.Checklist;
import com.thaloco.releaseconsole.check.Checks;
import com.thaloco.releaseconsole.cut.Cut;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.NextVersion;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.setup.Session;
import com.thaloco.releaseconsole.setup.SettingsFolder;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code check --repo DIR}. */
@Command(
    name = "check",
    description = "Runs the checklist; exit 0 when every check passed, warned or does not apply.")
final class CheckCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin HelpOption help = new HelpOption();

  @Mixin private RepositoryOption repository = new RepositoryOption();

  @Option(
      names = "--version",
      paramLabel = "vX.Y.Z",
      converter = VersionConverter.class,
      description = "The version to release; the next patch number without it.")
  private Optional<ReleaseVersion> version = Optional.empty();

  @Option(names = "--answer", paramLabel = "ID=TEXT", description = "Answers a finding that asks.")
  private Map<String, String> answers = new LinkedHashMap<>();

  @Override
  public Integer call() {
    try (Project project = repository.open(common);
        Keyring keyring = Keyring.without(SettingsFolder.noKey());
        Running running = Running.silent()) {
      Work work = running.work("check");
      return work.<Optional<Integer>>all(
              List.of(
                  () -> {
                    project.world().probeAhead(work); // what waits longest begins first
                    return Optional.empty();
                  },
                  () -> Optional.of(check(project, keyring, work))))
          .getLast()
          .orElseThrow();
    }
  }

  private int check(Project project, Keyring keyring, Work work) {
    ReleaseVersion judged =
        work.<Optional<ReleaseVersion>>all(
                List.of(
                    () -> {
                      Session.unlock(project, common.key(), Passwords::unprompted, keyring);
                      return Optional.empty();
                    },
                    () -> version.or(() -> Optional.of(NextVersion.asFarAsKnown(project, work)))))
            .getLast()
            .orElseThrow();
    Candidate subject =
        project.subject(
            judged,
            answers,
            keyring,
            new Cut(project, Checks.all(), BuildVersion.version())
                .unfinished()
                .filter(past -> past.opened().version().equals(judged.text())));
    Checklist.Answered answered = Checks.all().run(subject, work);
    print(answered, work);
    return exit(answered);
  }

  private void print(Checklist.Answered answered, Work work) {
    Candidate subject = answered.subject();
    if (!common.json()) {
      common.out().printf("%s at %s%n", subject.version(), subject.commit());
      answered.findings().forEach(f -> FindingPrinter.print(common, f));
      return;
    }
    common.print(
        new Checked(
            subject.version(), subject.commit(), lastRelease(subject, work), answered.findings()));
  }

  record Checked(
      ReleaseVersion version, String commit, String lastRelease, List<Finding> findings) {}

  /** Empty where there is none or it can't be determined: a finding says which. */
  private static String lastRelease(Candidate subject, Work work) {
    try {
      return subject.lastRelease(work).map(last -> last.version().text()).orElse("");
    } catch (ProblemException e) {
      return "";
    }
  }

  private static int exit(Checklist.Answered answered) {
    return answered.checked().stream()
        .filter(one -> !one.finding().status().clears())
        .mapToInt(one -> one.problem().map(CommonOptions::exitCode).orElse(1))
        .max()
        .orElse(0);
  }
}
