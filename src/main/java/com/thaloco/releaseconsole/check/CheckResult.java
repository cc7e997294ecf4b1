package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import java.util.Optional;

/**
 * A finding, and the problem that kept the check from looking, if there was one: it decides the
 * exit code.
 */
public record CheckResult(Finding finding, Optional<Problem> problem) {
  /** A finding of a check that could look. */
  public static CheckResult of(Finding finding) {
    return new CheckResult(finding, Optional.empty());
  }

  /**
   * The answer of a check that needs what another one reports as broken: it was not run, so that
   * one cause is reported once.
   */
  static CheckResult waiting(String id, String cause, String what) {
    return of(Finding.notRun(id, "Waits for %s: %s.".formatted(cause, what), Remedy.NONE));
  }

  /** What a problem says as the answer of a check. */
  public static CheckResult failed(String id, Problem problem) {
    return new CheckResult(
        Finding.blocked(id, problem.happened(), problem.evidence(), problem.next()),
        Optional.of(problem));
  }
}
