package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.engine.RunJournal;
import com.thaloco.releaseconsole.engine.Runner;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Failure;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.ShellWord;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.Journal;
import com.thaloco.releaseconsole.journal.ProjectLock;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Plans careful changes, and carries them out: each is observed, then made, then observed again,
 * under the project's lock, with the manifest's ETag as condition. A change that was stopped or
 * killed is finished by the same command.
 */
public final class Changes {
  /** The step of planning, where nothing is done yet. */
  public static final StepId PLAN = new StepId("plan");

  private final Project project;

  /** The changes of a project's bucket. */
  public Changes(Project project) {
    this.project = project;
  }

  /** What removing an orphan would do; refused for anything that a release or a client needs. */
  public Outcome<ChangePlan.Removal> removal(String key, Work work) {
    return removal(List.of(key), work);
  }

  /** What removing orphans would do; refused as a whole where one of them is needed. */
  public Outcome<ChangePlan.Removal> removal(List<String> keys, Work work) {
    return guarded(() -> new OrphanRemoval(AuditedState.read(project, work)).plan(keys, work));
  }

  /**
   * What moving {@code latest_stable} would do; refused for a release that is not there, not
   * stable, burned or not valid.
   */
  public Outcome<ChangePlan.LatestChange> latest(ReleaseVersion to, Work work) {
    return guarded(() -> new LatestMove(settled(AuditedState.read(project, work))).plan(to, work));
  }

  /**
   * What restoring a kept manifest would do; refused for one that names a burned version or a
   * release that is not valid.
   *
   * @param exact without carrying over the entries that were published since
   */
  public Outcome<ChangePlan.Restoration> restoration(String key, boolean exact, Work work) {
    return guarded(
        () -> new ManifestReturn(settled(AuditedState.read(project, work))).plan(key, exact, work));
  }

  /**
   * What storing a file as an object would do; refused for a key that a release, a client or the
   * console needs. A header that is not given is chosen by the key.
   */
  public Outcome<ChangePlan.ObjectWrite> upload(
      Path file, String key, Optional<String> type, Optional<String> cache, Work work) {
    return guarded(() ->
        new ObjectWriting(AuditedState.read(project, work))
            .upload(file, key, new ObjectWriting.Asked(type, cache), work));
  }

  /**
   * What storing an object's own bytes with other headers would do. Those of what a release needs
   * are those of a cut, and no others.
   */
  public Outcome<ChangePlan.ObjectWrite> headers(
      String key, Optional<String> type, Optional<String> cache, Work work) {
    return guarded(() ->
        new ObjectWriting(AuditedState.read(project, work))
            .headers(key, new ObjectWriting.Asked(type, cache), work));
  }

  /**
   * Carries a plan out.
   *
   * @param typed what was typed to confirm it: exactly {@link ChangePlan#confirm()}
   */
  public Outcome<Changed> carryOut(ChangePlan plan, String typed, Work work) {
    Outcome<Changed> outcome =
        Failure.outcome(
            PLAN,
            () ->
                typed.equals(plan.confirm())
                    ? locked(plan, work)
                    : new Outcome.Refused<>(unconfirmed(plan)));
    work.emit(stamp -> new Event.Ended(stamp, outcome.word()));
    return outcome;
  }

  private Outcome<Changed> locked(ChangePlan plan, Work work) {
    Fact.Changing change = name(plan);
    RunJournal open = journal(project.state());
    try (ProjectLock lock =
            ProjectLock.take(
                StateFolder.lock(project.profile(), project.environment()),
                "bucket " + change.change(),
                work.now());
        Journal journal = begun(open, change)) {
      var runner = new Runner(journal, plan.planned(), work);
      AuditedState scene = AuditedState.read(project, work);
      switch (plan) {
        case ChangePlan.Removal removal -> new OrphanRemoval(scene).take(removal, runner);
        case ChangePlan.LatestChange latest ->
            new LatestMove(planned(scene, latest.manifest())).take(latest, runner, work);
        case ChangePlan.Restoration restoration ->
            new ManifestReturn(planned(scene, restoration.manifest()))
                .take(restoration, runner, work);
        case ChangePlan.ObjectWrite write -> new ObjectWriting(scene).take(write, runner, work);
      }
      open.end(change);
      return new Outcome.Ok<>(new Changed(plan, runner.made()));
    } catch (Runner.Halt halt) {
      return halt.outcome();
    }
  }

  private Journal begun(RunJournal open, Fact.Changing change) {
    open.putOtherAway(project.clock(), change);
    Journal journal = Journal.open(open.file(), project.clock());
    journal.append(change);
    return journal;
  }

  /** The journal of the change that is under way. */
  static RunJournal journal(StateFolder state) {
    return new RunJournal(state, state.change());
  }

  private static Fact.Changing name(ChangePlan plan) {
    return switch (plan) {
      case ChangePlan.Removal removal -> OrphanRemoval.name(removal.keys());
      case ChangePlan.LatestChange latest -> LatestMove.name(latest.to());
      case ChangePlan.Restoration restoration ->
          ManifestReturn.name(restoration.key(), restoration.exact());
      case ChangePlan.ObjectWrite write -> ObjectWriting.name(write);
    };
  }

  /**
   * While a cut or recovery is half done, its own next step is the only way on for the manifest.
   */
  private static AuditedState settled(AuditedState scene) {
    if (scene.unfinished().isPresent()) {
      OpenCut unfinished = scene.unfinished().get();
      throw Problem.refused(
              "change.unfinished-cut",
              "A cut or recovery of %s is unfinished on this machine."
                  .formatted(unfinished.version()),
              "The manifest was not changed.",
              unfinished.remedy())
          .toException();
    }
    if (scene.remoteProblem().isPresent()) {
      throw scene.remoteProblem().get().toException();
    }
    return scene;
  }

  /** What was confirmed is a plan for the manifest that was there, and for no other. */
  private static AuditedState planned(AuditedState scene, Optional<String> mark) {
    if (!scene.manifestMark().equals(mark)) {
      throw Problem.refused(
              "change.overtaken",
              "The manifest was changed by someone else after the plan was made.",
              "Nothing was changed.",
              "Make the plan again and review it.")
          .toException();
    }
    return settled(scene);
  }

  private static Problem unconfirmed(ChangePlan plan) {
    return Problem.refused(
        "change.not-confirmed",
        "The change was not confirmed: '%s' must be typed.".formatted(plan.confirm()),
        "Nothing was changed.",
        Remedy.text("Read the plan, then type it to confirm")
            .by(new Action.Option(ShellWord.option("--confirm", plan.confirm()))));
  }

  private static <T> Outcome<T> guarded(Supplier<? extends T> body) {
    return Failure.outcome(PLAN, () -> new Outcome.Ok<>(body.get()));
  }
}
