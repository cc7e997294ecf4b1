package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.bucket.SmallObject;
import com.thaloco.releaseconsole.bucket.Written;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.KeptManifests;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The effects of a careful change on the bucket, each observed before and after: what holds already
 * is not done again, so that a change that was killed is finished by the same command.
 */
final class Writing {
  static final StepId KEEP = new StepId("keep-manifest");
  static final StepId MANIFEST = new StepId("put-manifest");
  static final StepId INSTALLER = new StepId("put-installer");
  static final StepId REMOVE = new StepId("remove-object");

  private final Scene scene;
  private final String change;
  private final ChangeLog log;
  private final Work work;
  private final List<String> done = new ArrayList<>();

  Writing(Scene scene, String change, ChangeLog log, Work work) {
    this.scene = scene;
    this.change = change;
    this.log = log;
    this.work = work;
  }

  /** A sentence for each effect that was made. */
  List<String> done() {
    return List.copyOf(done);
  }

  /** Keeps the present manifest, readable or not: R2 has no versioning. */
  void keep() {
    if (scene.manifestObject().isEmpty()) {
      return;
    }
    ConfirmedObject manifest = scene.manifestObject().get();
    String key = KeptManifests.key(manifest.info().modified(), manifest.sha256());
    if (read(key).filter(there -> there.sha256().equals(manifest.sha256())).isPresent()) {
      return;
    }
    begin(KEEP, key, manifest.sha256());
    bucket()
        .put(
            key,
            new Body.Bytes(manifest.bytes()),
            headers("application/json", profile().bucket().versionedCache(), Map.of()),
            new Condition.Absent(),
            work.in(KEEP, Optional.of(key)));
    require(key, manifest.sha256());
    end(KEEP, key, "The manifest as it was is kept as %s.".formatted(key));
  }

  /** Writes the manifest, if nobody else has meanwhile. */
  void manifest(Manifest wanted, String sentence) {
    String key = profile().manifest().key();
    Manifest unique = wanted.fenced();
    String sha256 = Hashes.sha256(unique.bytes());
    begin(MANIFEST, key, sha256);
    Written written =
        bucket()
            .put(
                key,
                new Body.Bytes(unique.bytes()),
                headers("application/json", profile().bucket().rootCache(), Map.of()),
                scene
                    .manifestEtag()
                    .<Condition>map(Condition.Matches::new)
                    .orElseGet(Condition.Absent::new),
                work.in(MANIFEST, Optional.of(key)));
    // A refusal after a lost answer may be our own write; no two writes have the same bytes.
    boolean ours = read(key).filter(there -> there.sha256().equals(sha256)).isPresent();
    if (!ours) {
      throw overtaken(written).toException();
    }
    end(MANIFEST, key, sentence);
    work.in(MANIFEST, Optional.of(key)).emit(stamp -> new Event.Visibility(stamp, true, sentence));
  }

  /** Puts the installer of a release, if it is not there yet. */
  void installer(byte[] wanted, String commit, ReleaseVersion version) {
    String key = profile().installer().key();
    Optional<SmallObject> before = read(key);
    if (before.filter(there -> Arrays.equals(there.bytes(), wanted)).isPresent()) {
      return;
    }
    requireNamed(version);
    requireAsListed(key, before);
    String sha256 = Hashes.sha256(wanted);
    begin(INSTALLER, key, sha256);
    bucket()
        .put(
            key,
            new Body.Bytes(wanted),
            headers("text/x-shellscript", profile().bucket().rootCache(), Map.of("commit", commit)),
            before
                .<Condition>map(there -> new Condition.Matches(there.info().etag()))
                .orElseGet(Condition.Absent::new),
            work.in(INSTALLER, Optional.of(key)));
    require(key, sha256);
    end(INSTALLER, key, "%s is the one of %s.".formatted(key, version));
  }

  /** The installer follows {@code latest_stable}: another release's would not fit. */
  private void requireNamed(ReleaseVersion version) {
    Optional<ReleaseVersion> latest = scene.world().fresh().manifest().flatMap(Manifest::latest);
    if (!latest.equals(Optional.of(version))) {
      throw halfDone("the manifest").toException();
    }
  }

  /** What was stored since the plan was made is somebody else's. */
  private void requireAsListed(String key, Optional<SmallObject> now) {
    Optional<String> listed =
        Optional.ofNullable(scene.objects().get(key)).map(i -> PublicLook.bare(i.etag()));
    if (!now.map(there -> PublicLook.bare(there.info().etag())).equals(listed)) {
      throw halfDone(key).toException();
    }
  }

  private static Problem halfDone(String what) {
    return Problem.refused(
        "change.overtaken",
        "Somebody else wrote %s meanwhile.".formatted(what),
        "The installer was not written.",
        Remedy.text("Audit the bucket")
            .aside(OwnCommand.BUCKET_AUDIT.with())
            .then(": it reports whether manifest and installer agree."));
  }

  /** Removes one object, after a last look. */
  void remove(ObjectInfo info) {
    begin(REMOVE, info.key(), "");
    bucket().delete(info.key());
    if (bucket().head(info.key()).isPresent()) {
      throw Problem.refused(
              "change.still-there",
              "%s is still there after it was removed.".formatted(Printable.of(info.key())),
              "Whether somebody stored it again is not known.",
              "Look at it, and find out who else writes to the bucket.")
          .toException();
    }
    end(REMOVE, info.key(), "%s was removed.".formatted(Printable.of(info.key())));
  }

  private void begin(StepId step, String key, String sha256) {
    work.checkpoint();
    log.append(
        change,
        ChangeLog.Fact.INTENDED,
        sha256.isEmpty()
            ? Map.of("step", step.name(), "key", key)
            : Map.of("step", step.name(), "key", key, "sha256After", sha256));
    work.in(step, Optional.of(key))
        .emit(stamp -> new Event.StepChanged(stamp, Event.State.RUNNING, Optional.empty()));
  }

  private void end(StepId step, String key, String sentence) {
    log.append(change, ChangeLog.Fact.DONE, Map.of("step", step.name(), "key", key));
    done.add(sentence);
    work.in(step, Optional.of(key))
        .emit(stamp -> new Event.StepChanged(stamp, Event.State.DONE, Optional.of(sentence)));
  }

  private void require(String key, String sha256) {
    if (read(key).filter(there -> there.sha256().equals(sha256)).isEmpty()) {
      throw Problem.refused(
              "change.overtaken",
              "%s is not what was just written: somebody else writes to the bucket.".formatted(key),
              "The change was not finished.",
              "Find out who else is at work, then run the same command again: it goes on.")
          .toException();
    }
  }

  private Problem overtaken(Written written) {
    return Problem.refused(
        "change.overtaken",
        written instanceof Written.Refused
            ? "Somebody else wrote the manifest meanwhile."
            : "The manifest is not what was just written: somebody else wrote it after that.",
        "The change was not made, or did not last; nothing of theirs was overwritten.",
        "Look at the manifest, and run the same command again if the change is still wanted.");
  }

  private Optional<SmallObject> read(String key) {
    return bucket()
        .read(
            key,
            key.equals(profile().installer().key())
                ? LiveState.INSTALLER_LIMIT
                : LiveState.MANIFEST_LIMIT);
  }

  private static ObjectHeaders headers(String type, String cache, Map<String, String> metadata) {
    return new ObjectHeaders(type, cache, metadata);
  }

  private Bucket bucket() {
    return scene.bucket();
  }

  private Profile profile() {
    return scene.profile();
  }
}
