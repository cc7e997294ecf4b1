package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.source.Tag;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a version can be seen at one moment.
 *
 * @param remoteTag its tag on the remote; empty also where the remote is away
 * @param remoteAway why the remote could not be asked
 * @param objects below its folder in the bucket
 * @param commit that it was built from, as far as anybody knows
 */
record VersionTraces(
    Optional<Manifest> manifest,
    boolean named,
    boolean latest,
    boolean burned,
    Optional<RemoteRef> remoteTag,
    Optional<String> remoteAway,
    Optional<Tag> tagHere,
    List<ObjectInfo> objects,
    Optional<String> commit) {
  static VersionTraces of(RecoveryContext scene, Work work) {
    ReleaseVersion version = scene.version();
    LiveState now = scene.now();
    Optional<Manifest> manifest = now.manifest();
    Optional<RemoteRef> tag = Optional.empty();
    Optional<String> away = Optional.empty();
    try {
      tag = now.tag(version, work);
    } catch (ProblemException e) {
      away = Optional.of(e.problem().happened());
    }
    var objects = new ArrayList<ObjectInfo>();
    now.bucket().list(version + "/", objects::add, work);
    return new VersionTraces(
        manifest,
        manifest.flatMap(m -> m.entry(version)).isPresent(),
        manifest.map(Manifest::latestText).equals(Optional.of(version.text())),
        now.burned(work).contains(version),
        tag,
        away,
        scene.project().repository().tag(version.text()),
        List.copyOf(objects),
        BuiltFrom.commit(scene.project(), now, version, work));
  }

  /** Whether no one ever heard of it. */
  boolean isEmpty() {
    return !named
        && !latest
        && !burned
        && remoteTag.isEmpty()
        && tagHere.isEmpty()
        && objects.isEmpty();
  }

  /** What {@code latest_stable} says now. */
  String latestText() {
    return manifest.map(Manifest::latestText).filter(text -> !text.isEmpty()).orElse("none");
  }

  int entries() {
    return manifest.map(m -> m.entries().size()).orElse(0);
  }
}
