package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;

/**
 * One step of a cut or a recovery.
 *
 * @param <I> the proof of what came before
 * @param <O> the proof that this step gives
 */
public interface Step<I, O> {
  /** What it is called. */
  StepName id();

  /** Looks at the real bytes: the only maker of {@code O}. */
  Seen<O> observe(I in, History past, Work work);

  /** Tries one visible effect. It proves nothing: the step is observed again. */
  void perform(I in, Effect next, Work work);
}
