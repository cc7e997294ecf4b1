package com.thaloco.releaseconsole.recover.reproduce;

import com.thaloco.releaseconsole.artefact.BuildIdentity;
import com.thaloco.releaseconsole.artefact.BuildPlan;
import com.thaloco.releaseconsole.artefact.Builder;
import com.thaloco.releaseconsole.artefact.Packed;
import com.thaloco.releaseconsole.artefact.Tarball;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.process.ChildEnvironment;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** Builds the tarball of a commit again, as a cut would, in a folder that holds nothing else. */
public final class Rebuild {
  private Rebuild() {}

  /**
   * Checks out, builds and packs.
   *
   * @param builtAt the build time that the binaries and the tarball's members carry
   * @param folder empty; the tarball stays in it
   */
  public static Packed tarball(
      Project project,
      ReleaseVersion version,
      String commit,
      Instant builtAt,
      Path folder,
      Work work) {
    Path checkout = folder.resolve("checkout");
    project.repository().export(commit, checkout, work);
    return pack(project, version, commit, builtAt, checkout, folder, work);
  }

  static Packed pack(
      Project project,
      ReleaseVersion version,
      String commit,
      Instant builtAt,
      Path checkout,
      Path folder,
      Work work) {
    Profile profile = project.profile();
    var plan =
        BuildPlan.of(
            profile.build(),
            new BuildIdentity(version, commit, builtAt),
            checkout,
            folder.resolve("binaries"),
            ChildEnvironment.of(project.environment(), profile.build().environment(), Map.of())
                .orThrow());
    return Tarball.pack(
        new Builder(project.processes()).build(plan, work).members(),
        builtAt,
        folder.resolve("again").resolve(profile.tarballName(version.text())),
        work);
  }
}
