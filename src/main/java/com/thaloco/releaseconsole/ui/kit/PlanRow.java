package com.thaloco.releaseconsole.ui.kit;

import org.kordamp.ikonli.feather.Feather;

/**
 * One step of a plan as people read it, before it is done and while it is.
 *
 * @param title what is done, in a few words
 * @param effect what that means; may be empty
 * @param icon who notices, as a picture
 * @param notices who notices, in words
 * @param undo how it is undone, or that it can't be
 * @param forGood whether it can't be undone
 * @param state NOT_RUN shows its number
 */
public record PlanRow(
    String title,
    String effect,
    Feather icon,
    String notices,
    String undo,
    boolean forGood,
    Status state) {
  /** Clients notice. */
  public static final Feather CLIENTS = Feather.EYE;

  /** Whoever works in the repository notices. */
  public static final Feather REPOSITORY = Feather.GIT_BRANCH;

  /** The maintainers notice. */
  public static final Feather MAINTAINERS = Feather.USERS;

  /** Nobody notices. */
  public static final Feather NOBODY = Feather.EYE_OFF;

  /** The same step in another state. */
  public PlanRow in(Status now) {
    return new PlanRow(title, effect, icon, notices, undo, forGood, now);
  }
}
