package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.engine.BurnRecord;
import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.NoticedBy;
import com.thaloco.releaseconsole.engine.RefChange;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Question;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.recover.RecoveryProofs.Served;
import com.thaloco.releaseconsole.recover.RecoveryProofs.UntaggedThere;
import com.thaloco.releaseconsole.source.RemoteRef;
import java.util.List;
import java.util.Optional;

/**
 * Deletes the tag on the remote, expecting its id; one that is not of the release that was burned
 * is someone else's work, and is asked about. No other ref is touched.
 */
final class DeleteRemoteTag implements Step<Served, UntaggedThere> {
  /** What is asked where the tag is not the one that was burned. */
  static final String OTHER = "tag.other";

  private final RecoveryContext scene;
  private final Optional<String> expected;

  /**
   * @param expected its id as it was when this run began
   */
  DeleteRemoteTag(RecoveryContext scene, Optional<String> expected) {
    this.scene = scene;
    this.expected = expected;
  }

  @Override
  public RecoverStep id() {
    return RecoverStep.DELETE_REMOTE_TAG;
  }

  @Override
  public Description description() {
    return new Description(
        "Delete the tag %s on %s".formatted(scene.version(), scene.profile().source().remote()),
        "Pushes one deletion, which expects %s. No other tag or branch is changed."
            .formatted(expected.orElse("what is there")),
        NoticedBy.REPOSITORY,
        Undo.FOR_GOOD);
  }

  @Override
  public StepState<UntaggedThere> observe(Served in, History past, Work work) {
    LiveState now = scene.now();
    Optional<RemoteRef> there = now.tag(scene.version(), work);
    if (there.isEmpty()) {
      return new StepState.Holds<>(
          new UntaggedThere(), "%s is not on the remote".formatted(scene.tagRef()));
    }
    boolean known = BurnRecord.isOf(now, scene.version(), there.get());
    boolean allowed = past.answer(OTHER, there.get().id()).equals(Optional.of("delete"));
    return known || allowed
        ? new StepState.Missing<>(RefChange.deleteOnRemote(scene.tagRef(), there.get().id()))
        : new StepState.Asks<>(List.of(question(there.get())));
  }

  private Question question(RemoteRef there) {
    return new Question(
        OTHER,
        there.id(),
        "The tag %s on the remote, %s, is on %s: that is not the release that was burned. Delete it?"
            .formatted(scene.version(), there.id(), there.commit()),
        List.of("delete"));
  }

  @Override
  public void perform(Served in, Effect next, Work work) {
    RefChange.perform(scene.targets(), next, this::rejected, work);
  }

  private Problem rejected(String reason) {
    return Problem.refused(
        "recover.tag-kept",
        "The remote does not let the tag %s be deleted: %s".formatted(scene.version(), reason),
        "Clients are no longer affected; the tag, the changelog and later steps are unchanged.",
        "Let the remote allow it (a protected tag?), then run the same command again.");
  }
}
