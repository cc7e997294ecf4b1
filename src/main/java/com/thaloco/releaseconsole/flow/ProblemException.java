package com.thaloco.releaseconsole.flow;

/**
 * Carries a {@link Problem} out of a leaf to the one place that makes an {@link Outcome} of it. It
 * is unchecked because it crosses streams and callables; nothing but a face or the runner catches
 * it.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    super(problem.happened());
    this.problem = problem;
  }

  /** What happened, what was not done and what is next. */
  public Problem problem() {
    return problem;
  }
}
