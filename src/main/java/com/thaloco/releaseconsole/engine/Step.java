package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;

/**
 * One step of a cut, a recovery or a careful change.
 *
 * @param <I> the proof of what came before
 * @param <O> the proof that this step gives
 */
public interface Step<I, O> {
  /** What it is called. */
  StepName id();

  /** What it changes, who notices and whether it can be undone. */
  Description description();

  /** Looks at the real bytes: the only maker of {@code O}. */
  StepState<O> observe(I in, History past, Work work);

  /** Tries one visible effect. It proves nothing: the step is observed again. */
  void perform(I in, Effect next, Work work);
}
