package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.check.Project;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.version.ReleaseVersion;

/** Plans careful changes, and carries them out. */
public final class Changes {
  private final Project project;

  /** The changes of a project's bucket. */
  public Changes(Project project) {
    this.project = project;
  }

  /** What removing an orphan would do. */
  public Outcome<ChangePlan.Removal> removal(String key, Work work) {
    throw new UnsupportedOperationException("not yet");
  }

  /** What moving {@code latest_stable} would do. */
  public Outcome<ChangePlan.LatestChange> latest(ReleaseVersion to, Work work) {
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * What restoring a kept manifest would do.
   *
   * @param exact without carrying over entries that were published since
   */
  public Outcome<ChangePlan.Restoration> restoration(String key, boolean exact, Work work) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Carries a plan out, after its confirmation was typed. */
  public Outcome<Changed> carryOut(ChangePlan plan, String typed, Work work) {
    throw new UnsupportedOperationException("not yet");
  }
}
