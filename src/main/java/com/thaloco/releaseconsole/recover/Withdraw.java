package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.changelog.Edit;
import com.thaloco.releaseconsole.engine.Announce;
import com.thaloco.releaseconsole.engine.Announced;
import com.thaloco.releaseconsole.engine.BurnRecord;
import com.thaloco.releaseconsole.engine.InstallScript;
import com.thaloco.releaseconsole.engine.OptionalStep;
import com.thaloco.releaseconsole.engine.PutInstaller;
import com.thaloco.releaseconsole.engine.Runner;
import com.thaloco.releaseconsole.engine.Undo;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.project.ManifestState;
import com.thaloco.releaseconsole.recover.RecoverResult.Recovered;
import com.thaloco.releaseconsole.recover.RecoveryProofs.InStep;
import com.thaloco.releaseconsole.recover.RecoveryProofs.Served;
import com.thaloco.releaseconsole.recover.RecoveryProofs.TakenOut;
import com.thaloco.releaseconsole.recover.RecoveryProofs.Untagged;
import com.thaloco.releaseconsole.source.RemoteRef;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Takes a bad release back: burned first, then clients, then the repository, then the changelog
 * (docs/rules.md, Recovery; docs/rules.md, Recovery).
 */
final class Withdraw implements RecoveryPlanner {
  private final RecoveryContext scene;
  private Optional<NewestGood> planned = Optional.empty();
  private Optional<String> tagAtPlan = Optional.empty();

  Withdraw(RecoveryContext scene) {
    this.scene = scene;
  }

  /** What is taken, in this order: the plan is made from these. */
  private record Steps(
      Announce<RecoveryContext, BurnRecord> burn,
      RemoveEntry.Steps takeOut,
      OptionalStep<TakenOut, InStep> installer,
      AwaitServed<InStep> await,
      DeleteRemoteTag deleteRemoteTag,
      DeleteTag deleteTag,
      Optional<EndCut<Untagged>> endCut,
      RevertChangelog<Untagged> changelog,
      ObserveAgain lookAgain) {}

  private Steps steps(VersionTraces traces, NewestGood good) {
    var removal = new EntryRemoval(scene.version(), good.version(), after(traces, good));
    return new Steps(
        Announce.burn(
            RecoverStep.BURN, scene.targets(), scene.version(), work -> record(traces, work)),
        new RemoveEntry(scene, removal, Undo.FOR_GOOD).steps(),
        InstallerOfLatest.step(scene, removal.latest()),
        new AwaitServed<>(scene),
        new DeleteRemoteTag(scene, traces.remoteTag().map(tag -> tag.id())),
        new DeleteTag(scene),
        scene.unfinished().isPresent()
            ? Optional.of(new EndCut<>(scene, "withdrawn", _ -> true))
            : Optional.empty(),
        new RevertChangelog<>(scene, good.version()),
        new ObserveAgain(scene, removal));
  }

  @Override
  public RecoveryPlan plan(Work work) {
    VersionTraces traces = traces(work);
    tagAtPlan = traces.remoteTag().map(RemoteRef::id);
    NewestGood good = good(traces, work);
    planned = Optional.of(good);
    ReleaseVersion version = scene.version();
    Steps steps = steps(traces, good);
    String back = after(traces, good);
    var plan =
        new PlanBuilder(RecoveryKind.WITHDRAW, version, "Withdraw " + version, lead(traces, good));
    boolean out = !traces.named() && !traces.latest();
    plan.step(steps.burn(), traces.burned())
        .step(steps.takeOut().keep(), out)
        .step(steps.takeOut().write(), out)
        .step(steps.installer(), out && installerStands(traces, good))
        .step(steps.await(), false)
        .step(
            steps.deleteRemoteTag(), traces.remoteTag().isEmpty() && traces.remoteAway().isEmpty())
        .step(steps.deleteTag(), traces.tagHere().isEmpty());
    steps.endCut().ifPresent(end -> plan.step(end, false));
    Optional<List<String>> diff = diff(good);
    plan.step(steps.changelog(), diff.filter(List::isEmpty).isPresent());
    plan.step(steps.lookAgain(), false);
    ReleaseVersion next = next(work);
    table(plan, traces, back, next);
    plan.cannot(
            "Clients that updated to %s stay on it until %s is released.".formatted(version, next))
        .cannot("Clones that have fetched the tag keep it; this command, run there, removes it.");
    good.passedOver().forEach(each -> plan.cannot("It does not go back to " + each + "."));
    traces.remoteAway().ifPresent(why -> plan.cannot("The remote can't be reached now: " + why));
    return plan.build(
        diff.orElse(List.of()), scene.profile().changelog().path(), Optional.of(next));
  }

