package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.check.PendingVerification;
import com.thaloco.releaseconsole.check.ReleaseAdvice;
import com.thaloco.releaseconsole.golang.ContractChange;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.setup.SettingsFolder;
import com.thaloco.releaseconsole.trust.Keyring;
import java.util.LinkedHashMap;
import java.util.Map;
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
        common.print(document(advice));
      } else {
        print(advice);
      }
      return 0;
    }
  }

  private static String bump(ReleaseAdvice advice) {
    return advice.minor() ? "minor" : "patch";
  }

  private static Map<String, Object> document(ReleaseAdvice advice) {
    var document = new LinkedHashMap<String, Object>();
    document.put("next", advice.next().text());
    document.put("bump", bump(advice));
    advice.lastRelease().ifPresent(last -> document.put("lastRelease", last.text()));
    document.put("reasons", advice.reasons().stream().map(AdviseCommand::reason).toList());
    document.put("owed", advice.owed().stream().map(AdviseCommand::owed).toList());
    return document;
  }

  private static Map<String, Object> reason(ContractChange change) {
    var reason = new LinkedHashMap<String, Object>();
    reason.put("contract", change.contract());
    reason.put("change", change.change());
    reason.put("symbol", change.symbol());
    reason.put("file", change.file());
    reason.put("line", change.line());
    reason.put("before", change.before());
    reason.put("after", change.after());
    reason.put("bump", change.minor() ? "minor" : "patch");
    reason.put("why", change.why());
    return reason;
  }

  private static Map<String, Object> owed(PendingVerification.Owed owed) {
    var one = new LinkedHashMap<String, Object>();
    one.put("for", owed.version().text());
    one.put("evidence", owed.evidence());
    one.put("draft", owed.draft());
    return one;
  }

  private void print(ReleaseAdvice advice) {
    common
        .out()
        .printf(
            "%s: a %s release%s%n",
            advice.next(),
            bump(advice),
            advice.lastRelease().map(last -> " after " + last).orElse(", the first"));
    for (ContractChange change : advice.reasons()) {
      common
          .out()
          .printf(
              "  %s  %s:%d: %s: %s %s: %s%n",
              change.minor() ? "minor" : "patch",
              change.file(),
              change.line(),
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
