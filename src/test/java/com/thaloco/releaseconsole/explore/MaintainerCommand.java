package com.thaloco.releaseconsole.explore;

import com.thaloco.releaseconsole.audit.ChangePlan;
import com.thaloco.releaseconsole.audit.Changes;
import com.thaloco.releaseconsole.check.WorldChecks;
import com.thaloco.releaseconsole.cut.Cut;
import com.thaloco.releaseconsole.cut.CutRequest;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.recover.Diagnosis;
import com.thaloco.releaseconsole.recover.RecoverRequest;
import com.thaloco.releaseconsole.recover.Recoveries;
import com.thaloco.releaseconsole.recover.RecoveryKind;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Map;
import java.util.Optional;

/**
 * What a maintainer enters.
 *
 * @param name the command, or the kind of recovery
 * @param body the real code
 */
record MaintainerCommand(String name, ReleaseVersion version, Body body) {
  private static final String CONSOLE = "explored";

  /** Runs a command to its end. */
  interface Body {
    Outcome<?> run(Project project, Keyring keyring, Work work);
  }

  static MaintainerCommand cut(ReleaseVersion version) {
    return cut(new CutRequest(version, Map.of(), true));
  }

  /** The same with what the maintainer says of it. */
  static MaintainerCommand cut(CutRequest request) {
    return new MaintainerCommand(
        "cut",
        request.version(),
        (project, keyring, work) ->
            new Cut(project, WorldChecks.of(), CONSOLE).run(request, keyring, work));
  }

  static MaintainerCommand dryRun(CutRequest request) {
    return new MaintainerCommand(
        "cut --dry-run",
        request.version(),
        (project, keyring, work) ->
            new Cut(project, WorldChecks.of(), CONSOLE).dryRun(request, keyring, work));
  }

  static MaintainerCommand abandon(ReleaseVersion version) {
    return new MaintainerCommand(
        "cut --abandon",
        version,
        (project, _, work) ->
            new Cut(project, WorldChecks.of(), CONSOLE).abandon(version, "explored", work));
  }

  static MaintainerCommand recover(RecoveryKind kind, ReleaseVersion version) {
    return recover(kind, version, Map.of("reason", "explored"));
  }

  static MaintainerCommand recover(
      RecoveryKind kind, ReleaseVersion version, Map<String, String> answers) {
    var request = new RecoverRequest(kind, version, answers, Optional.of(version.text()));
    return new MaintainerCommand(
        kind.word(),
        version,
        (project, keyring, work) ->
            new Recoveries(project, WorldChecks.of(), CONSOLE).run(request, keyring, work));
  }

  /** Moves latest to another release, which is confirmed as planned. */
  static MaintainerCommand rollback(ReleaseVersion to) {
    return new MaintainerCommand(
        "rollback",
        to,
        (project, _, work) -> {
          var changes = new Changes(project);
          Outcome<ChangePlan.LatestChange> planned = changes.latest(to, work);
          return planned
                  instanceof Outcome.Ok<ChangePlan.LatestChange>(ChangePlan.LatestChange plan)
              ? changes.carryOut(plan, plan.confirm(), work)
              : planned;
        });
  }

  /** Asks what is wrong with the releases, which only reads. */
  static MaintainerCommand diagnose() {
    return new MaintainerCommand(
        "recover", Sample.NEW, (project, _, work) -> new Outcome.Ok<>(Diagnosis.of(project, work)));
  }

  boolean isWithdrawal() {
    return name.equals(RecoveryKind.WITHDRAW.word());
  }

  boolean isRollback() {
    return name.equals("rollback");
  }

  @Override
  public String toString() {
    return name + " " + version;
  }
}
