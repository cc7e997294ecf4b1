package com.thaloco.releaseconsole.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.thaloco.releaseconsole.check.PendingVerification;
import com.thaloco.releaseconsole.check.ReleaseAdvice;
import com.thaloco.releaseconsole.golang.ContractChange;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.setup.SettingsFolder;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code advise --repo DIR}. */
@Command(
    name = "advise",
    mixinStandardHelpOptions = true,
    description =
        "Shows the next version, patch or minor and why, and the pending verification releases.")
final class AdviseCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Mixin private RepositoryOption repository = new RepositoryOption();

  @Override
  public Integer call() {
    try (Project project = repository.open(common);
        Running running = Running.silent()) {
      ReleaseAdvice advice =
          ReleaseAdvice.of(
              project, Keyring.without(SettingsFolder.noKey()), running.work("advise"));
      if (common.json()) {
        common.print(Advice.of(advice));
      } else {
        print(advice);
      }
      return 0;
    }
  }

  private static String bump(boolean minor) {
    return minor ? "minor" : "patch";
  }

  record Advice(
      ReleaseVersion next,
      String bump,
      Optional<ReleaseVersion> lastRelease,
      List<Reason> reasons,
      List<Owed> owed) {
    static Advice of(ReleaseAdvice advice) {
      return new Advice(
          advice.next(),
          AdviseCommand.bump(advice.minor()),
          advice.lastRelease(),
          advice.reasons().stream().map(Reason::of).toList(),
          advice.owed().stream()
              .map(owed -> new Owed(owed.version(), owed.evidence(), owed.draft()))
              .toList());
    }
  }

  record Reason(
      String contract,
      String change,
      String symbol,
      String file,
      int line,
      String before,
      String after,
      String bump,
      String why) {
    static Reason of(ContractChange change) {
      return new Reason(
          change.contract(),
          change.change(),
          change.symbol(),
          change.file(),
          change.line(),
          change.before(),
          change.after(),
          AdviseCommand.bump(change.minor()),
          change.why());
    }
  }

  /** A pending verification release. */
  record Owed(@JsonProperty("for") ReleaseVersion version, List<String> evidence, String draft) {}

  private void print(ReleaseAdvice advice) {
    common
        .out()
        .printf(
            "%s: a %s release%s%n",
            advice.next(),
            bump(advice.minor()),
            advice.lastRelease().map(last -> " after " + last).orElse(", the first"));
    for (ContractChange change : advice.reasons()) {
      common
          .out()
          .printf(
              "  %s  %s: %s: %s %s: %s%n",
              bump(change.minor()),
              change.place(),
              change.contract(),
              change.symbol(),
              change.change(),
              change.why());
    }
    if (advice.reasons().isEmpty()) {
      common.out().println("  No contract changed.");
    }
    for (PendingVerification.Owed owed : advice.owed()) {
      common.out().printf("A verification release is pending for %s:%n", owed.version());
      owed.evidence().forEach(line -> common.out().println("  " + line));
      common.out().println("Its entry:");
      owed.draft().lines().forEach(line -> common.out().println("  " + line));
    }
  }
}
