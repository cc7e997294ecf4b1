package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.manifest.KeptManifests;
import com.thaloco.releaseconsole.project.LiveState;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps what is in the manifest's place under a key of its own before it is replaced, readable or
 * not: R2 has no versions. The key holds the time at which that manifest was written, so that a
 * second try finds the first one's copy.
 *
 * @param <I> the proof of what came before
 */
public final class KeepManifest<I> implements Step<I, KeptManifest<I>> {
  /** What it does, in a few words. */
  public static final String TITLE = "Keep the current manifest";

  private final StepName id;
  private final ChangeTargets targets;
  private final Function<? super I, Optional<StoredManifest>> toReplace;
  private final Description description;

  /**
   * @param toReplace what is going to be replaced; asked at each look, empty where nothing is
   */
  public KeepManifest(
      StepName id, ChangeTargets targets, Function<? super I, Optional<StoredManifest>> toReplace) {
    this(
        id,
        targets,
        toReplace,
        Description.unnoticed(
            TITLE,
            "Stores a copy under %s, from which it can be restored."
                .formatted(KeptManifests.FOLDER)));
  }

  /**
   * The same where it is known what there is to keep.
   *
   * @param description what the step says of itself
   */
  public KeepManifest(
      StepName id,
      ChangeTargets targets,
      Function<? super I, Optional<StoredManifest>> toReplace,
      Description description) {
    this.id = id;
    this.targets = targets;
    this.toReplace = toReplace;
    this.description = description;
  }

  @Override
  public StepName id() {
    return id;
  }

  @Override
  public Description description() {
    return description;
  }

  @Override
  public StepState<KeptManifest<I>> observe(I in, History past, Work work) {
    Optional<StoredManifest> before = toReplace.apply(in);
    var proof = new KeptManifest<>(in, before);
    if (before.isEmpty()) {
      return new StepState.Holds<>(proof, "The manifest is not going to be changed");
    }
    Optional<ConfirmedObject> object = before.get().object();
    if (object.isEmpty()) {
      return new StepState.Holds<>(
          proof,
          before.get().etag().isEmpty()
              ? "There is no manifest yet"
              : "It is too large to be a manifest, and is not kept");
    }
    String key = key(object.get());
    String sha256 = object.get().sha256();
    Optional<ConfirmedObject> copy =
        ConfirmedObject.read(targets.bucket(), key, LiveState.MANIFEST_LIMIT);
    if (copy.isEmpty()) {
      return new StepState.Missing<>(new Effect("bucket", key, sha256, "If-None-Match: *"));
    }
    return copy.get().sha256().equals(sha256)
        ? new StepState.Holds<>(proof, "Kept as " + key, Map.of("key", key))
        : new StepState.Differs<>(altered(key));
  }

  /** A kept copy is never overwritten: it may be all that is left of a manifest. */
  private static Problem altered(String key) {
    return Problem.refused(
        "manifest.kept-altered",
        "The kept copy %s was changed after it was kept: its bytes are not those of the manifest."
            .formatted(key),
        "The manifest was not kept and not changed.",
        Remedy.text("Save that copy")
            .aside(OwnCommand.BUCKET_SHOW.with(key, "--save", "FILE"))
            .then(
                ", delete the object with a client of your own, and run the same command again."));
  }

  @Override
  public void perform(I in, Effect next, Work work) {
    toReplace
        .apply(in)
        .flatMap(StoredManifest::object)
        .filter(object -> key(object).equals(next.key()))
        .ifPresent(object ->
            targets
                .bucket()
                .put(
                    next.key(),
                    new Body.Bytes(object.bytes()),
                    StoredHeaders.kept(targets.profile()),
                    new Condition.Absent(),
                    work));
  }

  private static String key(ConfirmedObject manifest) {
    return KeptManifests.key(manifest.info().modified(), manifest.sha256());
  }
}
