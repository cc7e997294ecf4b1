package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.changelog.Edit;
import com.thaloco.releaseconsole.engine.Runner;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.recover.PlanStep.Noticed;
import com.thaloco.releaseconsole.recover.PlanStep.Undo;
import com.thaloco.releaseconsole.recover.Proofs.Announced;
import com.thaloco.releaseconsole.recover.Proofs.CutEnded;
import com.thaloco.releaseconsole.recover.Proofs.InStep;
import com.thaloco.releaseconsole.recover.Proofs.Reverted;
import com.thaloco.releaseconsole.recover.Proofs.Served;
import com.thaloco.releaseconsole.recover.Proofs.TakenOut;
import com.thaloco.releaseconsole.recover.Proofs.Untagged;
import com.thaloco.releaseconsole.recover.RecoverResult.Recovered;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Takes a bad release back: burned first, then clients, then the repository, then the books
 * (design.md, Recovery; runbook, When something goes wrong).
 */
final class Withdraw implements WayOut {
  /** How often others may change the manifest under our hands before we give up. */
  private static final int MOVES = 5;

  private final Scene scene;

  Withdraw(Scene scene) {
    this.scene = scene;
  }

  @Override
  public Plan plan(Work work) {
    Traces traces = traces(work);
    Good good = good(traces, work);
    ReleaseVersion version = scene.version();
    String back = after(traces, good);
    var plan = new PlanBuilder(Kind.WITHDRAW, version, "Withdraw " + version, lead(traces, good));
    plan.step(
        RecoverStep.BURN,
        traces.burned(),
        Noticed.MAINTAINERS,
        Undo.FOR_GOOD,
        "Burn the version " + version,
        "Writes %s. From then on no machine cuts or publishes %s again, and the only way is forward."
            .formatted(BurnRecord.key(version), version));
    plan.step(
        RecoverStep.TAKE_OUT,
        !traces.named() && !traces.latest(),
        Noticed.CLIENTS,
        Undo.FOR_GOOD,
        "Take %s out of the manifest".formatted(version),
        "Keeps a copy, then one conditional write: the entry goes, and %s is %s. Looks again if someone else changes the manifest meanwhile."
            .formatted(scene.profile().manifest().latest(), back));
    plan.step(
        RecoverStep.PUT_INSTALLER,
        installerStands(traces, good),
        Noticed.CLIENTS,
        Undo.CAN_BE_UNDONE,
        good.release().isEmpty()
            ? "Leave the install script"
            : "Put back the install script of " + back,
        "New hosts get %s. The objects of %s stay as evidence."
            .formatted(back.equals("none") ? "no release" : back, version));
    plan.step(
        RecoverStep.AWAIT_PUBLIC,
        false,
        Noticed.NOBODY,
        Undo.NOTHING_TO_UNDO,
        "Wait until the public URL serves both",
        "At most %d s; the tag stays until clients are out of it."
            .formatted(scene.profile().verify().publicTimeout().toSeconds()));
    plan.step(
        RecoverStep.DELETE_REMOTE_TAG,
        traces.remoteTag().isEmpty() && traces.remoteAway().isEmpty(),
        Noticed.REPOSITORY,
        Undo.FOR_GOOD,
        "Delete the tag %s on %s".formatted(version, scene.profile().source().remote()),
        "Pushes one deletion, which expects %s. No other tag or branch is touched."
            .formatted(traces.remoteTag().map(tag -> tag.id()).orElse("what is there")));
    plan.step(
        RecoverStep.DELETE_TAG,
        traces.tagHere().isEmpty(),
        Noticed.REPOSITORY,
        Undo.FOR_GOOD,
        "Delete the tag here",
        "Else the next push of all tags would bring it back.");
    ending(plan);
    List<String> diff = diff(plan, good);
    ReleaseVersion next = next(work);
    table(plan, traces, back, next);
    plan.cannot(
            "Hosts that have updated to %s stay on it until %s is out.".formatted(version, next))
        .cannot("Clones that have fetched the tag keep it; this command, run there, removes it.");
    good.passedOver().forEach(each -> plan.cannot("It does not go back to " + each + "."));
    traces.remoteAway().ifPresent(why -> plan.cannot("The remote can't be reached now: " + why));
    return plan.build(diff, scene.profile().changelog().path(), Optional.of(next));
  }

  /** Whether the script is already that of the release that will be latest. */
  private boolean installerStands(Traces traces, Good good) {
    Optional<Good.Release> release = good.release();
    return traces.latest()
        && release.isPresent()
        && InstallerOfLatest.present(scene.project(), scene.now())
            .filter(object ->
                Arrays.equals(
                    object.bytes(),
                    InstallerOfLatest.of(
                            scene.project(),
                            release.get().version(),
                            Optional.of(release.get().commit()))
                        .bytes()))
            .isPresent();
  }

  private String lead(Traces traces, Good good) {
    String now =
        traces.latest()
            ? "Clients get it now."
            : traces.named() ? "The manifest names it." : "No client sees it.";
    String to =
        traces.latest()
            ? good.version().map(v -> " They go back to %s.".formatted(v)).orElse("")
            : "";
    return traces.burned() ? now + to + " It is burned already: this goes on." : now + to;
  }

  private void ending(PlanBuilder plan) {
    if (scene.unfinished().isPresent()) {
      plan.step(
          RecoverStep.END_CUT,
          false,
          Noticed.NOBODY,
          Undo.FOR_GOOD,
          "End its unfinished cut here",
          "Its journal is put away; it can't be resumed.");
    }
  }

