package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.check.Checklist;
import com.thaloco.releaseconsole.check.ClearedChecklist;
import com.thaloco.releaseconsole.engine.Announce;
import com.thaloco.releaseconsole.engine.Announced;
import com.thaloco.releaseconsole.engine.OptionalStep;
import com.thaloco.releaseconsole.engine.PlanId;
import com.thaloco.releaseconsole.engine.RecutMark;
import com.thaloco.releaseconsole.engine.Runner;
import com.thaloco.releaseconsole.engine.StoredHeaders;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.profile.OwnKeys;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.recover.RecoveryProofs.InStep;
import com.thaloco.releaseconsole.recover.RecoveryProofs.TakenOut;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Other bytes for a version that the manifest names but that has no tag: its entry is taken out
 * first, clients that are downloading are waited for, then the objects are replaced, then caches
 * are waited for, then the entry returns (docs/rules.md, Re-cut). The last three are the cut's own,
 * which sees the mark.
 */
final class Recut implements RecoveryPlanner {
  private final RecoveryContext scene;
  private final Checklist checklist;
  private final String console;
  private Optional<Planned> planned = Optional.empty();

  Recut(RecoveryContext scene, Checklist checklist, String console) {
    this.scene = scene;
    this.checklist = checklist;
    this.console = console;
  }

  /** What the plan said, and the run keeps to: where clients go meanwhile, and what is cut. */
  private record Planned(NewestGood good, String commit) {}

  /**
   * How far it is.
   *
   * @param replaced whether the bucket has other bytes than clients have seen
   * @param stored the commit that the objects name
   */
  private record Stage(
      VersionTraces traces, Optional<RecutMark> mark, boolean replaced, Optional<String> stored) {
    /** Whether the new entry is in the manifest, and only the cut's end is missing. */
    boolean isBack() {
      return mark.isPresent() && replaced && traces.named();
    }

    /** Whether it is published and tagged, by this machine or another. */
    boolean isTagged() {
      return mark.isEmpty()
          && traces.named()
          && traces.remoteTag().isPresent()
          && traces.remoteTag().map(tag -> tag.commit()).equals(stored);
    }
  }

  private Stage stage(Work work) {
    LiveState now = scene.now();
    Optional<RecutMark> mark = RecutMark.find(now, scene.version());
    Optional<ObjectInfo> tarball = tarball(now);
    var stage =
        new Stage(
            VersionTraces.of(scene, work),
            mark,
            mark.isPresent() && isReplaced(now, mark.get(), tarball),
            BuiltFrom.stored(tarball));
    require(stage);
    return stage;
  }

  private Optional<ObjectInfo> tarball(LiveState now) {
    return now.bucket().head(scene.profile().tarballKey(scene.version().text()));
  }

  /**
   * Whether the tarball was written after the mark, with other bytes: neither a SHA256SUMS that is
   * damaged nor one digit that was changed on the way makes the bad bytes those of the new cut.
   */
  private boolean isReplaced(LiveState now, RecutMark mark, Optional<ObjectInfo> tarball) {
    Optional<ObjectInfo> marked =
        now.bucket().head(OwnKeys.Record.RECUT.key(scene.version().text()));
    return tarball.isPresent()
        && marked.isPresent()
        && tarball.get().modified().isAfter(marked.get().modified())
        && !mark.tarballSha256().equals(hash(now, tarball));
  }

  /** The hash that the tarball says of itself, else that SHA256SUMS lists. */
  private String hash(LiveState now, Optional<ObjectInfo> tarball) {
    return tarball
        .map(info -> info.metadata().getOrDefault(StoredHeaders.SHA256, ""))
        .filter(sha256 -> !sha256.isBlank())
        .or(() -> ReleaseObjects.listed(scene.profile(), now, scene.version()))
        .orElse(RecutMark.UNKNOWN_HASH);
  }

