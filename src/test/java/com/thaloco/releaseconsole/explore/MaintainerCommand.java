package com.thaloco.releaseconsole.explore;

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
 * @param kind the recovery; empty for a cut
 */
record MaintainerCommand(Optional<RecoveryKind> kind, ReleaseVersion version) {
  private static final String CONSOLE = "explored";

  static MaintainerCommand cut(ReleaseVersion version) {
    return new MaintainerCommand(Optional.empty(), version);
  }

  static MaintainerCommand recover(RecoveryKind kind, ReleaseVersion version) {
    return new MaintainerCommand(Optional.of(kind), version);
  }

  boolean is(RecoveryKind other) {
    return kind.filter(other::equals).isPresent();
  }

  /** Runs the real code. */
  Outcome<?> run(Project project, Keyring keyring, Work work) {
    return kind.<Outcome<?>>map(recovery ->
            new Recoveries(project, WorldChecks.of(), CONSOLE)
                .run(
                    new RecoverRequest(
                        recovery,
                        version,
                        Map.of("reason", "explored"),
                        Optional.of(version.text())),
                    keyring,
                    work))
        .orElseGet(() ->
            new Cut(project, WorldChecks.of(), CONSOLE)
                .run(new CutRequest(version, Map.of(), true), keyring, work));
  }

  @Override
  public String toString() {
    return kind.map(RecoveryKind::word).orElse("cut") + " " + version;
  }
}
