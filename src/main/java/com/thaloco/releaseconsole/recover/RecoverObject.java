package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.engine.Runner;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.trust.Keyring;

/** Puts back lost or damaged objects of a good release. */
final class RecoverObject implements WayOut {
  RecoverObject(Scene scene) {}

  @Override
  public Plan plan(Work work) {
    throw refused();
  }

  @Override
  public Outcome<RecoverResult> take(Runner runner, Keyring keyring, Work work) {
    throw refused();
  }

  private static RuntimeException refused() {
    return Problem.refused(
            "recover.not-possible",
            "Objects can't be repaired yet.",
            "Nothing was changed.",
            "Put the object back by hand.")
        .toException();
  }
}
