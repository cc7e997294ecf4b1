package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.engine.Announced;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.KeepManifest;
import com.thaloco.releaseconsole.engine.ManifestChange;
import com.thaloco.releaseconsole.engine.ManifestMoved;
import com.thaloco.releaseconsole.engine.NoticedBy;
import com.thaloco.releaseconsole.engine.Runner;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.engine.StoredManifest;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.engine.WriteManifest;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestDifference;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.recover.RecoveryProofs.TakenOut;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the entry out and returns {@code latest_stable} to the newest good release, in one
 * conditional write. Where no entry is there, the manifest is fenced all the same: a cut that is
 * under way on another machine gets a 412, reads again and finds the announcement.
 */
final class RemoveEntry implements ManifestChange<Announced, TakenOut> {
  private final RecoveryContext scene;
  private final EntryRemoval removal;
  private final Undo undo;

  /**
   * @param undo whether the entry can return
   */
  RemoveEntry(RecoveryContext scene, EntryRemoval removal, Undo undo) {
    this.scene = scene;
    this.removal = removal;
    this.undo = undo;
  }

  @Override
  public Description description() {
    return new Description(
        "Remove %s from the manifest".formatted(scene.version()),
        "One conditional write: the entry is removed, and %s is %s. If someone else changes the manifest in the meantime, it is read and kept again."
            .formatted(scene.profile().manifest().latest(), removal.latest()),
        NoticedBy.CLIENTS,
        undo);
  }

  /** What is kept before it is changed; empty where nothing is to be changed. */
  Optional<StoredManifest> toReplace(Announced in) {
    LiveState now = scene.now();
    return removal.isDone(now, in.since())
        ? Optional.empty()
        : Optional.of(StoredManifest.of(now.manifestObject()));
  }

  @Override
  public Optional<StepState<TakenOut>> seen(Announced in, LiveState now, Work work) {
    if (!removal.isDone(now, in.since())) {
      return Optional.empty();
    }
    String sentence = sentence(now.manifest());
    work.emit(stamp -> new Event.Visibility(stamp, false, sentence));
    return Optional.of(
        new StepState.Holds<>(
            new TakenOut(),
            sentence,
            Map.of("manifest", now.manifestObject().map(ConfirmedObject::sha256).orElse(""))));
  }

  /** What another maintainer changed stays; only our entry goes. */
  @Override
  public Optional<Problem> moved(
      Announced in, Optional<StoredManifest> kept, LiveState now, Work work) {
    kept.ifPresent(before -> {
      Manifest base = before.manifest(scene.profile());
      ManifestDifference difference =
          ManifestDifference.between(base, now.manifest().orElseThrow(), removal.after(base));
      if (!difference.isNothing()) {
        work.line("The manifest was changed by another maintainer, whose change stays:");
        difference.lines().forEach(work::line);
      }
    });
    return Optional.empty();
  }

  /** Another withdrawal may have taken out, or burned, what clients were to go back to. */
  @Override
  public Optional<Problem> refusal(Announced in, LiveState now, Work work) {
    return now.manifest()
        .filter(manifest -> removal.isOvertaken(manifest, now.burned(work)))
        .map(_ ->
            Problem.refused(
                "plan.outdated",
                "The plan makes %s %s, which is no longer possible: another maintainer has changed the manifest or burned that version."
                    .formatted(scene.profile().manifest().latest(), removal.latest()),
                "The manifest was not changed: clients still get %s.".formatted(scene.version()),
                "Run the same command again: the plan is made again."));
  }

  @Override
  public Manifest after(Announced in, StoredManifest before, Work work) {
    return removal.after(before.manifest(scene.profile()));
  }

  private String sentence(Optional<Manifest> manifest) {
    String latest = manifest.map(Manifest::latestText).orElse("");
    return latest.isEmpty()
        ? "The manifest does not name %s; clients get no release.".formatted(scene.version())
        : "The manifest does not name %s; clients get %s.".formatted(scene.version(), latest);
  }

  /** The steps that take it out, and what they are made of. */
  record Steps(KeepManifest<Announced> keep, WriteManifest<Announced, TakenOut> write) {
    /** Someone else's change comes first: it is kept, and our entry is taken out of that. */
    TakenOut take(Runner runner, Announced announced, RecoveryContext scene) {
      return ManifestMoved.again(
          () -> runner.take(write, runner.take(keep, announced)), () -> restless(scene));
    }
  }

  Steps steps() {
    return new Steps(
        new KeepManifest<>(RecoverStep.KEEP_MANIFEST, scene.targets(), this::toReplace),
        new WriteManifest<>(RecoverStep.TAKE_OUT, scene.targets(), this));
  }

  private static Problem restless(RecoveryContext scene) {
    return Problem.refused(
        "recover.restless-manifest",
        "The manifest kept changing while %s was being removed from it.".formatted(scene.version()),
        "The manifest still names it.",
        "Find out who writes to the bucket, then run the same command again.");
  }
}
