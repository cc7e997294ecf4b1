package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.audit.ChangePlan.LatestChange;
import com.thaloco.releaseconsole.engine.Noticed;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestReading;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Moving {@code latest_stable} back or forward, with the installer that belongs to it. */
final class LatestMove {
  private final Scene scene;
  private final Soundness soundness;

  LatestMove(Scene scene) {
    this.scene = scene;
    this.soundness = new Soundness(scene);
  }

  LatestChange plan(ReleaseVersion to, Work work) {
    Manifest manifest = manifest();
    Optional<ReleaseVersion> from = manifest.latest();
    Optional<ReleaseVersion> known = from.filter(f -> manifest.entry(f).isPresent());
    String commit = soundness.requireNameable(to, manifest, work);
    byte[] installer = soundness.installer(commit, to);
    var steps = new ArrayList<PlanStep>();
    boolean moves = !from.equals(Optional.of(to));
    if (moves) {
      steps.add(
          new PlanStep(
              "Keeps the manifest as it is under history/.",
              Noticed.NOBODY,
              "Nobody.",
              "It can stay: kept manifests do no harm."));
      steps.add(
          new PlanStep(
              "%s names %s instead of %s; no entry changes."
                  .formatted(scene.profile().manifest().latest(), to, manifest.latestText()),
              Noticed.CLIENTS,
              "New installs get %s. %s"
                  .formatted(
                      to,
                      known.filter(f -> f.compareTo(to) > 0).isPresent()
                          ? "Clients that have %s see no newer release and stay as they are."
                              .formatted(known.get())
                          : "Installed clients are offered %s.".formatted(to)),
              known
                  .map(f ->
                      Remedy.text("Let it name %s again".formatted(f))
                          .by(OwnCommand.BUCKET_ROLLBACK.with("--to", f.text())))
                  .orElse(Remedy.text("Restore the kept manifest."))));
    }
    if (!soundness.isInstalled(installer)) {
      steps.add(
          new PlanStep(
              "%s becomes the one of %s, byte for byte."
                  .formatted(scene.profile().installer().key(), to),
              Noticed.CLIENTS,
              "Whoever installs from now on.",
              "The next move of the latest puts that release's own there."));
    }
    return new LatestChange(
        from,
        to,
        steps,
        List.of(
            "It takes nothing from hosts that have a later release already.",
            "To take back a bad release, withdraw it instead."),
        scene.manifestMark());
  }

  void apply(LatestChange plan, Writing writing, Work work) {
    Manifest manifest = manifest();
    String commit = soundness.requireNameable(plan.to(), manifest, work);
    byte[] installer = soundness.installer(commit, plan.to());
    if (!manifest.latest().equals(Optional.of(plan.to()))) {
      writing.keep();
      writing.manifest(
          manifest.withLatest(plan.to()), "New installs now get %s.".formatted(plan.to()));
    }
    writing.installer(installer, commit, plan.to());
  }

  private Manifest manifest() {
    return scene
        .reading()
        .flatMap(ManifestReading::sound)
        .orElseThrow(() -> unreadable(scene).toException());
  }

  static Problem unreadable(Scene scene) {
    return Problem.refused(
        "change.manifest-unreadable",
        "%s is not there or can't be read.".formatted(scene.profile().manifest().key()),
        "Nothing was changed.",
        Remedy.text("Put it back").by(OwnCommand.RECOVER.with("manifest")));
  }
}
