package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.audit.ChangePlan.LatestChange;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Runner;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestReading;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Optional;

/** Moving {@code latest_stable} back or forward, with the installer that belongs to it. */
final class LatestMove {
  private final AuditedState scene;
  private final ClientReadiness soundness;

  LatestMove(AuditedState scene) {
    this.scene = scene;
    this.soundness = new ClientReadiness(scene);
  }

  LatestChange plan(ReleaseVersion to, Work work) {
    return new LatestChange(
        manifest().latest(),
        to,
        move(to, work).missing(ManifestMove.isUnfinished(scene, name(to))),
        List.of(
            "Clients that already have a later release keep it.",
            "To take back a bad release, withdraw it instead."),
        scene.manifestMark());
  }

  /** What it begins with in the journal. */
  static Fact.Changing name(ReleaseVersion to) {
    return new Fact.Changing("rollback --to " + to);
  }

  void take(LatestChange plan, Runner runner, Work work) {
    move(plan.to(), work).take(runner, plan.planned());
  }

  private ManifestMove move(ReleaseVersion to, Work work) {
    Manifest manifest = manifest();
    String commit = soundness.requireNameable(to, manifest, work);
    return new ManifestMove(
        scene,
        new ManifestMove.Wanted(
            manifest.withLatest(to),
            scene.profile().installer().map(rules -> soundness.installer(rules, commit, to)),
            "New installs now get %s.".formatted(to),
            writing(manifest, to)));
  }

  private Description writing(Manifest manifest, ReleaseVersion to) {
    Optional<ReleaseVersion> known =
        manifest.latest().filter(from -> manifest.entry(from).isPresent());
    return ManifestMove.writing(
        "%s names %s instead of %s; no entry changes."
            .formatted(scene.profile().manifest().latest(), to, manifest.latestText()),
        "New installs get %s. %s"
            .formatted(
                to,
                known.filter(f -> f.compareTo(to) > 0).isPresent()
                    ? "Clients that have %s see no newer release and stay as they are."
                        .formatted(known.get())
                    : "Installed clients are offered %s.".formatted(to)),
        Undo.CAN_BE_UNDONE,
        known
            .map(f ->
                Remedy.text("Make it name %s again".formatted(f))
                    .by(OwnCommand.BUCKET_ROLLBACK.with("--to", f.text())))
            .orElse(Remedy.text("Restore the kept manifest.")));
  }

  private Manifest manifest() {
    return scene
        .reading()
        .flatMap(ManifestReading::sound)
        .orElseThrow(() -> unreadable(scene).toException());
  }

  static Problem unreadable(AuditedState scene) {
    return Problem.refused(
        "change.manifest-unreadable",
        "%s is missing or can't be read.".formatted(scene.profile().manifest().key()),
        "Nothing was changed.",
        Remedy.text("Put it back").by(OwnCommand.RECOVER.with("manifest")));
  }
}
