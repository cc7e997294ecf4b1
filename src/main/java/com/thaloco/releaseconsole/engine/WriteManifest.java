package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.bucket.Written;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.project.LiveState;
import java.util.Optional;

/**
 * The one writer of the manifest: in the place of what was kept, under its ETag, and with bytes
 * that no other write has, so that a write that waits somewhere can't succeed after this one.
 *
 * @param <I> the proof of what came before
 * @param <O> the proof that the manifest is as it was to become
 */
public final class WriteManifest<I, O> implements Step<KeptManifest<I>, O> {
  private final StepName id;
  private final ChangeTargets targets;
  private final ManifestChange<I, O> change;
  private Optional<String> refused = Optional.empty();

  /**
   * @param change what is to become of it
   */
  public WriteManifest(StepName id, ChangeTargets targets, ManifestChange<I, O> change) {
    this.id = id;
    this.targets = targets;
    this.change = change;
  }

  @Override
  public StepName id() {
    return id;
  }

  @Override
  public Description description() {
    return change.description();
  }

  @Override
  public StepState<O> observe(KeptManifest<I> in, History past, Work work) {
    LiveState now = targets.now();
    Optional<StepState<O>> seen = change.seen(in.in(), now, work);
    if (seen.isPresent()) {
      return seen.get();
    }
    StoredManifest there = StoredManifest.now(now, targets.profile());
    if (!in.before().map(StoredManifest::etag).equals(Optional.of(there.etag()))) {
      return change
          .moved(in.in(), in.before(), now, work)
          .<StepState<O>>map(StepState.Differs::new)
          .orElseThrow(ManifestMoved::new);
    }
    if (refused.isPresent() && refused.equals(there.etag())) {
      return new StepState.Differs<>(refusedForNothing(there.etag().orElse("")));
    }
    return change
        .refusal(in.in(), now, work)
        .<StepState<O>>map(StepState.Differs::new)
        .orElseGet(() -> new StepState.Missing<>(effect(there)));
  }

  @Override
  public void perform(KeptManifest<I> in, Effect next, Work work) {
    StoredManifest before = in.before().orElseThrow();
    Written written = write(targets, before, change.after(in.in(), before, work), work);
    if (written instanceof Written.Refused) {
      refused = before.etag();
      work.line("The bucket reports that the manifest has changed; it is read again");
    }
  }

  /**
   * Changes the manifest's bytes and nothing that it says: whoever has read it before can't write
   * it any more.
   */
  public static Written fence(ChangeTargets targets, ConfirmedObject before, Work work) {
    StoredManifest stored = StoredManifest.of(Optional.of(before));
    return write(targets, stored, stored.manifest(targets.profile()), work);
  }

  private static Written write(
      ChangeTargets targets, StoredManifest before, Manifest after, Work work) {
    return targets
        .bucket()
        .put(
            targets.profile().manifest().key(),
            new Body.Bytes(after.fenced().bytes()),
            StoredHeaders.manifest(targets.profile()),
            before.condition(),
            work);
  }

  private Effect effect(StoredManifest there) {
    return new Effect(
        "bucket",
        targets.profile().manifest().key(),
        "", // unique at each try
        there.etag().map(etag -> "If-Match: " + etag).orElse("If-None-Match: *"));
  }

  private Problem refusedForNothing(String etag) {
    return Problem.refused(
        "bucket.refused-for-nothing",
        "The bucket refuses to replace %s as changed, although its ETag is still %s."
            .formatted(targets.profile().manifest().key(), etag),
        "It was not written.",
        "Try again later. If it lasts, check what is between this machine and the bucket: something"
            + " changes its conditions or its answers.");
  }
}
