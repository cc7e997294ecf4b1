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
import com.thaloco.releaseconsole.recover.RecoveryProofs.Tagged;
import com.thaloco.releaseconsole.recover.RecoveryProofs.TaggedThere;
import com.thaloco.releaseconsole.source.Tag;
import java.util.Optional;

/** Puts the remote's tag here, where its object is here. */
final class WriteTag implements Step<TaggedThere, Tagged> {
  private final RecoveryContext scene;

  WriteTag(RecoveryContext scene) {
    this.scene = scene;
  }

  @Override
  public RecoverStep id() {
    return RecoverStep.WRITE_TAG;
  }

  @Override
  public Description description() {
    return new Description(
        "Write the tag here too",
        "Once the remote has it.",
        NoticedBy.REPOSITORY,
        Undo.CAN_BE_UNDONE);
  }

  @Override
  public StepState<Tagged> observe(TaggedThere in, History past, Work work) {
    Optional<Tag> here = scene.project().repository().tag(scene.version().text());
    if (here.filter(tag -> tag.id().equals(in.id())).isPresent()) {
      return new StepState.Holds<>(new Tagged(), "%s is the same here".formatted(scene.tagRef()));
    }
    if (scene.project().repository().commit(in.id()).isEmpty()) {
      return new StepState.Holds<>(
          new Tagged(), "The remote's tag is not in this repository: fetch the tags");
    }
    return new StepState.Missing<>(RefChange.here(scene.tagRef(), in.id(), here.map(Tag::id)));
  }

  @Override
  public void perform(TaggedThere in, Effect next, Work work) {
    RefChange.perform(scene.targets(), next, this::impossible, work);
  }

  /** Only a remote says no. */
  private Problem impossible(String reason) {
    throw new IllegalStateException(reason);
  }
}