  /** Whether the script is already that of the release that will be latest. */
  private boolean installerStands(VersionTraces traces, NewestGood good) {
    Optional<byte[]> wanted = good.release().flatMap(this::installer).map(InstallScript::bytes);
    return traces.latest()
        && wanted.isPresent()
        && scene
            .profile()
            .installer()
            .flatMap(rules -> PutInstaller.present(rules, scene.now()))
            .filter(object -> Arrays.equals(object.bytes(), wanted.get()))
            .isPresent();
  }

  private Optional<InstallScript> installer(NewestGood.Release release) {
    return scene
        .profile()
        .installer()
        .map(rules ->
            InstallerOfLatest.of(
                scene.project(), rules, release.version(), Optional.of(release.commit())));
  }

  private String lead(VersionTraces traces, NewestGood good) {
    String now =
        traces.latest()
            ? "Clients get it now."
            : traces.named() ? "The manifest names it." : "No client sees it.";
    String to =
        traces.latest()
            ? good.version().map(v -> " They go back to %s.".formatted(v)).orElse("")
            : "";
    return traces.burned()
        ? now + to + " It is already burned: this continues the withdrawal."
        : now + to;
  }

  /**
   * The changelog's change; empty where it can't be edited, which must not keep clients waiting.
   */
  private Optional<List<String>> diff(NewestGood good) {
    try {
      return Optional.of(
          RevertChangelog.edit(scene, good.version()).map(Edit::diff).orElse(List.of()));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private void table(PlanBuilder plan, VersionTraces traces, String back, ReleaseVersion next) {
    String version = scene.version().text();
    plan.row(scene.profile().manifest().latest(), traces.latestText(), back)
        .row(
            "Entries",
            String.valueOf(traces.entries()),
            String.valueOf(traces.entries() - (traces.named() ? 1 : 0)));
    scene
        .profile()
        .installer()
        .ifPresent(rules ->
            plan.row(rules.key(), traces.latestText(), back.equals("none") ? "as it is" : back));
    plan.row(
            "Tag on " + scene.profile().source().remote(),
            traces.remoteTag().isPresent()
                ? version
                : traces.remoteAway().isPresent() ? "?" : "none",
            "none")
        .row("Tag here", traces.tagHere().isPresent() ? version : "none", "none")
        .row("Burned", traces.burned() ? version : "no", version)
        .row("Next", next.text(), next.text());
  }

  private static String after(VersionTraces traces, NewestGood good) {
    if (!traces.latest()) {
      return traces.latestText();
    }
    return good.version().map(ReleaseVersion::text).orElse("none");
  }

  /** A version that burns is never next, whether or not it has a tag or an entry. */
  private ReleaseVersion next(Work work) {
    ReleaseVersion next;
    try {
      next = scene.next(work);
    } catch (ProblemException e) { // the remote is away
      next = scene.version().nextPatch();
    }
    return next.compareTo(scene.version()) > 0 ? next : scene.version().nextPatch();
  }

  private VersionTraces traces(Work work) {
    if (scene.now().manifestState() instanceof ManifestState.None(List<ReleaseVersion> tagged)
        && !tagged.isEmpty()) {
      throw Problem.refused(
              "manifest.none",
              "There is no %s in the bucket, although %s is tagged."
                  .formatted(scene.profile().manifest().key(), tagged.getLast()),
              "Nothing was burned: it is not known what was released.",
              "Check bucket and prefix in the profile.")
          .toException();
    }
    VersionTraces traces = VersionTraces.of(scene, work);
    if (traces.isEmpty()) {
      throw Problem.refused(
              "recover.never-used",
              "%s was never used: it is not tagged, not in the manifest and not in the bucket."
                  .formatted(scene.version()),
              "Nothing was burned.",
              "Name the bad version.")
          .toException();
    }
    return traces;
  }

  /** Where clients go back to; whether its installer can be read is known before the burn. */
  private NewestGood good(VersionTraces traces, Work work) {
    NewestGood good = NewestGood.without(scene.version(), scene.project(), scene.now(), work);
    if (traces.latest()) {
      good.release().ifPresent(this::installer);
      boolean others =
          traces.manifest().map(Manifest::entries).orElse(List.of()).stream()
              .map(ManifestEntry::version)
              .anyMatch(v -> v.isStable() && !v.equals(scene.version()));
      if (good.release().isEmpty() && others) {
        throw Problem.refused(
                "recover.no-good-release",
                "No other release in the manifest is good: %s."
                    .formatted(String.join("; ", good.passedOver())),
                "%s was not withdrawn, and nothing was burned.".formatted(scene.version()),
                Remedy.text("Repair one of them")
                    .aside(OwnCommand.RECOVER.with())
                    .then(", then withdraw again."))
            .with(good.passedOver())
            .toException();
      }
    }
    return good;
  }

  @Override
  public Optional<String> about(String question) {
    return question.equals(DeleteRemoteTag.OTHER) ? tagAtPlan : Optional.empty();
  }

  @Override
  public Outcome<RecoverResult> take(Runner runner, Keyring keyring, Work work) {
    VersionTraces traces = traces(work);
    NewestGood good = planned.orElseThrow(); // by the plan that was confirmed
    Steps steps = steps(traces, good);
    Announced burned = runner.take(steps.burn(), scene);
    TakenOut out = steps.takeOut().take(runner, burned, scene);
    Served served = runner.take(steps.await(), runner.take(steps.installer(), out));
    Untagged untagged =
        runner.take(steps.deleteTag(), runner.take(steps.deleteRemoteTag(), served));
    steps.endCut().ifPresent(end -> runner.take(end, untagged));
    runner.take(steps.lookAgain(), runner.take(steps.changelog(), untagged));
    return new Outcome.Ok<>(recovered(work));
  }

  private BurnRecord record(VersionTraces traces, Work work) {
    return new BurnRecord(
        BurnRecord.FORMAT,
        scene.version().text(),
        work.now().truncatedTo(ChronoUnit.SECONDS),
        traces.commit().orElse(""),
        traces.remoteTag().map(tag -> tag.id()).orElse(""),
        scene.reason());
  }

  private Recovered recovered(Work work) {
    ReleaseVersion next = next(work);
    String latest =
        scene.now().manifest().map(Manifest::latestText).filter(t -> !t.isEmpty()).orElse("");
    var left = new ArrayList<Remedy>();
    left.add(
        Remedy.text(
            "Review %s, fix the bug, commit and push."
                .formatted(scene.profile().changelog().path())));
    left.add(
        Remedy.text("Check and cut %s".formatted(next))
            .by(OwnCommand.CHECK.with("--version", next.text())));
    left.add(
        Remedy.text("Delete the tag on other clones")
            .by(Action.shell("git", "tag", "-d", scene.version().text())));
    return new Recovered(
        RecoveryKind.WITHDRAW,
        scene.version(),
        "%s is withdrawn. %s"
            .formatted(
                scene.version(),
                latest.isEmpty() ? "Clients get no release." : "Clients get %s.".formatted(latest)),
        left,
        Optional.of(next));
  }
}
