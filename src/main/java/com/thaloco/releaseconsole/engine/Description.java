package com.thaloco.releaseconsole.engine;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.thaloco.releaseconsole.flow.Remedy;

/**
 * What a step says of itself, for plan, dry run, review and live run alike.
 *
 * @param title what is done, in a few words
 * @param effect what that changes, in one or two sentences
 * @param noticed who notices
 * @param undo whether it can be undone
 * @param notices who notices, and how
 * @param undoing how it is undone, or that it can't be
 */
public record Description(
    String title,
    String effect,
    NoticedBy noticed,
    Undo undo,
    @JsonIgnore String notices,
    @JsonIgnore Remedy undoing) {
  /** Where there is no more to say than who, and whether. */
  public Description(String title, String effect, NoticedBy noticed, Undo undo) {
    this(title, effect, noticed, undo, noticed.word(), Remedy.text(undo.word()));
  }

  /** Of a step that changes nothing that anybody else sees. */
  public static Description unnoticed(String title, String effect) {
    return new Description(title, effect, NoticedBy.NOBODY, Undo.NOTHING_TO_UNDO);
  }
}
