package com.thaloco.releaseconsole.rehearsal;

import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.Source;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.version.ReleaseVersion;

/** The version that a rehearsal cuts: the newest section of the sample project's changelog. */
public final class SampleVersion {
  private SampleVersion() {}

  /** The version, whether or not it is released by now. */
  public static ReleaseVersion toCut(Project project) {
    String path = project.profile().changelog().path();
    return project
        .repository()
        .blob(project.head(), path)
        .map(bytes -> Changelog.parse(Source.decode(path, bytes)))
        .flatMap(Changelog::newest)
        .flatMap(section -> section.version())
        .flatMap(number -> ReleaseVersion.parse("v" + number))
        .orElseThrow(() ->
            Problem.refused(
                    "rehearsal.no-version",
                    "%s names no release to cut.".formatted(path),
                    "Nothing was rehearsed.",
                    "Prepare a new rehearsal folder.")
                .toException());
  }
}
