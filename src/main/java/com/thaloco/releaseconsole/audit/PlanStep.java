package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.engine.Noticed;
import com.thaloco.releaseconsole.flow.Remedy;

/**
 * One step of a plan, as it is shown before anything is done.
 *
 * @param effect what changes
 * @param noticed who notices
 * @param notices the same as a sentence, and how
 * @param undo how it is undone, or that it can't be
 */
public record PlanStep(String effect, Noticed noticed, String notices, Remedy undo) {
  /** The same where the way back is words alone, without a command. */
  public PlanStep(String effect, Noticed noticed, String notices, String undo) {
    this(effect, noticed, notices, Remedy.text(undo));
  }
}
