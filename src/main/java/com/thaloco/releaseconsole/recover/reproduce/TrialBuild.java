package com.thaloco.releaseconsole.recover.reproduce;

import com.thaloco.releaseconsole.artefact.Packed;
import com.thaloco.releaseconsole.flow.Failure;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Folders;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.version.ReleaseVersion;

/** Builds and packs a version as a cut would. Nothing of it is kept, signed or uploaded. */
public final class TrialBuild {
  /** Where its output belongs. */
  public static final StepId STEP = new StepId("build");

  private TrialBuild() {}

  /** Gives size and hash of the tarball; its file is gone by then. */
  public static Outcome<Packed> run(
      Project project, ReleaseVersion version, String commit, Work work) {
    return Failure.outcome(
        STEP,
        () ->
            new Outcome.Ok<>(
                Folders.inScratch(
                    "trial",
                    scratch ->
                        Rebuild.tarball(
                            project, version, commit, project.clock().instant(), scratch, work))));
  }
}
