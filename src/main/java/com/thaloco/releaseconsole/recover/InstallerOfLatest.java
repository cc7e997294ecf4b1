package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.ConfirmedObject;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.InstallScript;
import com.thaloco.releaseconsole.engine.InstallerChoice;
import com.thaloco.releaseconsole.engine.NoticedBy;
import com.thaloco.releaseconsole.engine.OptionalStep;
import com.thaloco.releaseconsole.engine.PutInstaller;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.profile.InstallerRules;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.recover.RecoveryProofs.InStep;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Optional;

/** Puts the install script of the release that {@code latest_stable} names, byte for byte. */
final class InstallerOfLatest<I> implements InstallerChoice<I, InStep> {
  private final RecoveryContext scene;
  private final InstallerRules rules;
  private final String whose;

  private InstallerOfLatest(RecoveryContext scene, InstallerRules rules, String whose) {
    this.scene = scene;
    this.rules = rules;
    this.whose = whose;
  }

  /**
   * The step that puts it, where the project has an installer.
   *
   * @param whose the release that will be latest, for people
   */
  static <I> OptionalStep<I, InStep> step(RecoveryContext scene, String whose) {
    return OptionalStep.of(
        scene.profile().installer(), rules -> step(scene, rules, whose), _ -> new InStep());
  }

  /** The same for a project that has one. */
  static <I> PutInstaller<I, InStep> step(
      RecoveryContext scene, InstallerRules rules, String whose) {
    return new PutInstaller<>(
        RecoverStep.PUT_INSTALLER,
        scene.targets(),
        rules,
        new InstallerOfLatest<I>(scene, rules, whose));
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
                .formatted(rules.path(), whose),
            NoticedBy.CLIENTS,
            Undo.CAN_BE_UNDONE);
  }

  @Override
  public Optional<InstallScript> wanted(
      LiveState now, Optional<ConfirmedObject> there, History past, Work work) {
    return wanted(scene.project(), rules, now, work);
  }

  @Override
  public InStep proof(I in, Optional<InstallScript> put) {
    return new InStep();
  }

  /**
   * The script of the release that is latest; empty where none is.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException where its commit can't be read here
   */
  static Optional<InstallScript> wanted(
      Project project, InstallerRules rules, LiveState now, Work work) {
    return now.manifest()
        .flatMap(Manifest::latest)
        .map(latest -> of(project, rules, latest, BuiltFrom.commit(project, now, latest, work)));
  }

  /** The script of a release. */
  static InstallScript of(
      Project project, InstallerRules rules, ReleaseVersion version, Optional<String> commit) {
    return commit
        .flatMap(id -> InstallScript.of(rules, project.repository(), version, id))
        .orElseThrow(() ->
            Problem.refused(
                    "recover.no-installer",
                    "%s of %s can't be read in this repository%s."
                        .formatted(
                            rules.path(), version, commit.map(id -> ", at " + id).orElse("")),
                    "Nothing was changed.",
                    Remedy.text("Fetch the remote with its tags")
                        .aside(Action.shell("git", "fetch", "--tags"))
                        .then(", then try again."))
                .toException());
  }
}
