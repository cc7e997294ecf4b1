package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.audit.AuditFinding;
import com.thaloco.releaseconsole.recover.ReleaseProblem;
import com.thaloco.releaseconsole.snapshot.Standing;
import com.thaloco.releaseconsole.ui.kit.Status;

/** How the words of the core for good and bad are shown: the one place that says so. */
public final class Statuses {
  private Statuses() {}

  /** How a problem of this urgency is shown: blocked where clients meet it. */
  public static Status of(ReleaseProblem.Severity severity) {
    return switch (severity) {
      case CLIENTS -> Status.BLOCKED;
      case HAND -> Status.WARNED;
      case OFFERED -> Status.NOT_NEEDED;
    };
  }

  /** How a finding of the audit is shown. */
  public static Status of(AuditFinding finding) {
    return switch (finding.severity()) {
      case SOUND -> Status.PASSED;
      case WARNED -> Status.WARNED;
      case BROKEN -> Status.BLOCKED;
    };
  }

  /** How the whole is shown. */
  public static Status of(Standing standing) {
    return switch (standing) {
      case BROKEN -> Status.BLOCKED;
      case ATTENTION -> Status.WARNED;
      case OLDER -> Status.OUT_OF_DATE;
      case UNKNOWN -> Status.NOT_RUN;
      case CLEAR -> Status.PASSED;
    };
  }
}
