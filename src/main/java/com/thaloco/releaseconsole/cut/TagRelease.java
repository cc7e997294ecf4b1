package com.thaloco.releaseconsole.cut;

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
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.source.Tag;
import java.util.Map;
import java.util.Optional;

/**
 * Tags the built commit, after the public URL has served the release; the remote first, so that a
 * tag that exists here only never looks published (docs/rules.md, Tag).
 */
final class TagRelease implements Step<CutProofs.Publicly, CutProofs.Tagged> {
  private final CutContext context;
  private final String message;

  TagRelease(CutContext context, String message) {
    this.context = context;
    this.message = message;
  }

  @Override
  public CutStep id() {
    return CutStep.TAG;
  }

  @Override
  public Description description() {
    return new Description(
        CutStep.TAG.title(),
        "An annotated tag %s on %s, first on the remote, then here. No other ref is changed."
            .formatted(context.version(), context.commit()),
        NoticedBy.REPOSITORY,
        Undo.FOR_GOOD);
  }

  @Override
  public StepState<CutProofs.Tagged> observe(CutProofs.Publicly in, History past, Work work) {
    var repository = context.subject().repository();
    LiveState now = context.subject().world().fresh();
    Optional<RemoteRef> there = now.tag(context.version(), work);
    if (now.burned(work).contains(context.version())) {
      return new StepState.Differs<>(withdrawn(there));
    }
    if (there.isEmpty() && !isNamed(now, in)) {
      return new StepState.Differs<>(takenOut());
    }
    if (there.isEmpty() && isCutAgain(now, in)) {
      return new StepState.Differs<>(cutAgain());
    }
    if (there.isEmpty()) {
      return new StepState.Missing<>(RefChange.onRemote(ref(), tagObject(), Optional.empty()));
    }
    if (!there.get().commit().equals(context.commit())) {
      return new StepState.Differs<>(elsewhere("on the remote", there.get().commit()));
    }
    Optional<Tag> here = repository.tag(context.version().text());
    if (here.isPresent() && !here.get().commit().equals(context.commit())) {
      return new StepState.Differs<>(elsewhere("here", here.get().commit()));
    }
    if (here.isEmpty() && there.get().id().equals(tagObject())) {
      return new StepState.Missing<>(RefChange.here(ref(), tagObject(), Optional.empty()));
    }
    return new StepState.Holds<>(
        new CutProofs.Tagged(in, there.get().id()),
        "%s is on %s, %s"
            .formatted(
                ref(),
                context.commit(),
                here.isPresent() ? "here and on the remote" : "on the remote"),
        Map.of("tag", there.get().id(), "commit", context.commit()));
  }

  @Override
  public void perform(CutProofs.Publicly in, Effect next, Work work) {
    RefChange.perform(context.targets(), next, this::rejected, work);
  }

  private Problem rejected(String reason) {
    return Problem.refused(
        "tag.rejected",
        "The remote rejects the tag %s: %s".formatted(context.version(), reason),
        "The release is published and served, but not tagged.",
        "Fix what the remote reports, then cut again to resume with the tag.");
  }

  /** The same id at every try: nothing in it depends on when it is written. */
  private String tagObject() {
    return context
        .subject()
        .repository()
        .writeTag(context.version().text(), context.commit(), message, context.opened().builtAt());
  }

  private String ref() {
    return RefChange.tag(context.version());
  }

  private boolean isNamed(LiveState now, CutProofs.Publicly in) {
    String tarball = in.published().signed().tarball().sha256();
    return now.manifest()
        .flatMap(manifest -> manifest.entry(context.version()))
        .filter(entry -> Unfinished.mayBeOf(tarball, entry))
        .isPresent();
  }

  /** What is tagged can't be cut again: whoever has begun that would be stuck half way. */
  private boolean isCutAgain(LiveState now, CutProofs.Publicly in) {
    String tarball = in.published().signed().tarball().sha256();
    return RecutMark.find(now, context.version()).filter(mark -> mark.isOf(tarball)).isPresent();
  }

  private Problem cutAgain() {
    return Problem.refused(
        "tag.recut",
        "%s is being cut again, which replaces its objects.".formatted(context.version()),
        "It was not tagged.",
        Remedy.text("Finish that")
            .by(OwnCommand.RECOVER.with("re-cut", "--version", context.version().text())));
  }

  /** Another maintainer has restored an earlier manifest, or cuts the version again. */
  private Problem takenOut() {
    return Problem.refused(
        "tag.taken-out",
        "The manifest no longer names this build of %s.".formatted(context.version()),
        "It was not tagged.",
        Remedy.text("Ask who wrote the manifest. If it was meant, end this cut")
            .aside(OwnCommand.CUT.with("--version", context.version().text(), "--abandon"))
            .then("; if not, cut again: everything is checked again, and it is published again."));
  }

  /** A push whose answer was lost may land after the withdrawal that did not see it. */
  private Problem withdrawn(Optional<RemoteRef> there) {
    return Problem.refused(
        "tag.burned",
        "%s was withdrawn while it was being cut.".formatted(context.version()),
        there.isPresent()
            ? "The tag %s is on the remote, on %s. Nothing further was done."
                .formatted(context.version(), there.get().commit())
            : "The remote has no tag %s. Nothing further was done.".formatted(context.version()),
        Remedy.text(
                there.isPresent()
                    ? "Withdraw it again, which deletes the tag"
                    : "Finish the withdrawal here")
            .by(OwnCommand.RECOVER.with("withdraw", "--version", context.version().text())));
  }

  private Problem elsewhere(String where, String commit) {
    return Problem.refused(
        "tag.elsewhere",
        "The tag %s %s is on %s and this release was built from %s."
            .formatted(context.version(), where, commit, context.commit()),
        "The tag was not moved and nothing further was done.",
        "Find out who tagged it; if the release is bad, withdraw it and cut the next patch.");
  }
}
