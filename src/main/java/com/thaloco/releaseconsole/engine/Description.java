package com.thaloco.releaseconsole.engine;

/**
 * What a step says of itself, for plan, dry run, review and live run alike.
 *
 * @param title what is done, in a few words
 * @param effect what that changes, in one or two sentences
 * @param noticed who notices
 * @param undo whether it can be undone
 */
public record Description(String title, String effect, Noticed noticed, Undo undo) {
  /** Of a step that changes nothing that anybody else sees. */
  public static Description unnoticed(String title, String effect) {
    return new Description(title, effect, Noticed.NOBODY, Undo.NOTHING_TO_UNDO);
  }
}
