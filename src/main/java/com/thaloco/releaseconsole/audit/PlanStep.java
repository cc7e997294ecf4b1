package com.thaloco.releaseconsole.audit;

/**
 * One step of a plan, as it is shown before anything is done.
 *
 * @param effect what changes
 * @param notices who notices, and how
 * @param undo how it is undone, or that it can't be
 */
public record PlanStep(String effect, String notices, String undo) {}
