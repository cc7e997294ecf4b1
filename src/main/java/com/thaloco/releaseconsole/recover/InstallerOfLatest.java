package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.engine.ChangeTargets;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.InstallScript;
import com.thaloco.releaseconsole.engine.InstallerChoice;
import com.thaloco.releaseconsole.engine.NoticedBy;
import com.thaloco.releaseconsole.engine.PutInstaller;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.recover.RecoveryProofs.InStep;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Optional;

/** Puts the install script of the release that {@code latest_stable} names, byte for byte. */
final class InstallerOfLatest<I> implements InstallerChoice<I, InStep> {
  private final RecoveryContext scene;
  private final String whose;

  /**
   * @param whose the release that will be latest, for people
   */
  InstallerOfLatest(RecoveryContext scene, String whose) {
    this.scene = scene;
    this.whose = whose;
  }

  @Override
  public Description description() {
    return whose.equals("none")
        ? new Description(
            "Leave the install script",
            "No release is latest afterwards.",
            NoticedBy.NOBODY,
            Undo.NOTHING_TO_UNDO)
        : new Description(
            "Publish the install script of " + whose,
            "One conditional write of %s from the commit of %s, also if it is already correct: a pending write of another machine then fails. New installs run it."
                .formatted(scene.profile().installer().path(), whose),
            NoticedBy.CLIENTS,
            Undo.CAN_BE_UNDONE);
  }

  @Override
  public Optional<InstallScript> wanted(
      LiveState now, Optional<ConfirmedObject> there, History past, Work work) {
    return wanted(scene.project(), now, work);
  }

  @Override
  public InStep proof(I in, Optional<InstallScript> put) {
    return new InStep();
  }

  /** The step that puts it. */
  PutInstaller<I, InStep> step() {
    return new PutInstaller<>(RecoverStep.PUT_INSTALLER, scene.targets(), this);
  }

  /**
   * The script of the release that is latest; empty where none is.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException where its commit can't be read here
   */
  static Optional<InstallScript> wanted(Project project, LiveState now, Work work) {
    return now.manifest()
        .flatMap(Manifest::latest)
        .map(latest -> of(project, latest, BuiltFrom.commit(project, now, latest, work)));
  }

  /** The script of a release. */
  static InstallScript of(Project project, ReleaseVersion version, Optional<String> commit) {
    String path = project.profile().installer().path();
    return commit
        .flatMap(id -> InstallScript.of(ChangeTargets.of(project), version, id))
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

  static Optional<ConfirmedObject> present(Project project, LiveState now) {
    return PutInstaller.present(ChangeTargets.of(project), now);
  }
}
