package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.check.Checklist;
import com.thaloco.releaseconsole.check.VerificationAnswer;
import com.thaloco.releaseconsole.cut.TagMessage;
import com.thaloco.releaseconsole.engine.Runner;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Question;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Answers;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.recover.RecoverResult.Recovered;
import com.thaloco.releaseconsole.recover.RecoveryProofs.Served;
import com.thaloco.releaseconsole.recover.RecoveryProofs.TaggedThere;
import com.thaloco.releaseconsole.recover.past.CutHistory;
import com.thaloco.releaseconsole.recover.past.PastCut;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tags what was published: the commit that the release was built from, once its objects verify. */
final class TagPublished implements RecoveryPlanner {
  /** What is asked where the objects do not name their commit. */
  static final String COMMIT = "tag.commit";

  private final RecoveryContext scene;
  private final Checklist checklist;
  private Optional<String> tagAtPlan = Optional.empty();

  TagPublished(RecoveryContext scene, Checklist checklist) {
    this.scene = scene;
    this.checklist = checklist;
  }

  @Override
  public RecoveryPlan plan(Work work) {
    VersionTraces traces = traces(work);
    tagAtPlan = traces.remoteTag().map(RemoteRef::id);
    Optional<String> commit = commit();
    String there = traces.remoteTag().map(tag -> tag.commit()).orElse("none");
    String after = commit.orElse("the commit that you name");
    ReleaseVersion version = scene.version();
    boolean done = commit.equals(traces.remoteTag().map(tag -> tag.commit()));
    return new PlanBuilder(
            RecoveryKind.TAG,
            version,
            "Tag " + version,
            traces.remoteTag().isEmpty()
                ? "%s is published and not tagged.".formatted(version)
                : done
                    ? "%s is tagged on the commit that it was built from.".formatted(version)
                    : "The tag %s is on another commit than the release was built from."
                        .formatted(version))
        .step(new AwaitServed<RecoveryContext>(scene), false)
        .step(
            RecoverStep.PUSH_TAG,
            PushTag.description(scene, after, traces.remoteTag().isPresent() && !done),
            done)
        .step(new WriteTag(scene), traces.tagHere().map(tag -> tag.commit()).equals(commit) && done)
        .row("Tag on " + scene.profile().source().remote(), there, after)
        .row("Tag here", traces.tagHere().map(tag -> tag.commit()).orElse("none"), after)
        .cannot("It does not verify the release: run verify afterwards.")
        .cannot("A tag that other clones have fetched stays with them.")
        .build();
  }

  @Override
  public Optional<String> about(String question) {
    return question.equals(PushTag.ELSEWHERE) ? tagAtPlan : Optional.empty();
  }

  @Override
  public Outcome<RecoverResult> take(Runner runner, Keyring keyring, Work work) {
    VersionTraces traces = traces(work);
    Optional<String> commit = commit();
    if (commit.isEmpty()) {
      return new Outcome.Asks<>(List.of(askForCommit()));
    }
    scene.requireKnown(commit.get(), "Nothing was tagged.");
    requireSound(commit.get(), work);
    requireNoOtherHere(traces, commit.get());
    boolean absent = traces.remoteTag().isEmpty() && traces.tagHere().isEmpty();
    Optional<Question> question =
        absent ? verificationQuestion(commit.get(), keyring, work) : Optional.empty();
    if (question.isPresent()) {
      return new Outcome.Asks<>(List.of(question.get()));
    }
    var toTag = new IntendedTag(commit.get(), message(commit.get()), builtAt(commit.get()));
    Served served = runner.take(new AwaitServed<RecoveryContext>(scene), scene);
    TaggedThere tagged =
        runner.take(new PushTag(scene, toTag, traces.remoteTag().isPresent()), served);
    runner.take(new WriteTag(scene), tagged);
    return new Outcome.Ok<>(
        new Recovered(
            RecoveryKind.TAG,
            scene.version(),
            "%s is tagged on %s.".formatted(scene.version(), commit.get()),
            List.of(
                Remedy.text("Verify it")
                    .by(OwnCommand.VERIFY.with("--version", scene.version().text()))),
            Optional.empty()));
  }

