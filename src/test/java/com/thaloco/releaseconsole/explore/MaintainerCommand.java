package com.thaloco.releaseconsole.explore;

import com.thaloco.releaseconsole.audit.ChangePlan;
import com.thaloco.releaseconsole.audit.Changes;
import com.thaloco.releaseconsole.check.WorldChecks;
import com.thaloco.releaseconsole.cut.Cut;
import com.thaloco.releaseconsole.cut.CutRequest;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Project;
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
    return new MaintainerCommand(
        "cut",
        version,
        (project, keyring, work) ->
            new Cut(project, WorldChecks.of(), CONSOLE)
                .run(new CutRequest(version, Map.of(), true), keyring, work));
  }

  static MaintainerCommand recover(RecoveryKind kind, ReleaseVersion version) {
    var request =
        new RecoverRequest(
            kind, version, Map.of("reason", "explored"), Optional.of(version.text()));
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
