package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.flow.Remedy;

/**
 * One step of a plan, as it is shown before anything is done.
 *
 * @param effect what changes
 * @param notices who notices, and how
 * @param undo how it is undone, or that it can't be
 */
public record PlanStep(String effect, String notices, Remedy undo) {
  /** The same where the way back is words alone, without a command. */
  public PlanStep(String effect, String notices, String undo) {
    this(effect, notices, Remedy.text(undo));
  }
}
