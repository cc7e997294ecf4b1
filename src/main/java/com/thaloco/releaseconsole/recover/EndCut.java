package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.cut.Unfinished;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.NoticedBy;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.recover.RecoveryProofs.CutEnded;
import java.util.function.Predicate;

/**
 * Ends the unfinished cut of a version that clients do not see any more.
 *
 * @param <I> the proof that they don't
 */
final class EndCut<I> implements Step<I, CutEnded> {
  private final RecoveryContext scene;
  private final String reason;
  private final Predicate<? super History> which;

  /**
   * @param which of the unfinished cuts of the version; at most one is there
   */
  EndCut(RecoveryContext scene, String reason, Predicate<? super History> which) {
    this.scene = scene;
    this.reason = reason;
    this.which = which;
  }

  /** Whether there is such a cut. */
  boolean isNeeded() {
    return scene.unfinished().filter(which).isPresent();
  }

  @Override
  public RecoverStep id() {
    return RecoverStep.END_CUT;
  }

  @Override
  public Description description() {
    return new Description(
        "End its unfinished cut here",
        "Its journal is archived; it can't be resumed.",
        NoticedBy.NOBODY,
        Undo.FOR_GOOD);
  }

  @Override
  public StepState<CutEnded> observe(I in, History past, Work work) {
    return !isNeeded()
        ? new StepState.Holds<>(
            new CutEnded(), "No cut of %s is to be ended here".formatted(scene.version()))
        : new StepState.Missing<>(
            new Effect("disk", scene.project().state().journal().toString(), "", "is unfinished"));
  }

  @Override
  public void perform(I in, Effect next, Work work) {
    Unfinished.abandon(scene.project().state(), scene.project().clock(), reason);
  }
}
