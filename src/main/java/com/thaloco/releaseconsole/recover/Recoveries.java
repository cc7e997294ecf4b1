package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.check.Checklist;
import com.thaloco.releaseconsole.engine.PlanId;
import com.thaloco.releaseconsole.engine.Runner;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Failure;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Question;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Journal;
import com.thaloco.releaseconsole.journal.ProjectLock;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The recoveries, each as a plan first. A recovery that was stopped continues when it is asked for
 * again, here or on another machine: each of its steps looks at the world first.
 */
public final class Recoveries {
  /** The question that is answered by typing the version. */
  public static final String CONFIRM = "confirm";

  /** The step of events that come before the first step. */
  public static final StepId STEP = new StepId("recover");

  private final Project project;
  private final Checklist checklist;
  private final String console;
  private Optional<RecoveryPlan> asked = Optional.empty();

  /**
   * @param console the program's version, for the receipt of a cut that is resumed
   */
  public Recoveries(Project project, Checklist checklist, String console) {
    this.project = project;
    this.checklist = checklist;
    this.console = console;
  }

  /**
   * What a manifest that is put back will name as latest, as far as it can be determined quickly.
   */
  public ReleaseVersion manifestVersion(Work work) {
    return new ManifestSource(project, project.world().fresh(), false, work).find().about();
  }

  /** What a recovery would do; only reads. */
  public Outcome<RecoverResult> plan(RecoverRequest request, Work work) {
    return guarded(
        work, () -> new Outcome.Ok<>(new RecoverResult.Planned(wayOut(request).plan(work))));
  }

  /**
   * Recovers, or continues the recovery that was not finished. Without the typed version it tells
   * the plan and asks {@link #CONFIRM}.
   *
   * @param keyring needed to resume and to re-cut only
   */
  public Outcome<RecoverResult> run(RecoverRequest request, Keyring keyring, Work work) {
    return guarded(work, () -> locked(request, keyring, work));
  }

  private Outcome<RecoverResult> locked(RecoverRequest request, Keyring keyring, Work work) {
    String purpose = "recover %s %s".formatted(request.kind(), request.version());
    try (ProjectLock lock =
        ProjectLock.take(
            StateFolder.lock(project.profile(), project.environment()), purpose, work.now())) {
      RecoveryPlanner way = wayOut(request);
      RecoveryPlan plan = way.plan(work);
      Optional<Outcome<RecoverResult>> unconfirmed = unconfirmed(request, plan, work);
      if (unconfirmed.isPresent()) {
        return unconfirmed.get();
      }
      Optional<Problem> other =
          PlanId.other(request.planId(), plan.id())
              .or(() ->
                  request.seen().or(() -> asked).flatMap(confirmed -> plan.otherThan(confirmed)));
      if (other.isPresent()) {
        return new Outcome.Refused<>(other.get());
      }
      return journalled(request.about(plan.version()), way, plan, keyring, work);
    }
  }

  private Outcome<RecoverResult> journalled(
      RecoverRequest request, RecoveryPlanner way, RecoveryPlan plan, Keyring keyring, Work work) {
    RecoveryJournal.putOtherAway(project.state(), project.clock(), request);
    try (Journal journal = Journal.open(project.state().recovery(), project.clock())) {
      RecoveryJournal.begin(journal, project.state(), request, way);
      Outcome<RecoverResult> outcome =
          way.take(new Runner(journal, plan.planned(), work), keyring, work);
      if (outcome instanceof Outcome.Ok<RecoverResult>(RecoverResult result)) {
        RecoveryJournal.end(project.state());
        return new Outcome.Ok<>(withRecheck(result, work));
      }
      RecoveryJournal.endWithoutEffect(project.state(), project.clock());
      return outcome;
    } catch (Runner.Halt halt) {
      RecoveryJournal.endWithoutEffect(project.state(), project.clock());
      return halt.outcome();
    } catch (RuntimeException e) { // refused or stopped between steps
      RecoveryJournal.endWithoutEffect(project.state(), project.clock());
      throw e;
    }
  }

  private RecoverResult withRecheck(RecoverResult result, Work work) {
    return result instanceof RecoverResult.Recovered done
        ? done.again(Recheck.of(done.kind(), project.profile(), work.now()))
        : result;
  }

  private Optional<Outcome<RecoverResult>> unconfirmed(
      RecoverRequest request, RecoveryPlan plan, Work work) {
    String version = plan.version().text();
    if (request.confirmed().isEmpty()) {
      plan.lines().forEach(work::line);
      asked = Optional.of(plan);
      return Optional.of(
          new Outcome.Asks<>(
              List.of(
                  new Question(
                      CONFIRM,
                      version,
                      "%s as planned? Type the version to confirm.".formatted(plan.title()),
                      List.of(version)))));
    }
    return request.confirmed().get().equals(version)
        ? Optional.empty()
        : Optional.of(
            new Outcome.Refused<>(
                Problem.refused(
                    "recover.unconfirmed",
                    "%s was typed to confirm, and the plan is for %s."
                        .formatted(request.confirmed().get(), version),
                    "Nothing was done.",
                    Remedy.text("Read the plan")
                        .aside(new Action.Option("--dry-run"))
                        .then(", then type its version")
                        .by(new Action.Option("--confirm " + version)))));
  }

  private RecoveryPlanner wayOut(RecoverRequest request) {
    var scene = new RecoveryContext(project, request.version(), request.answers());
    return switch (request.kind()) {
      case RESUME -> new Resume(scene, checklist, console);
      case RE_CUT -> new Recut(scene, checklist, console);
      case WITHDRAW -> new Withdraw(scene);
      case INSTALLER -> new FixInstaller(scene);
      case TAG -> new TagPublished(scene, checklist);
      case MANIFEST -> new RecoverManifest(scene);
      case OBJECT -> new RecoverObject(scene);
    };
  }

  private static Outcome<RecoverResult> guarded(Work work, Callable<Outcome<RecoverResult>> body) {
    Outcome<RecoverResult> outcome = Failure.outcome(STEP, body);
    work.emit(stamp -> new Event.Ended(stamp, outcome.word()));
    return outcome;
  }
}
