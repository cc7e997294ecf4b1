package com.thaloco.releaseconsole.ui.kit;

import com.thaloco.releaseconsole.engine.NoticedBy;
import com.thaloco.releaseconsole.engine.PlannedStep;
import com.thaloco.releaseconsole.engine.Undo;
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
  /** A step as it describes itself; the effect may be what it has come to since. */
  public static PlanRow of(PlannedStep step, String effect, Status state) {
    return new PlanRow(
        step.title(),
        effect,
        icon(step.noticed()),
        step.noticed().word(),
        step.undo().word(),
        step.undo() == Undo.FOR_GOOD,
        state);
  }

  /** Who notices, as a picture. */
  public static Feather icon(NoticedBy noticed) {
    return switch (noticed) {
      case CLIENTS -> Feather.EYE;
      case REPOSITORY -> Feather.GIT_BRANCH;
      case MAINTAINERS -> Feather.USERS;
      case NOBODY -> Feather.EYE_OFF;
    };
  }

  /** The same step in another state. */
  public PlanRow in(Status now) {
    return new PlanRow(title, effect, icon, notices, undo, forGood, now);
  }
}
