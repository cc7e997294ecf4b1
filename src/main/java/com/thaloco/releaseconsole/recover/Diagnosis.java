package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.trust.Agreement;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with a project's releases, found by looking at the state folder, the repository,
 * its remote and the bucket; only reads.
 *
 * @param troubles the most urgent first
 * @param drift the pins of HEAD where they differ, for a screen that shows both sides
 * @param burned the versions that no machine cuts again, in order
 * @param complete whether everything could be examined; if not, a problem says what could not
 */
public record Diagnosis(
    List<ReleaseProblem> troubles,
    Optional<Agreement.Drift> drift,
    List<ReleaseVersion> burned,
    boolean complete) {
  public Diagnosis {
    troubles = List.copyOf(troubles);
    burned = List.copyOf(burned);
  }

  /**
   * Looks at what the project's world says, asked as far as it was not yet. A part that can't be
   * reached is a problem of its own.
   */
  public static Diagnosis of(Project project, Work work) {
    return new Examination(project, work).diagnosis();
  }

  /** Whether anything waits for the maintainer. */
  public boolean needsHand() {
    return troubles.stream().anyMatch(ReleaseProblem::needsHand);
  }
}
