package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.SmallObject;
import com.thaloco.releaseconsole.cut.Headers;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.Noticed;
import com.thaloco.releaseconsole.engine.Seen;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.recover.Proofs.InStep;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Puts the install script of the release that {@code latest_stable} names, byte for byte. */
final class InstallerOfLatest<I> implements Step<I, InStep> {
  private final Scene scene;
  private final String whose;

  /**
   * @param whose the release that will be latest, for people
   */
  InstallerOfLatest(Scene scene, String whose) {
    this.scene = scene;
    this.whose = whose;
  }

  /** The script that belongs into the bucket, and whose. */
  record Wanted(ReleaseVersion version, String commit, byte[] bytes) {}

  @Override
  public RecoverStep id() {
    return RecoverStep.PUT_INSTALLER;
  }

  @Override
  public Description description() {
    return whose.equals("none")
        ? new Description(
            "Leave the install script",
            "No release is latest afterwards.",
            Noticed.NOBODY,
            Undo.NOTHING_TO_UNDO)
        : new Description(
            "Put the install script of " + whose,
            "One conditional write of %s at the commit of %s, byte for byte. New installs run it from then on."
                .formatted(scene.profile().installer().path(), whose),
            Noticed.CLIENTS,
            Undo.CAN_BE_UNDONE);
  }

  @Override
  public Seen<InStep> observe(I in, History past, Work work) {
    LiveState now = scene.now();
    Optional<Wanted> wanted = wanted(scene.project(), now, work);
    if (wanted.isEmpty()) {
      return new Seen.Holds<>(new InStep(), "No release is latest; the install script stays");
    }
    Optional<SmallObject> there = present(now);
    if (there.isPresent() && Arrays.equals(there.get().bytes(), wanted.get().bytes())) {
      return new Seen.Holds<>(
          new InStep(),
          "%s is the one of %s".formatted(key(), wanted.get().version()),
          Map.of("sha256", there.get().sha256()));
    }
    return new Seen.Missing<>(
        new Effect(
            "bucket",
            key(),
            Hashes.sha256(wanted.get().bytes()),
            there.map(o -> "If-Match: " + o.info().etag()).orElse("If-None-Match: *")));
  }

  @Override
  public void perform(I in, Effect next, Work work) {
    LiveState now = scene.now();
    Wanted wanted = wanted(scene.project(), now, work).orElseThrow();
    now.bucket()
        .put(
            key(),
            new Body.Bytes(wanted.bytes()),
            Headers.installer(scene.profile(), wanted.commit()),
            present(now)
                .<Condition>map(o -> new Condition.Matches(o.info().etag()))
                .orElseGet(Condition.Absent::new),
            work);
  }

  /**
   * The script of the release that is latest; empty where none is.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException where its commit can't be read here
   */
  static Optional<Wanted> wanted(Project project, LiveState now, Work work) {
    return now.manifest()
        .flatMap(Manifest::latest)
        .map(latest -> of(project, latest, BuiltFrom.commit(project, now, latest, work)));
  }

  /** The script of a release. */
  static Wanted of(Project project, ReleaseVersion version, Optional<String> commit) {
    String path = project.profile().installer().path();
    return commit
        .flatMap(id -> project.repository().commit(id))
        .flatMap(
            id -> project.repository().blob(id, path).map(bytes -> new Wanted(version, id, bytes)))
        .orElseThrow(() ->
            Problem.refused(
                    "recover.no-installer",
                    "%s of %s can't be read in this repository%s."
                        .formatted(path, version, commit.map(id -> ", at " + id).orElse("")),
                    "Nothing was changed.",
                    Remedy.text("Fetch the remote with its tags")
                        .aside(Action.shell("git", "fetch", "--tags"))
                        .then(", then try again."))
                .toException());
  }

  static Optional<SmallObject> present(Project project, LiveState now) {
    return now.bucket().read(project.profile().installer().key(), LiveState.INSTALLER_LIMIT);
  }

  private Optional<SmallObject> present(LiveState now) {
    return present(scene.project(), now);
  }

  private String key() {
    return scene.profile().installer().key();
  }
}
