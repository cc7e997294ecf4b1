package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.KeptManifests;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestReading;
import com.thaloco.releaseconsole.profile.ManifestRules;
import com.thaloco.releaseconsole.project.LiveState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The copies of earlier manifests under {@code history/}, each read when it is wanted. */
final class KeptCopies {
  /** A copy that can be read and is what was kept: its hash is the one in its name. */
  record Copy(String key, Manifest manifest) {}

  private final LiveState now;
  private final ManifestRules rules;
  private final List<ObjectInfo> newestFirst;

  KeptCopies(LiveState now, ManifestRules rules, Work work) {
    this.now = now;
    this.rules = rules;
    var found = new ArrayList<ObjectInfo>();
    now.bucket()
        .list(
            KeptManifests.FOLDER,
            object -> {
              if (KeptManifests.parse(object.key()).isPresent()
                  && object.size() <= LiveState.MANIFEST_LIMIT) {
                found.add(object);
              }
            },
            work);
    found.sort(
        Comparator.<ObjectInfo, Instant>comparing(
                info -> KeptManifests.parse(info.key()).orElseThrow().written())
            .thenComparing(ObjectInfo::modified)
            .reversed());
    this.newestFirst = List.copyOf(found);
  }

  /** The keys, the newest first: by their names, which tell only the second. */
  List<String> keys() {
    return newestFirst.stream().map(ObjectInfo::key).toList();
  }

  /** A copy; empty where it was changed after it was kept or can't be read. */
  Optional<Copy> read(String key) {
    String start = KeptManifests.parse(key).orElseThrow().sha256Start();
    return ConfirmedObject.read(now.bucket(), key, LiveState.MANIFEST_LIMIT)
        .filter(object -> object.sha256().startsWith(start))
        .map(ConfirmedObject::bytes)
        .flatMap(bytes -> ManifestReading.of(bytes, rules).sound())
        .map(manifest -> new Copy(key, manifest));
  }
}
