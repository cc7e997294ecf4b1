package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Download;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.ObjectChange;
import com.thaloco.releaseconsole.engine.PutObject;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.engine.StoredHeaders;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.recover.RecoveryProofs.ObjectBack;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Puts one object of a release back. It is replaced only while it is what the search found damaged.
 *
 * @param <I> the proof of the step before
 */
final class RestoreObject<I> implements ObjectChange<I, ObjectBack> {
  /**
   * What the object has to be.
   *
   * @param isRight whether the bucket's own bytes, which have this hash, are right
   */
  record Wanted(
      RecoverStep step,
      String key,
      String contentType,
      Description description,
      Predicate<? super String> isRight) {}

  /** What is written. */
  record Content(Body body, String sha256) {}

  private final RecoveryContext scene;
  private final Repair repair;
  private final Wanted wanted;
  private final Function<? super I, Content> content;

  RestoreObject(
      RecoveryContext scene, Repair repair, Wanted wanted, Function<? super I, Content> content) {
    this.scene = scene;
    this.repair = repair;
    this.wanted = wanted;
    this.content = content;
  }

  @Override
  public Description description() {
    return wanted.description();
  }

  @Override
  public String key() {
    return wanted.key();
  }

  @Override
  public String sha256(I in) {
    return ""; // a signature is made when it is written
  }

  @Override
  public Optional<StepState<ObjectBack>> seen(
      I in, Optional<ObjectInfo> info, Optional<String> stored, Work work) {
    Optional<Download> there =
        scene.now().bucket().get(wanted.key(), OutputStream.nullOutputStream(), work);
    if (there.filter(found -> wanted.isRight().test(found.sha256())).isPresent()) {
      return Optional.of(
          new StepState.Holds<>(
              new ObjectBack(),
              "%s has the right bytes".formatted(wanted.key()),
              Map.of("key", wanted.key(), "sha256", there.orElseThrow().sha256())));
    }
    Optional<String> searched = Optional.ofNullable(repair.etags().get(wanted.key()));
    Optional<String> etag = there.map(Download::info).map(ObjectInfo::etag);
    if (!etag.equals(info.map(ObjectInfo::etag)) || !etag.equals(searched)) {
      return Optional.of(
          new StepState.Differs<>(
              Problem.refused(
                  "recover.other-writer",
                  "%s was changed after it was found damaged.".formatted(wanted.key()),
                  "It was not overwritten.",
                  "Find out who writes to the bucket, then run the same command again.")));
    }
    new Repairable(scene, scene.now(), work).requireSame(repair);
    return Optional.empty();
  }

  @Override
  public ObjectChange.Content content(I in) {
    Content now = content.apply(in);
    return new ObjectChange.Content(now.body(), headers(now.sha256()));
  }

  /** The step that puts it. */
  PutObject<I, ObjectBack> step() {
    return new PutObject<>(wanted.step(), scene.targets(), this);
  }

  /** As a cut stores it; a build time that no one knows is not made up. */
  private ObjectHeaders headers(String sha256) {
    var metadata = new HashMap<>(Map.of(StoredHeaders.COMMIT, repair.commit(), "sha256", sha256));
    repair.builtAt().stream()
        .findFirst()
        .ifPresent(time -> metadata.put(StoredHeaders.BUILT_AT, time.toString()));
    return new ObjectHeaders(
        wanted.contentType(), scene.profile().bucket().versionedCache(), metadata);
  }
}
