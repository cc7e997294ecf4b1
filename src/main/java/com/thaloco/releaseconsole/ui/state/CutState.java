package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.cut.CutResult;
import com.thaloco.releaseconsole.flow.Outcome;
import java.util.Optional;

/** What the cut that is shown is now: every sentence and button about it follows from this. */
public enum CutState {
  /** Nothing was started, or what was started is over. */
  IDLE,
  RUNNING,
  /** It runs, and was asked to stop. */
  STOPPING,
  /** It waits for an answer. */
  ASKS,
  /** It was stopped, here or by an end of the program, and can be resumed. */
  STOPPED,
  /** It failed or was refused. */
  FAILED,
  RELEASED,
  /** There was nothing to do: this same version is out. */
  ALREADY_RELEASED,
  ABANDONED;

  /** What it is now. */
  public static CutState of(Cutting cutting) {
    Operation operation = cutting.operation();
    if (operation.isRunning()) {
      return operation.stoppingProperty().get() ? STOPPING : RUNNING;
    }
    return ended(cutting.outcomeProperty().get(), cutting.unfinishedProperty().get().isPresent());
  }

  /**
   * What it is while none runs.
   *
   * @param outcome how the last run of this window ended
   * @param unfinished whether a journal of an unfinished cut is there
   */
  static CutState ended(Optional<Outcome<CutResult>> outcome, boolean unfinished) {
    return switch (outcome.orElse(null)) {
      case Outcome.Ok<CutResult>(CutResult result) ->
          switch (result) {
            case CutResult.Released _ -> RELEASED;
            case CutResult.AlreadyReleased _ -> ALREADY_RELEASED;
            case CutResult.Abandoned _ -> ABANDONED;
            case CutResult.Planned _ -> IDLE;
          };
      case Outcome.Asks<CutResult> _ -> ASKS;
      case Outcome.Refused<CutResult> _ -> FAILED;
      case Outcome.Stopped<CutResult> _ -> STOPPED;
      case null -> unfinished ? STOPPED : IDLE;
    };
  }

  public boolean isRunning() {
    return this == RUNNING || this == STOPPING;
  }
}