  private void require(Stage stage) {
    VersionTraces traces = stage.traces();
    ReleaseVersion version = scene.version();
    Remedy patch = Remedy.text("Cut the next patch number: " + version.nextPatch());
    if (traces.burned()) {
      throw refused("recover.burned", "%s is burned.".formatted(version), patch);
    }
    boolean tagged = traces.remoteTag().isPresent() || traces.tagHere().isPresent();
    if (tagged && !stage.isBack() && !(stage.isTagged() && isBegunHere())) {
      throw refused(
          "recover.tagged",
          "%s is tagged: installed clients have cached its hashes.".formatted(version),
          Remedy.text("If it is bad, withdraw it")
              .by(OwnCommand.RECOVER.with("withdraw", "--version", version.text())));
    }
    if (traces.remoteAway().isPresent()) {
      throw refused(
          "recover.remote-away",
          "It is not known whether %s is tagged: %s".formatted(version, traces.remoteAway().get()),
          Remedy.text("Try again when the remote can be reached."));
    }
    if (!traces.named() && stage.mark().isEmpty()) {
      throw refused(
          "recover.not-named",
          "The manifest does not name %s.".formatted(version),
          Remedy.text("Cut it").by(OwnCommand.CUT.with("--version", version.text())));
    }
  }

  /** What is taken before the cut, in this order: the plan is made from these. */
  private record Steps(
      Announce<RecoveryContext, RecutMark> mark,
      RemoveEntry.Steps takeOut,
      OptionalStep<TakenOut, InStep> installer,
      AwaitServed<InStep> await) {}

  private Steps steps(NewestGood good, String back) {
    var removal = new EntryRemoval(scene.version(), good.version(), back);
    return new Steps(
        Announce.recut(RecoverStep.MARK, scene.targets(), scene.version(), this::record),
        new RemoveEntry(scene, removal, Undo.CAN_BE_UNDONE).steps(),
        InstallerOfLatest.step(scene, back),
        new AwaitServed<>(scene));
  }

  private RecutMark record(Work work) {
    LiveState now = scene.now();
    ReleaseVersion version = scene.version();
    Optional<ObjectInfo> tarball = tarball(now);
    return new RecutMark(
        RecutMark.FORMAT,
        version.text(),
        work.now().truncatedTo(ChronoUnit.SECONDS),
        hash(now, tarball),
        tarball.map(info -> info.headers().getOrDefault("cache-control", "")).orElse(""),
        scene.reason());
  }

  /** What is latest while the entry is out, for people. */
  private static String back(VersionTraces traces, NewestGood good) {
    return traces.latest()
        ? good.version().map(ReleaseVersion::text).orElse("none")
        : traces.latestText();
  }

  /** The end of an unfinished cut that is not continued. */
  private Optional<EndCut<RecoveryContext>> endCut(Stage stage) {
    EndCut<RecoveryContext> end =
        stage.isTagged() || stage.isBack()
            ? new EndCut<>(scene, "published by another machine", new OvertakenCut(scene))
            : otherCommit(commit(stage));
    return Optional.of(end).filter(EndCut::isNeeded);
  }

  private EndCut<RecoveryContext> otherCommit(String commit) {
    return new EndCut<>(
        scene, "cut again from " + commit, past -> !past.opened().commit().equals(commit));
  }

  @Override
  public RecoveryPlan plan(Work work) {
    Stage stage = stage(work);
    VersionTraces traces = stage.traces();
    ReleaseVersion version = scene.version();
    NewestGood good = NewestGood.without(version, scene.project(), scene.now(), work);
    planned = Optional.of(new Planned(good, commit(stage)));
    boolean out =
        stage.isTagged() || (stage.mark().isPresent() && (!traces.named() || stage.isBack()));
    long drain = scene.profile().bucket().drain().toSeconds();
    Steps steps = steps(good, back(traces, good));
    var plan =
        new PlanBuilder(
            RecoveryKind.RE_CUT,
            version,
            "Cut %s again".formatted(version),
            "The manifest %s it, and it is not tagged."
                .formatted(traces.named() ? "names" : "named"));
    plan.step(steps.mark(), out || stage.mark().isPresent())
        .step(steps.takeOut().keep(), out)
        .step(steps.takeOut().write(), out)
        .step(steps.installer(), out)
        .step(steps.await(), out);
    endCut(stage).ifPresent(end -> plan.step(end, false));
    return plan.cut(
            "Cut it from " + commit(stage),
            "Before objects are replaced, it waits %d s for downloads; before the entry returns, %s. Then it is tagged and verified."
                .formatted(
                    drain,
                    scene.profile().bucket().purge().isEmpty()
                        ? "the replaced objects' cache time"
                        : "the cache is purged"))
        .row(scene.profile().manifest().latest(), traces.latestText(), version.text())
        .row("Objects", stage.replaced() ? "replaced" : "as clients saw them", "built again")
        .row(
            "Tag on " + scene.profile().source().remote(),
            traces.remoteTag().isPresent() ? version.text() : "none",
            version.text())
        .cannot("Clients that updated to the earlier bytes stay on them.")
        .cannot(
            "A client whose download takes longer than %d s sees hashes that do not match, and has to try again."
                .formatted(drain))
        .build();
  }

