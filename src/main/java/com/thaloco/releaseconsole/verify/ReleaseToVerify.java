package com.thaloco.releaseconsole.verify;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Optional;

/**
 * The release that is verified.
 *
 * @param commit the commit that it was built from
 * @param latest whether {@code latest_stable} must name it
 */
public record ReleaseToVerify(ReleaseVersion version, String commit, boolean latest) {
  /**
   * Finds a published release by manifest and tag.
   *
   * @param version the latest one where none is named
   * @throws com.thaloco.releaseconsole.flow.ProblemException if there is none or it has no tag
   */
  public static ReleaseToVerify find(Project project, Optional<ReleaseVersion> version, Work work) {
    Manifest manifest =
        project
            .world()
            .manifest()
            .orElseThrow(() -> unknown("The bucket has no manifest yet.").toException());
    ReleaseVersion wanted =
        version
            .or(manifest::latest)
            .orElseThrow(() -> unknown("The manifest names no latest release.").toException());
    String commit =
        project
            .world()
            .tag(wanted, work)
            .map(RemoteRef::commit)
            .orElseThrow(
                () -> unknown("%s has no tag on the remote.".formatted(wanted)).toException());
    return new ReleaseToVerify(wanted, commit, manifest.latest().equals(Optional.of(wanted)));
  }

  private static Problem unknown(String happened) {
    return Problem.refused(
        "verify.unknown",
        happened,
        "Nothing was verified.",
        "Name a published version: --version vX.Y.Z");
  }
}
