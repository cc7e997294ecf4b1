package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.NoticedBy;
import com.thaloco.releaseconsole.engine.RefChange;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.recover.RecoveryProofs.Untagged;
import com.thaloco.releaseconsole.recover.RecoveryProofs.UntaggedThere;

/** Deletes the tag here: else {@code git push --tags} would bring it back to the remote. */
final class DeleteTag implements Step<UntaggedThere, Untagged> {
  private final RecoveryContext scene;

  DeleteTag(RecoveryContext scene) {
    this.scene = scene;
  }

  @Override
  public RecoverStep id() {
    return RecoverStep.DELETE_TAG;
  }

  @Override
  public Description description() {
    return new Description(
        "Delete the tag here",
        "Else the next push of all tags would bring it back.",
        NoticedBy.REPOSITORY,
        Undo.FOR_GOOD);
  }

  @Override
  public StepState<Untagged> observe(UntaggedThere in, History past, Work work) {
    return scene
        .project()
        .repository()
        .tag(scene.version().text())
        .<StepState<Untagged>>map(
            tag -> new StepState.Missing<>(RefChange.deleteHere(scene.tagRef(), tag.id())))
        .orElseGet(() ->
            new StepState.Holds<>(new Untagged(), "%s is not here".formatted(scene.tagRef())));
  }

  @Override
  public void perform(UntaggedThere in, Effect next, Work work) {
    RefChange.perform(scene.targets(), next, this::impossible, work);
  }

  /** Only a remote says no. */
  private Problem impossible(String reason) {
    throw new IllegalStateException(reason);
  }
}
