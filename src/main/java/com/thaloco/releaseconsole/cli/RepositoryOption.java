package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.project.Project;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --repo DIR} of every command that works on a project, and how that project is opened. */
final class RepositoryOption {
  @Option(names = "--repo", required = true, paramLabel = "DIR", description = "The repository.")
  private Path folder = Path.of("");

  /** The folder that was named. */
  Path folder() {
    return folder;
  }

  /**
   * Opens the project that was named; the caller closes it.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException if there is no repository, no profile,
   *     or one with a mistake
   */
  Project open(CommonOptions common) {
    return common.open(folder);
  }
}