  /** The changelog's step; one that can't be edited must not keep clients waiting. */
  private List<String> diff(PlanBuilder plan, Good good) {
    String file = scene.profile().changelog().path();
    try {
      List<String> diff =
          RevertChangelog.edit(scene, good.version()).map(Edit::diff).orElse(List.of());
      plan.step(
          RecoverStep.CHANGELOG,
          diff.isEmpty(),
          Noticed.REPOSITORY,
          Undo.CAN_BE_UNDONE,
          "Return its entry under Unreleased",
          "Edits %s in the working tree: the text stays, its heading and link row go. It does not commit."
              .formatted(file));
      return diff;
    } catch (ProblemException e) {
      plan.step(
          RecoverStep.CHANGELOG,
          false,
          Noticed.REPOSITORY,
          Undo.CAN_BE_UNDONE,
          "Return its entry under Unreleased",
          "Not possible as %s is now, and will be refused in the end: %s"
              .formatted(file, e.problem().happened()));
      return List.of();
    }
  }

  private void table(PlanBuilder plan, Traces traces, String back, ReleaseVersion next) {
    String version = scene.version().text();
    plan.row(scene.profile().manifest().latest(), traces.latestText(), back)
        .row(
            "Entries",
            String.valueOf(traces.entries()),
            String.valueOf(traces.entries() - (traces.named() ? 1 : 0)))
        .row(
            scene.profile().installer().key(),
            traces.latestText(),
            back.equals("none") ? "as it is" : back)
        .row(
            "Tag on " + scene.profile().source().remote(),
            traces.remoteTag().isPresent()
                ? version
                : traces.remoteAway().isPresent() ? "?" : "none",
            "none")
        .row("Tag here", traces.tagHere().isPresent() ? version : "none", "none")
        .row("Burned", traces.burned() ? version : "no", version)
        .row("Next", next.text(), next.text());
  }

  private static String after(Traces traces, Good good) {
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

  private Traces traces(Work work) {
    Traces traces = Traces.of(scene, work);
    if (traces.isEmpty()) {
      throw Problem.refused(
              "recover.never-used",
              "%s was never used: it is in no tag, not in the manifest and not in the bucket."
                  .formatted(scene.version()),
              "Nothing was burned.",
              "Name the version that is bad.")
          .toException();
    }
    return traces;
  }

  /** Where clients go back to; whether its installer can be read is known before the burn. */
  private Good good(Traces traces, Work work) {
    Good good = Good.without(scene.version(), scene.project(), scene.now(), work);
    if (traces.latest()) {
      good.release()
          .ifPresent(release ->
              InstallerOfLatest.of(
                  scene.project(), release.version(), Optional.of(release.commit())));
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
                "Mend one of them (fetch the tags; bucket audit, bucket restore), then withdraw"
                    + " again.")
            .with(good.passedOver())
            .toException();
      }
    }
    return good;
  }

  @Override
  public Outcome<RecoverResult> take(Runner runner, Keyring keyring, Work work) {
    Traces traces = traces(work);
    Good good = good(traces, work);
    var removal = new Removal(scene.version(), good.version());
    Announced burned = runner.take(new Burn(scene, traces), scene);
    TakenOut out = takenOut(runner, removal, burned);
    InStep installer = runner.take(new InstallerOfLatest<TakenOut>(scene), out);
    Served served = runner.take(new AwaitServed<InStep>(scene), installer);
    Untagged untagged =
        runner.take(new DeleteTag(scene), runner.take(new DeleteRemoteTag(scene), served));
    CutEnded ended = runner.take(new EndCut<Untagged>(scene, "withdrawn", _ -> true), untagged);
    Reverted reverted = runner.take(new RevertChangelog(scene, good.version()), ended);
    runner.take(new LookAgain(scene, removal), reverted);
    return new Outcome.Ok<>(recovered(work));
  }

  /** Somebody else's change comes first: keep it, and take our entry out of that. */
  private TakenOut takenOut(Runner runner, Removal removal, Announced announced) {
    return takenOut(scene, runner, removal, announced);
  }

  static TakenOut takenOut(Scene scene, Runner runner, Removal removal, Announced announced) {
    for (int moves = 0; ; moves++) {
      try {
        return runner.take(
            new TakeOut(scene, removal), runner.take(new KeepPresent(scene, removal), announced));
      } catch (TakeOut.Moved e) {
        if (moves == MOVES) {
          throw Problem.refused(
                  "recover.restless-manifest",
                  "The manifest changed again and again while %s was to be taken out of it."
                      .formatted(scene.version()),
                  "The manifest still names it.",
                  "Find out who writes to the bucket, then run the same command again.")
              .toException();
        }
      }
    }
  }

  private Recovered recovered(Work work) {
    ReleaseVersion next = next(work);
    String latest =
        scene.now().manifest().map(Manifest::latestText).filter(t -> !t.isEmpty()).orElse("");
    var left = new ArrayList<String>();
    left.add(
        "Look at %s, fix the bug, commit and push.".formatted(scene.profile().changelog().path()));
    left.add("Check and cut %s: release-console check --version %s".formatted(next, next));
    left.add(
        "On other clones: git tag -d %s, or the same command there.".formatted(scene.version()));
    return new Recovered(
        Kind.WITHDRAW,
        scene.version(),
        "%s is withdrawn. %s"
            .formatted(
                scene.version(),
                latest.isEmpty() ? "Clients get no release." : "Clients get %s.".formatted(latest)),
        left,
        Optional.of(next));
  }
}
