package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.Candidate;

/** One question of the checklist. */
public interface Check {
  /** The id of the contract. */
  String id();

  /** Whether a project has what this check asks about; elsewhere the check is not shown. */
  default boolean applies(Profile profile) {
    return true;
  }

  /** What its answer depends on. */
  Binding binding();

  /**
   * Looks, and answers with evidence. A {@link com.thaloco.releaseconsole.flow.ProblemException} is
   * taken as a blocked finding with the problem's sentences.
   */
  Finding run(Candidate subject, Work work);

  /**
   * Whether a text answers what this check asks; without one that does, the finding still asks. A
   * check that looks at its answer itself says no here.
   */
  default boolean accepts(String answer) {
    return true;
  }

  /** What the answer of a check depends on, and so how long it holds. */
  enum Binding {
    /** The commit and the profile alone: the answer is kept for both. */
    COMMIT,
    /** Bucket, remote, forge, working tree, key or clock: asked again at every start and resume. */
    WORLD,
    /**
     * As {@link #WORLD}, but something that changes by itself and that nothing observes, such as
     * the result of CI: the window shows what blocks as older once it has observed remote and
     * bucket again.
     */
    UNOBSERVED
  }
}
