package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.cut.Headers;
import com.thaloco.releaseconsole.cut.ManifestCopy;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.Noticed;
import com.thaloco.releaseconsole.engine.Seen;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.recover.Proofs.Announced;
import com.thaloco.releaseconsole.recover.Proofs.Kept;
import java.util.Map;
import java.util.Optional;

/** Keeps the present manifest before an entry is taken out of it. */
final class KeepPresent implements Step<Announced, Kept> {
  private final Scene scene;
  private final Removal removal;
  private Optional<ConfirmedObject> seen = Optional.empty();

  KeepPresent(Scene scene, Removal removal) {
    this.scene = scene;
    this.removal = removal;
  }

  @Override
  public RecoverStep id() {
    return RecoverStep.KEEP_MANIFEST;
  }

  @Override
  public Description description() {
    return new Description(
        "Keep the present manifest",
        "Stores a copy under history/, from which it can be restored.",
        Noticed.NOBODY,
        Undo.NOTHING_TO_UNDO);
  }

  @Override
  public Seen<Kept> observe(Announced in, History past, Work work) {
    LiveState now = scene.now();
    if (removal.isDone(now, in.since())) {
      return new Seen.Holds<>(new Kept(in, Optional.empty()), "Nothing is to be taken out");
    }
    ConfirmedObject manifest = now.manifestObject().orElseThrow();
    seen = Optional.of(manifest);
    if (!removal.names(now.manifest().orElseThrow())) {
      return new Seen.Holds<>(
          new Kept(in, Optional.of(manifest)), "It will say what it says: it is only fenced");
    }
    String key = ManifestCopy.key(manifest);
    Optional<ConfirmedObject> there =
        ConfirmedObject.read(now.bucket(), key, manifest.bytes().length);
    return there.filter(copy -> copy.sha256().equals(manifest.sha256())).isPresent()
        ? new Seen.Holds<>(
            new Kept(in, Optional.of(manifest)), "Kept as " + key, Map.of("key", key))
        : new Seen.Missing<>(new Effect("bucket", key, manifest.sha256(), "If-None-Match: *"));
  }

  @Override
  public void perform(Announced in, Effect next, Work work) {
    scene
        .now()
        .bucket()
        .put(
            next.key(),
            new Body.Bytes(seen.orElseThrow().bytes()),
            Headers.kept(scene.profile()),
            new Condition.Absent(),
            work);
  }
}
