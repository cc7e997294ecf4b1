package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.engine.Runner;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.trust.Keyring;

/** One way out: what it would do, and doing it. */
interface RecoveryPlanner {
  /**
   * The plan as things are now.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException where this way does not lead out
   */
  RecoveryPlan plan(Work work);

  /** Goes the way, from wherever an earlier try has left it. */
  Outcome<RecoverResult> take(Runner runner, Keyring keyring, Work work);
}
