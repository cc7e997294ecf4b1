package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.cut.Headers;
import com.thaloco.releaseconsole.cut.ManifestCopy;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.Seen;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.recover.Proofs.KeptStored;
import java.util.Map;
import java.util.Optional;

/** Keeps what is in the manifest's place before it is replaced, whether or not it can be read. */
final class KeepStored implements Step<Scene, KeptStored> {
  private Optional<ConfirmedObject> stored = Optional.empty();

  @Override
  public RecoverStep id() {
    return RecoverStep.KEEP_MANIFEST;
  }

  @Override
  public Description description() {
    return Description.unnoticed(
        "Keep what is there", "A copy under history/, whether or not it can be read.");
  }

  @Override
  public Seen<KeptStored> observe(Scene in, History past, Work work) {
    LiveState now = in.now();
    try {
      stored = now.storedManifest();
    } catch (ProblemException e) {
      if (!e.problem().id().equals(LiveState.TOO_LARGE)) {
        throw e;
      }
      return new Seen.Holds<>(
          new KeptStored(now.bucket().head(in.profile().manifest().key()).map(ObjectInfo::etag)),
          "It is too large to be a manifest, and is not kept");
    }
    if (stored.isEmpty()) {
      return new Seen.Holds<>(new KeptStored(Optional.empty()), "Nothing is there to be kept");
    }
    ConfirmedObject there = stored.get();
    String key = ManifestCopy.key(there);
    boolean kept =
        now.bucket()
            .read(key, LiveState.MANIFEST_LIMIT)
            .filter(copy -> copy.sha256().equals(there.sha256()))
            .isPresent();
    return kept
        ? new Seen.Holds<>(
            new KeptStored(Optional.of(there.info().etag())), "Kept as " + key, Map.of("key", key))
        : new Seen.Missing<>(new Effect("bucket", key, there.sha256(), "If-None-Match: *"));
  }

  @Override
  public void perform(Scene in, Effect next, Work work) {
    in.now()
        .bucket()
        .put(
            next.key(),
            new Body.Bytes(stored.orElseThrow().bytes()),
            Headers.kept(in.profile()),
            new Condition.Absent(),
            work);
  }
}
