package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.cut.Proofs.Kept;
import com.thaloco.releaseconsole.cut.Proofs.ReadBack;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.Noticed;
import com.thaloco.releaseconsole.engine.Seen;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the present manifest under a key of its own before it is overwritten: see {@link
 * ManifestCopy}.
 */
final class KeepManifest implements Step<ReadBack, Kept> {
  private final Context context;

  KeepManifest(Context context) {
    this.context = context;
  }

  @Override
  public CutStep id() {
    return CutStep.KEEP_MANIFEST;
  }

  @Override
  public Description description() {
    return new Description(
        "Keep the present manifest",
        "Stores a copy under history/: the bucket has no versions of its own.",
        Noticed.NOBODY,
        Undo.NOTHING_TO_UNDO);
  }

  @Override
  public Seen<Kept> observe(ReadBack in, History past, Work work) {
    if (in.manifest().isEmpty()) {
      return new Seen.Holds<>(new Kept(in), "There is no manifest yet");
    }
    ConfirmedObject manifest = in.manifest().get();
    String key = ManifestCopy.key(manifest);
    Optional<ConfirmedObject> there =
        ConfirmedObject.read(context.bucket(), key, manifest.bytes().length);
    if (there.isPresent() && there.get().sha256().equals(manifest.sha256())) {
      return new Seen.Holds<>(new Kept(in), "Kept as " + key, Map.of("key", key));
    }
    return new Seen.Missing<>(new Effect("bucket", key, manifest.sha256(), "If-None-Match: *"));
  }

  @Override
  public void perform(ReadBack in, Effect next, Work work) {
    context
        .bucket()
        .put(
            next.key(),
            new Body.Bytes(in.manifest().orElseThrow().bytes()),
            Headers.kept(context.profile()),
            new Condition.Absent(),
            work);
  }
}
