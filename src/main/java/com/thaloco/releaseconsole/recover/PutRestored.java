package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.bucket.Written;
import com.thaloco.releaseconsole.cut.Headers;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.Noticed;
import com.thaloco.releaseconsole.engine.Seen;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.ManifestState;
import com.thaloco.releaseconsole.recover.Proofs.KeptStored;
import com.thaloco.releaseconsole.recover.Proofs.ManifestBack;
import java.util.Map;
import java.util.Optional;

/** Writes the manifest that was found, if what was kept is still what is there. */
final class PutRestored implements Step<KeptStored, ManifestBack> {
  private final Scene scene;
  private final RestoredManifest restored;

  PutRestored(Scene scene, RestoredManifest restored) {
    this.scene = scene;
    this.restored = restored;
  }

  @Override
  public RecoverStep id() {
    return RecoverStep.PUT_MANIFEST;
  }

  @Override
  public Description description() {
    Manifest manifest = restored.manifest();
    return new Description(
        "Write " + key(),
        "One conditional write with %d releases. Clients get %s."
            .formatted(
                manifest.entries().size(),
                manifest.latestText().isEmpty() ? "none" : manifest.latestText()),
        Noticed.CLIENTS,
        Undo.CAN_BE_UNDONE);
  }

  @Override
  public Seen<ManifestBack> observe(KeptStored in, History past, Work work) {
    LiveState now = scene.now();
    if (now.manifestState() instanceof ManifestState.Read(var object, Manifest manifest)
        && restored.isIn(manifest)) {
      String sentence =
          manifest.latestText().isEmpty()
              ? "The manifest names no latest release."
              : "Clients get %s.".formatted(manifest.latestText());
      work.emit(stamp -> new Event.Visibility(stamp, true, sentence));
      return new Seen.Holds<>(
          new ManifestBack(),
          "%s names %d releases. %s".formatted(key(), manifest.entries().size(), sentence),
          Map.of("manifest", object.sha256()));
    }
    Optional<String> etag = now.bucket().head(key()).map(ObjectInfo::etag);
    if (!etag.equals(in.etag())) {
      return new Seen.Differs<>(
          Problem.refused(
              "recover.restless-manifest",
              "Another program wrote %s while it was being put back.".formatted(key()),
              "It was not overwritten.",
              "Find out who writes to the bucket, then run the same command again."));
    }
    return new Seen.Missing<>(
        new Effect(
            "bucket",
            key(),
            "", // unique at each try
            etag.map(there -> "If-Match: " + there).orElse("If-None-Match: *")));
  }

  @Override
  public void perform(KeptStored in, Effect next, Work work) {
    Written written =
        scene
            .now()
            .bucket()
            .put(
                next.key(),
                new Body.Bytes(restored.manifest().fenced().bytes()),
                Headers.manifest(scene.profile()),
                in.etag().<Condition>map(Condition.Matches::new).orElseGet(Condition.Absent::new),
                work);
    if (written instanceof Written.Refused) {
      work.line("The bucket reports that the manifest has changed; it is read again");
    }
  }

  private String key() {
    return scene.profile().manifest().key();
  }
}
