package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.bucket.SmallObject;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.manifest.KeptManifests;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.manifest.ManifestReading;
import com.thaloco.releaseconsole.project.LiveState;
import java.util.Optional;

/** What leads out of a damaged manifest: the newest kept one that may come back, by its key. */
final class KeptRemedy {
  private static final int LOOKED_AT = 5;

  private KeptRemedy() {}

  /** In words, with a command that can be pasted as far as there is such a manifest. */
  static Remedy of(Scene scene) {
    return key(scene)
        .map(key ->
            Remedy.text("Restore a valid one from history/")
                .by(OwnCommand.BUCKET_RESTORE.with("--manifest", key)))
        .orElse(
            Remedy.text(
                "Put a valid copy of %s back by other means: no usable copy under history/."
                    .formatted(scene.profile().manifest().key())));
  }

  private static Optional<String> key(Scene scene) {
    return scene.kept().reversed().stream()
        .limit(LOOKED_AT)
        .filter(info -> info.size() <= LiveState.MANIFEST_LIMIT)
        .filter(info -> mayComeBack(scene, info))
        .map(ObjectInfo::key)
        .findFirst();
  }

  private static boolean mayComeBack(Scene scene, ObjectInfo info) {
    Optional<SmallObject> kept = scene.bucket().read(info.key(), LiveState.MANIFEST_LIMIT);
    String start = KeptManifests.parse(info.key()).orElseThrow().sha256Start();
    return kept.filter(object -> object.sha256().startsWith(start))
        .flatMap(object -> ManifestReading.of(object.bytes(), scene.profile().manifest()).sound())
        .filter(manifest -> manifest.latest().isPresent())
        .filter(manifest ->
            manifest.entries().stream()
                .map(ManifestEntry::version)
                .noneMatch(scene.burned()::contains))
        .isPresent();
  }
}
