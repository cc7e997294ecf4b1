package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.engine.Runner;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.trust.Keyring;
import java.util.Optional;

/** One recovery: what it would do, and doing it. */
interface RecoveryPlanner {
  /**
   * The plan as things are now.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException where this way does not apply
   */
  RecoveryPlan plan(Work work);

  /** What an answer is about, as it was when the plan was made; else it is about the version. */
  default Optional<String> about(String question) {
    return Optional.empty();
  }

  /** Goes the way, from wherever an earlier try has left it. */
  Outcome<RecoverResult> take(Runner runner, Keyring keyring, Work work);
}
