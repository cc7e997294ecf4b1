package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.engine.KeepManifest;
import com.thaloco.releaseconsole.engine.OptionalStep;
import com.thaloco.releaseconsole.engine.Runner;
import com.thaloco.releaseconsole.engine.StoredManifest;
import com.thaloco.releaseconsole.engine.WriteManifest;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Plural;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.ManifestState;
import com.thaloco.releaseconsole.recover.RecoveryProofs.InStep;
import com.thaloco.releaseconsole.recover.RecoveryProofs.ManifestBack;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Puts back a manifest that is missing, can't be read, names something twice, or does not name
 * releases whose tags and objects verify. Its version is the one that it will name as latest.
 */
final class RecoverManifest implements RecoveryPlanner {
  private final RecoveryContext scene;
  private Optional<Found> found = Optional.empty();

  RecoverManifest(RecoveryContext scene) {
    this.scene = scene;
  }

  /**
   * What the search found.
   *
   * @param replaced the manifest that it was made from: only that one is replaced
   */
  private record Found(RestoredManifest restored, StoredManifest replaced) {}

  /** What is taken, in this order: the plan is made from these. */
  private record Steps(
      KeepManifest<RecoveryContext> keep,
      WriteManifest<RecoveryContext, ManifestBack> put,
      OptionalStep<ManifestBack, InStep> installer,
      AwaitServed<InStep> await) {}

  private Steps steps(Found search) {
    RestoredManifest restored = search.restored();
    return new Steps(
        new KeepManifest<>(
            RecoverStep.KEEP_MANIFEST, scene.targets(), _ -> Optional.of(search.replaced())),
        new WriteManifest<>(
            RecoverStep.PUT_MANIFEST, scene.targets(), new WriteRestoredManifest(scene, restored)),
        InstallerOfLatest.step(scene, latest(restored.manifest(), "none")),
        new AwaitServed<>(scene));
  }

  @Override
  public RecoveryPlan plan(Work work) {
    LiveState now = scene.now();
    StoredManifest replaced = StoredManifest.now(now, scene.profile()); // before what takes minutes
    RestoredManifest restored = new ManifestSource(scene.project(), now, true, work).find();
    var search = new Found(restored, replaced);
    found = Optional.of(search);
    ManifestState state = now.manifestState();
    boolean done =
        state instanceof ManifestState.Read(var _, Manifest manifest) && restored.isIn(manifest);
    ReleaseVersion about = restored.about();
    String key = scene.profile().manifest().key();
    var plan =
        new PlanBuilder(
            RecoveryKind.MANIFEST,
            about,
            "Put back " + key,
            lead(state, done, key) + restored.origin());
    String stored = stored(now);
    Steps steps = steps(search);
    plan.step(steps.keep(), done || stored.isEmpty())
        .step(steps.put(), done)
        .step(steps.installer(), false)
        .step(steps.await(), false);
    rows(plan, state, restored);
    limits(plan, restored);
    return plan.build(
        TextDiff.unified(key, stored, restored.manifest().text()), key, Optional.empty());
  }

  private static String lead(ManifestState state, boolean done, String key) {
    return switch (state) {
      case ManifestState.Unreadable(Problem problem, var _) -> problem.happened() + " ";
      case ManifestState.None _ -> "There is no %s. ".formatted(key);
      case ManifestState.Read _ ->
          done
              ? "%s can be read and names every release that is tagged and verifies. "
                  .formatted(key)
              : "%s does not name every release that is tagged and verifies. ".formatted(key);
    };
  }

  private void rows(PlanBuilder plan, ManifestState state, RestoredManifest restored) {
    Optional<Manifest> before =
        state instanceof ManifestState.Read(var _, Manifest manifest)
            ? Optional.of(manifest)
            : Optional.empty();
    String unknown = state instanceof ManifestState.None ? "none" : "unreadable or missing";
    plan.row(
            scene.profile().manifest().latest(),
            before.map(m -> latest(m, "none")).orElse(unknown),
            latest(restored.manifest(), "none"))
        .row(
            "Releases",
            before.map(m -> String.valueOf(m.entries().size())).orElse(unknown),
            String.valueOf(restored.manifest().entries().size()));
  }

  private static void limits(PlanBuilder plan, RestoredManifest restored) {
    restored.removed().forEach(each -> plan.cannot("It does not name " + each + "."));
    restored.leftOut().forEach(each -> plan.cannot("It does not name " + each + "."));
    if (!restored.present()) {
      plan.cannot(
          "A rollback after the copy was kept is unknown: check which release clients should get,"
              + " and roll back if it is another.");
    }
  }

  private static String latest(Manifest manifest, String otherwise) {
    return manifest.latestText().isEmpty() ? otherwise : manifest.latestText();
  }

  /** What is there as text, for the difference; empty where nothing is, or nothing that fits. */
  private static String stored(LiveState now) {
    try {
      return now.storedManifest()
          .map(object -> new String(object.bytes(), StandardCharsets.UTF_8))
          .orElse("");
    } catch (ProblemException e) { // too large
      return "";
    }
  }

  @Override
  public Outcome<RecoverResult> take(Runner runner, Keyring keyring, Work work) {
    Found search = found.orElseThrow(); // by the plan that was confirmed
    RestoredManifest restored = search.restored();
    Steps steps = steps(search);
    ManifestBack back = runner.take(steps.put(), runner.take(steps.keep(), scene));
    runner.take(steps.await(), runner.take(steps.installer(), back));
    Manifest manifest = scene.now().manifest().orElseThrow();
    return new Outcome.Ok<>(
        new RecoverResult.Recovered(
            RecoveryKind.MANIFEST,
            restored.about(),
            "%s names %s. Clients get %s."
                .formatted(
                    scene.profile().manifest().key(),
                    Plural.of(manifest.entries().size(), "release"),
                    latest(manifest, "no release")),
            List.of(
                Remedy.text("Audit the bucket").by(OwnCommand.BUCKET_AUDIT.with()),
                Remedy.text("List what else is wrong").by(OwnCommand.RECOVER.with())),
            Optional.empty()));
  }
}