  @Override
  public Outcome<RecoverResult> take(Runner runner, Keyring keyring, Work work) {
    Stage stage = stage(work);
    Planned confirmed = planned.orElseThrow(); // by the plan that was confirmed
    if (stage.isTagged()) {
      return finished(runner, stage, keyring, work);
    }
    if (!commit(stage).equals(confirmed.commit())) {
      throw PlanId.outdated(
              "The plan was to cut %s from %s, and now it would be cut from %s."
                  .formatted(scene.version(), confirmed.commit(), commit(stage)))
          .toException();
    }
    if (!stage.isBack()) {
      boolean begun = stage.mark().isPresent() && !stage.traces().named();
      Optional<Outcome<RecoverResult>> red = begun ? Optional.empty() : red(stage, keyring, work);
      if (red.isPresent()) {
        return red.get();
      }
      makeRoom(runner, stage, confirmed.good());
    } else {
      endCut(stage).ifPresent(end -> runner.take(end, scene));
    }
    return Resume.cut(
        scene, checklist, console, RecoveryKind.RE_CUT, Optional.of(commit(stage)), keyring, work);
  }

  /** Nothing is taken from clients before everything that a cut needs is green. */
  private Optional<Outcome<RecoverResult>> red(Stage stage, Keyring keyring, Work work) {
    Candidate subject =
        scene
            .project()
            .subject(scene.version(), scene.answers(), keyring, Optional.empty(), commit(stage));
    Outcome<ClearedChecklist> clear =
        checklist.run(subject, check -> !check.id().equals("version.unused"), work).clear();
    return switch (clear) {
      case Outcome.Ok<ClearedChecklist> _ -> Optional.empty();
      case Outcome.Asks<ClearedChecklist> asks -> Optional.of(new Outcome.Asks<>(asks.questions()));
      case Outcome.Refused<ClearedChecklist>(Problem problem) ->
          Optional.of(new Outcome.Refused<>(problem));
      case Outcome.Stopped<ClearedChecklist> stopped ->
          Optional.of(new Outcome.Stopped<>(stopped.at()));
    };
  }

  /** Our own cut is verified; of another machine's it is only said that it has come so far. */
  private Outcome<RecoverResult> finished(Runner runner, Stage stage, Keyring keyring, Work work) {
    endCut(stage).ifPresent(end -> runner.take(end, scene));
    if (scene.unfinished().isPresent()) {
      return Resume.cut(
          scene, checklist, console, RecoveryKind.RE_CUT, Optional.empty(), keyring, work);
    }
    return new Outcome.Ok<>(
        new RecoverResult.Recovered(
            RecoveryKind.RE_CUT,
            scene.version(),
            "%s was published and tagged again by another machine.".formatted(scene.version()),
            List.of(
                Remedy.text("Verify it")
                    .by(OwnCommand.VERIFY.with("--version", scene.version().text()))),
            Optional.empty()));
  }

  /** Whether this machine was at it: what is tagged is else someone's finished release. */
  private boolean isBegunHere() {
    var ours = new Fact.Recovering(RecoveryKind.RE_CUT.word(), scene.version().text());
    return scene.unfinished().isPresent()
        || RecoveryJournal.unfinished(scene.project().state())
            .flatMap(history -> history.last(Fact.Recovering.class))
            .equals(Optional.of(ours));
  }

  private void makeRoom(Runner runner, Stage stage, NewestGood good) {
    Steps steps = steps(good, back(stage.traces(), good));
    Announced marked = runner.take(steps.mark(), scene);
    TakenOut out = steps.takeOut().take(runner, marked, scene);
    runner.take(steps.await(), runner.take(steps.installer(), out));
    endCut(stage).ifPresent(end -> runner.take(end, scene));
  }

  /** HEAD; but what another machine has begun to put there is continued. */
  private String commit(Stage stage) {
    Optional<String> begun =
        stage.replaced()
            ? stage.stored().flatMap(id -> scene.project().repository().commit(id))
            : Optional.empty();
    return begun.orElseGet(scene.project()::head);
  }

  private static RuntimeException refused(String id, String happened, Remedy next) {
    return Problem.refused(id, happened, "Nothing was changed.", next).toException();
  }
}
