package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.check.Checklist;
import com.thaloco.releaseconsole.cut.Cut;
import com.thaloco.releaseconsole.cut.CutRequest;
import com.thaloco.releaseconsole.cut.CutResult;
import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.engine.Runner;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.recover.RecoverResult.Recovered;
import com.thaloco.releaseconsole.trust.Keyring;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Continues a cut that was not finished: with its journal here, or, on another machine, with what
 * its objects say of themselves.
 */
final class Resume implements RecoveryPlanner {
  private final RecoveryContext scene;
  private final Checklist checklist;
  private final String console;

  Resume(RecoveryContext scene, Checklist checklist, String console) {
    this.scene = scene;
    this.checklist = checklist;
    this.console = console;
  }

  @Override
  public RecoveryPlan plan(Work work) {
    VersionTraces traces = VersionTraces.of(scene, work);
    var overtaken = new OvertakenCut(scene);
    Optional<History> journal = scene.unfinished().filter(past -> !overtaken.test(past));
    String commit = commit(traces, journal);
    String after = scene.version().text();
    String from =
        journal
            .flatMap(past -> past.last(Fact.Done.class))
            .map(done -> "Its last step here was %s.".formatted(done.step()))
            .orElse(
                journal.isPresent()
                    ? "It was stopped before its first step."
                    : "It was started on another machine: its objects record when and from which"
                        + " commit they were built, and building again must give the same"
                        + " bytes.");
    var plan =
        new PlanBuilder(
            RecoveryKind.RESUME, scene.version(), "Resume the cut of " + scene.version(), from);
    endCut().ifPresent(end -> plan.step(end, false));
    return plan.cut(
            "Continue the cut of " + commit,
            "Each step first checks whether it is already done. From %s on clients see %s."
                .formatted(CutStep.PUT_MANIFEST, after))
        .row(scene.profile().manifest().latest(), traces.latestText(), after)
        .row("Objects", String.valueOf(traces.objects().size()), "3")
        .row(
            "Tag on " + scene.profile().source().remote(),
            traces.remoteTag().isPresent() ? after : "none",
            after)
        .cannot(
            "It does not change what is released: if that is bad, "
                + (traces.named() || traces.remoteTag().isPresent() ? "withdraw it." : "end it."))
        .build();
  }

  @Override
  public Outcome<RecoverResult> take(Runner runner, Keyring keyring, Work work) {
    VersionTraces traces = VersionTraces.of(scene, work);
    var overtaken = new OvertakenCut(scene);
    String commit = commit(traces, scene.unfinished().filter(past -> !overtaken.test(past)));
    endCut().ifPresent(end -> runner.take(end, scene));
    return cut(scene, checklist, console, RecoveryKind.RESUME, Optional.of(commit), keyring, work);
  }

  /** Of a cut here that another machine has overtaken. */
  private Optional<EndCut<RecoveryContext>> endCut() {
    return Optional.of(
            new EndCut<RecoveryContext>(
                scene, "published by another machine", new OvertakenCut(scene)))
        .filter(EndCut::isNeeded);
  }

  /** The steps of the contract, as a part of this recovery. */
  static Outcome<RecoverResult> cut(
      RecoveryContext scene,
      Checklist checklist,
      String console,
      RecoveryKind kind,
      Optional<String> commit,
      Keyring keyring,
      Work work) {
    var request =
        new CutRequest(scene.version(), scene.answers(), true, commit, kind == RecoveryKind.RE_CUT);
    Outcome<CutResult> outcome =
        new Cut(scene.project(), checklist, console).within(request, keyring, work);
    return switch (outcome) {
      case Outcome.Ok<CutResult>(CutResult result) -> new Outcome.Ok<>(done(scene, kind, result));
      case Outcome.Asks<CutResult> asks -> new Outcome.Asks<>(asks.questions());
      case Outcome.Refused<CutResult>(Problem problem) -> new Outcome.Refused<>(problem);
      case Outcome.Stopped<CutResult> stopped -> new Outcome.Stopped<>(stopped.at());
    };
  }

  private static RecoverResult done(RecoveryContext scene, RecoveryKind kind, CutResult result) {
    List<String> owed = result instanceof CutResult.Released released ? released.owed() : List.of();
    return new Recovered(
        kind,
        scene.version(),
        "%s is released, tagged and verified.".formatted(scene.version()),
        owed.stream().map(each -> Remedy.text("Pending: " + each)).toList(),
        Optional.empty());
  }

  private String commit(VersionTraces traces, Optional<History> journal) {
    scene.requireNotBurned(traces, "Nothing was resumed.");
    if (journal.isPresent()) {
      return journal.get().opened().commit();
    }
    List<String> commits =
        traces.objects().stream()
            .map(object -> scene.now().bucket().head(object.key()))
            .flatMap(Optional::stream)
            .map(ObjectInfo::metadata)
            .flatMap(metadata -> Optional.ofNullable(metadata.get("commit")).stream())
            .distinct()
            .toList();
    if (commits.size() > 1) {
      throw refused(
          "recover.mixed",
          "The objects of %s were built from different commits: %s."
              .formatted(
                  scene.version(),
                  commits.stream().map(c -> c.substring(0, 8)).collect(Collectors.joining(", "))),
          Remedy.text("Ask who else was cutting it; cut it from HEAD to replace them all")
              .by(OwnCommand.CUT.with("--version", scene.version().text())));
    }
    String commit =
        commits.stream()
            .findFirst()
            .orElseThrow(() ->
                refused(
                    "recover.nothing-to-resume",
                    "No cut of %s is unfinished here, and the bucket has no object that says what it was built from."
                        .formatted(scene.version()),
                    Remedy.text("List the problems").by(OwnCommand.RECOVER.with())));
    scene.requireKnown(commit, "Nothing was resumed.");
    return commit;
  }

  private static RuntimeException refused(String id, String happened, Remedy next) {
    return Problem.refused(id, happened, "Nothing was resumed.", next).toException();
  }
}
