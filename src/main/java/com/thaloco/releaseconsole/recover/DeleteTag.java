package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.Noticed;
import com.thaloco.releaseconsole.engine.Seen;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.recover.Proofs.Untagged;
import com.thaloco.releaseconsole.recover.Proofs.UntaggedThere;
import java.util.Optional;

/** Deletes the tag here: else {@code git push --tags} would bring it back to the remote. */
final class DeleteTag implements Step<UntaggedThere, Untagged> {
  private final Scene scene;

  DeleteTag(Scene scene) {
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
        Noticed.REPOSITORY,
        Undo.FOR_GOOD);
  }

  @Override
  public Seen<Untagged> observe(UntaggedThere in, History past, Work work) {
    return scene
        .project()
        .repository()
        .tag(scene.version().text())
        .<Seen<Untagged>>map(tag ->
            new Seen.Missing<>(new Effect("repository", scene.tagRef(), "", "is " + tag.id())))
        .orElseGet(
            () -> new Seen.Holds<>(new Untagged(), "%s is not here".formatted(scene.tagRef())));
  }

  @Override
  public void perform(UntaggedThere in, Effect next, Work work) {
    scene
        .project()
        .repository()
        .updateRef(
            next.key(), Optional.of(next.condition().substring("is ".length())), Optional.empty());
  }
}
