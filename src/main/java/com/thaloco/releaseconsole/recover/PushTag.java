package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.engine.Description;
import com.thaloco.releaseconsole.engine.Effect;
import com.thaloco.releaseconsole.engine.NoticedBy;
import com.thaloco.releaseconsole.engine.RecutMark;
import com.thaloco.releaseconsole.engine.RefChange;
import com.thaloco.releaseconsole.engine.Step;
import com.thaloco.releaseconsole.engine.StepState;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Question;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.recover.RecoveryProofs.Served;
import com.thaloco.releaseconsole.recover.RecoveryProofs.TaggedThere;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.source.Tag;
import java.util.List;
import java.util.Optional;

/** Puts the tag on the remote: the one that is here already, or a new one. */
final class PushTag implements Step<Served, TaggedThere> {
  /** What is asked where the tag is on another commit. */
  static final String ELSEWHERE = "tag.elsewhere";

  private final RecoveryContext scene;
  private final IntendedTag toTag;
  private final boolean moves;

  /**
   * @param moves whether the remote has a tag already
   */
  PushTag(RecoveryContext scene, IntendedTag toTag, boolean moves) {
    this.scene = scene;
    this.toTag = toTag;
    this.moves = moves;
  }

  @Override
  public RecoverStep id() {
    return RecoverStep.PUSH_TAG;
  }

  @Override
  public Description description() {
    return description(scene, toTag.commit(), moves);
  }

  /** The same before it is known which commit it is. */
  static Description description(RecoveryContext scene, String commit, boolean moves) {
    return new Description(
        "Put the tag on " + scene.profile().source().remote(),
        "An annotated tag on %s. No other ref is changed.".formatted(commit),
        NoticedBy.REPOSITORY,
        moves ? Undo.FOR_GOOD : Undo.CAN_BE_UNDONE);
  }

  @Override
  public StepState<TaggedThere> observe(Served in, History past, Work work) {
    LiveState now = scene.now();
    if (now.burned(work).contains(scene.version())) {
      return new StepState.Differs<>(
          Problem.refused(
              "recover.burned",
              "%s was burned meanwhile.".formatted(scene.version()),
              "It was not tagged.",
              "Cut the next patch number."));
    }
    Optional<RemoteRef> there = now.tag(scene.version(), work);
    if (there.isPresent() && there.get().commit().equals(toTag.commit())) {
      return new StepState.Holds<>(
          new TaggedThere(there.get().id()),
          "%s is on %s on the remote".formatted(scene.tagRef(), toTag.commit()));
    }
    Optional<Problem> changed = changed(now);
    if (changed.isPresent()) {
      return new StepState.Differs<>(changed.get());
    }
    boolean allowed =
        there.flatMap(tag -> past.answer(ELSEWHERE, tag.id())).equals(Optional.of("move"));
    if (there.isPresent() && !allowed) {
      return new StepState.Asks<>(
          List.of(
              new Question(
                  ELSEWHERE,
                  there.get().id(),
                  "The tag %s on the remote is on %s, and the release was built from %s. Move it? Clones that have fetched it keep the old one."
                      .formatted(scene.version(), there.get().commit(), toTag.commit()),
                  List.of("move"))));
    }
    return new StepState.Missing<>(
        RefChange.onRemote(scene.tagRef(), object(), there.map(RemoteRef::id)));
  }

  /** What another machine may have done while the tarball was read and the caches expired. */
  private Optional<Problem> changed(LiveState now) {
    String version = scene.version().text();
    if (now.manifest().flatMap(m -> m.entry(scene.version())).isEmpty()) {
      return Optional.of(
          untagged(
              "recover.not-named",
              "The manifest does not name %s any more.".formatted(version),
              Remedy.text("List what is wrong now").by(OwnCommand.RECOVER.with())));
    }
    boolean recut =
        RecutMark.find(now, scene.version()).isPresent()
            || BuiltFrom.stored(scene.project(), now, scene.version())
                .filter(commit -> !commit.equals(toTag.commit()))
                .isPresent();
    return recut
        ? Optional.of(
            untagged(
                "recover.recut-unfinished",
                "%s is being cut again, which replaces its objects.".formatted(version),
                Remedy.text("Finish that")
                    .by(OwnCommand.RECOVER.with("re-cut", "--version", version))))
        : Optional.empty();
  }

  private static Problem untagged(String id, String happened, Remedy next) {
    return Problem.refused(id, happened, "It was not tagged.", next);
  }

  @Override
  public void perform(Served in, Effect next, Work work) {
    RefChange.perform(scene.targets(), next, this::rejected, work);
  }

  private Problem rejected(String reason) {
    return Problem.refused(
        "tag.rejected",
        "The remote rejects the tag %s: %s".formatted(scene.version(), reason),
        "The release is published, but not tagged.",
        "Fix what the remote reports, then try again.");
  }

  /** A tag that is here on the right commit is the one that goes there. */
  private String object() {
    return scene
        .project()
        .repository()
        .tag(scene.version().text())
        .filter(tag -> tag.commit().equals(toTag.commit()))
        .map(Tag::id)
        .orElseGet(() ->
            scene
                .project()
                .repository()
                .writeTag(scene.version().text(), toTag.commit(), toTag.message(), toTag.at()));
  }
}
