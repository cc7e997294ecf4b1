package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.check.Project;
import com.thaloco.releaseconsole.flow.Work;

/**
 * Looks at every manifest entry, every object and every tag, and changes nothing.
 */
public final class Audit {
  private final Project project;

  /** An audit of a project's bucket. */
  public Audit(Project project) {
    this.project = project;
  }

  /**
   * Runs the audit. Each finding is told as {@link com.thaloco.releaseconsole.flow.Event.Line} as it
   * comes, progress as bytes of the bucket.
   */
  public AuditReport run(Work work) {
    throw new UnsupportedOperationException("not yet");
  }
}
