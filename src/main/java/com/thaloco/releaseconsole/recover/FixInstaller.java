package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.engine.InstallScript;
import com.thaloco.releaseconsole.engine.PutInstaller;
import com.thaloco.releaseconsole.engine.Runner;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.profile.InstallerRules;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.recover.RecoverResult.Recovered;
import com.thaloco.releaseconsole.recover.RecoveryProofs.InStep;
import com.thaloco.releaseconsole.trust.Keyring;
import java.util.List;
import java.util.Optional;

/** Puts the install script in step with the release that is latest. */
final class FixInstaller implements RecoveryPlanner {
  private final RecoveryContext scene;
  private final InstallerRules rules;

  FixInstaller(RecoveryContext scene) {
    this.scene = scene;
    this.rules = scene.profile().installer().orElseThrow(() -> none().toException());
  }

  private static Problem none() {
    return Problem.refused(
        "recover.without-installer",
        "The profile has no installer.",
        "Nothing was changed.",
        "If releases have an install script, add the section installer to the profile.");
  }

  @Override
  public RecoveryPlan plan(Work work) {
    LiveState now = scene.now();
    requireLatest(now);
    if (now.burned(work).contains(scene.version())) {
      throw Problem.refused(
              "recover.burned",
              "%s is burned, and the manifest still names it.".formatted(scene.version()),
              "The install script was not changed.",
              Remedy.text("Finish the withdrawal")
                  .by(OwnCommand.RECOVER.with("withdraw", "--version", scene.version().text())))
          .toException();
    }
    InstallScript wanted =
        InstallerOfLatest.wanted(scene.project(), rules, now, work).orElseThrow();
    Optional<String> there = PutInstaller.present(rules, now).map(ConfirmedObject::sha256);
    String after = Hashes.sha256(wanted.bytes());
    boolean done = there.equals(Optional.of(after));
    String key = rules.key();
    return new PlanBuilder(
            RecoveryKind.INSTALLER,
            scene.version(),
            "Restore the install script of %s".formatted(scene.version()),
            done
                ? "It is already correct."
                : "%s is not that of %s, which is latest.".formatted(key, scene.version()))
        .step(put(), done)
        .step(new AwaitServed<InStep>(scene), false)
        .row(key, there.map(FixInstaller::shortened).orElse("none"), shortened(after))
        .cannot("Existing installations that used the other script are not changed.")
        .build();
  }

  @Override
  public Outcome<RecoverResult> take(Runner runner, Keyring keyring, Work work) {
    requireLatest(scene.now());
    InStep inStep = runner.take(put(), scene);
    runner.take(new AwaitServed<InStep>(scene), inStep);
    return new Outcome.Ok<>(
        new Recovered(
            RecoveryKind.INSTALLER,
            scene.version(),
            "The install script is that of %s.".formatted(scene.version()),
            List.of(),
            Optional.empty()));
  }

  private PutInstaller<RecoveryContext, InStep> put() {
    return InstallerOfLatest.step(scene, rules, scene.version().text());
  }

  private void requireLatest(LiveState now) {
    String latest = now.manifest().map(Manifest::latestText).orElse("");
    boolean entry = now.manifest().flatMap(m -> m.entry(scene.version())).isPresent();
    if (!latest.equals(scene.version().text()) || !entry) {
      throw Problem.refused(
              "recover.not-latest",
              latest.isEmpty()
                  ? "The manifest names no latest release."
                  : "%s is not latest: the manifest names %s.".formatted(scene.version(), latest),
              "The install script was not changed: it belongs to the release that is latest.",
              latest.isEmpty()
                  ? Remedy.text("Cut a release first.")
                  : Remedy.text("Recover the installer of the latest release")
                      .by(OwnCommand.RECOVER.with("installer", "--version", latest)))
          .toException();
    }
  }

  private static String shortened(String sha256) {
    return "%s…%s".formatted(sha256.substring(0, 8), sha256.substring(56));
  }
}