  private VersionTraces traces(Work work) {
    VersionTraces traces = VersionTraces.of(scene, work);
    scene.requireNotBurned(traces, "Nothing was tagged.");
    if (!traces.named()) {
      throw refused(
          "recover.not-named",
          "The manifest does not name %s: it was not released.".formatted(scene.version()),
          Remedy.text("Cut it, or withdraw what is there of it."));
    }
    if (traces.remoteAway().isPresent()) {
      throw refused(
          "recover.remote-away",
          traces.remoteAway().get(),
          Remedy.text("Try again when the remote can be reached."));
    }
    return traces;
  }

  /** What the objects say, else what a cut here remembers, else the maintainer's answer. */
  private Optional<String> commit() {
    LiveState now = scene.now();
    return BuiltFrom.stored(scene.project(), now, scene.version())
        .or(() -> scene.unfinished().map(past -> past.opened().commit()))
        .or(() ->
            CutHistory.here(scene.project()).stream()
                .filter(cut -> cut.version().equals(scene.version().text()))
                .filter(cut -> cut.state() == PastCut.State.RELEASED)
                .map(PastCut::commit)
                .findFirst())
        .or(() -> scene.answer(COMMIT).flatMap(id -> scene.project().repository().commit(id)));
  }

  private Question askForCommit() {
    return new Question(
        COMMIT,
        scene.version().text(),
        "The objects of %s do not say what they were built from. Which commit is it? (%s --version says.)"
            .formatted(scene.version(), scene.profile().project()),
        List.of());
  }

  private void requireSound(String commit, Work work) {
    LiveState now = scene.now();
    new ReleaseObjects(scene.project(), now, work)
        .faultOfAll(scene.version(), commit)
        .or(() ->
            BuiltFrom.stored(scene.project(), now, scene.version()).isPresent()
                ? Optional.empty()
                : new Binaries(scene, now).fault(commit, work))
        .ifPresent(fault -> {
          throw refused(
              "recover.unsound",
              "Clients would not accept %s: %s.".formatted(scene.version(), fault),
              Remedy.text("Repair its objects")
                  .aside(OwnCommand.RECOVER.with("object", "--version", scene.version().text()))
                  .then(". If that is not possible, cut it again")
                  .aside(OwnCommand.RECOVER.with("re-cut", "--version", scene.version().text()))
                  .then(", or withdraw it")
                  .aside(OwnCommand.RECOVER.with("withdraw", "--version", scene.version().text()))
                  .then("."));
        });
  }

  private void requireNoOtherHere(VersionTraces traces, String commit) {
    traces
        .tagHere()
        .filter(tag -> !tag.commit().equals(commit))
        .filter(tag -> traces.remoteTag().filter(there -> there.id().equals(tag.id())).isEmpty())
        .ifPresent(tag -> {
          throw refused(
              "tag.elsewhere",
              "The tag %s here is on %s, and the release was built from %s."
                  .formatted(scene.version(), tag.commit(), commit),
              Remedy.text("If it was never pushed, delete it")
                  .aside(Action.shell("git", "tag", "-d", scene.version().text()))
                  .then(" and try again."));
        });
  }

  /**
   * The tag keeps why no verification release is pending; so it is asked before the tag is written.
   */
  private Optional<Question> verificationQuestion(String commit, Keyring keyring, Work work) {
    Candidate subject =
        scene
            .project()
            .subject(scene.version(), scene.answers(), keyring, Optional.empty(), commit);
    return checklist
        .run(subject, check -> check.id().equals(VerificationAnswer.ID), work)
        .findings()
        .stream()
        .filter(finding -> finding.status() == Finding.Status.ASKS)
        .map(finding -> new Question(finding.id(), commit, finding.summary(), List.of()))
        .findFirst();
  }

  private String message(String commit) {
    return TagMessage.of(
        scene.profile().project(), scene.version(), Answers.load(scene.project().state(), commit));
  }

  private Instant builtAt(String commit) {
    LiveState now = scene.now();
    return BuiltFrom.builtAt(scene.project(), now, scene.version())
        .or(() ->
            scene.unfinished().map(past -> past.last(Fact.Opened.class).orElseThrow().builtAt()))
        .or(() ->
            now.manifest()
                .flatMap(m -> m.entry(scene.version()))
                .flatMap(ManifestEntry::releasedAt))
        .orElseGet(() -> scene.project().repository().committedAt(commit));
  }

  private static RuntimeException refused(String id, String happened, Remedy next) {
    return Problem.refused(id, happened, "Nothing was tagged.", next).toException();
  }
}
