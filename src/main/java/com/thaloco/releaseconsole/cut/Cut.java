package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.check.Checklist;
import com.thaloco.releaseconsole.check.ClearedChecklist;
import com.thaloco.releaseconsole.engine.PlannedSteps;
import com.thaloco.releaseconsole.engine.Runner;
import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Failure;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Question;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.Facts;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.journal.Journal;
import com.thaloco.releaseconsole.journal.ProjectLock;
import com.thaloco.releaseconsole.journal.RunLog;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.profile.Profiles;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.CommitTitle;
import com.thaloco.releaseconsole.project.LiveState;
import com.thaloco.releaseconsole.project.ProfileAtCommit;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * The making and publishing of one release, from the checklist to the receipt. It resumes by itself
 * when a journal is there, with that journal's commit; while nothing is public and HEAD has moved,
 * it asks which of the two commits is released.
 */
public final class Cut {
  private static final String PLAN = "plan";

  private final Project project;
  private final Checklist checklist;
  private final String console;

  /**
   * @param console the program's version, for the receipt
   */
  public Cut(Project project, Checklist checklist, String console) {
    this.project = project;
    this.checklist = checklist;
    this.console = console;
  }

  /** The unfinished cut of this project, if there is one. */
  public Optional<History> unfinished() {
    return Unfinished.of(project.state());
  }

  /** What a cut would do; nothing is written but what the checks write. */
  public Outcome<CutResult> dryRun(CutRequest request, Keyring keyring, Work work) {
    return guarded(
        work,
        () -> {
          Optional<History> unfinished = resumed(request);
          boolean forward = isPublic(request, unfinished, work);
          CommitChoice choice = forward ? new CommitChoice.Resume() : choice(request, unfinished);
          if (choice instanceof CommitChoice.Open(Question question)) {
            return new Outcome.Asks<>(List.of(question));
          }
          Optional<History> past = unfinished.filter(_ -> choice instanceof CommitChoice.Resume);
          Candidate subject = subject(request, keyring, past, choice);
          Headline.emit(subject, work);
          return switch (cleared(subject, past, forward, work)) {
            case Outcome.Ok<ClearedChecklist>(ClearedChecklist cleared) ->
                new Outcome.Ok<>(new CutResult.Planned(plan(cleared, work)));
            case Outcome.Asks<ClearedChecklist>(List<Question> questions) ->
                new Outcome.Asks<>(questions);
            case Outcome.Refused<ClearedChecklist>(Problem problem) ->
                new Outcome.Refused<>(problem);
            case Outcome.Stopped<ClearedChecklist> stopped -> new Outcome.Stopped<>(stopped.at());
          };
        });
  }

  /** The steps that a cut of it would take, whether or not its checklist is clear. */
  public PlannedSteps planned(Candidate subject, Work work) {
    return planned(subject, opened(subject, work), work);
  }

  /** Cuts, or continues the cut that was not finished. */
  public Outcome<CutResult> run(CutRequest request, Keyring keyring, Work work) {
    return guarded(work, () -> locked(request, keyring, work));
  }

  /**
   * Why the unfinished cut can't be abandoned; empty where it can. It looks at bucket and remote,
   * and changes nothing.
   */
  public Optional<Problem> whyNotAbandon(Work work) {
    try {
      History past = unfinished().orElseThrow(() -> nothingToAbandon().toException());
      Unfinished.requireInvisible(project, past, work);
      return Optional.empty();
    } catch (ProblemException e) {
      return Optional.of(e.problem());
    }
  }

  /** Ends the unfinished cut, as long as nothing of it is public. */
  public Outcome<CutResult> abandon(ReleaseVersion version, String reason, Work work) {
    return guarded(
        work,
        () -> {
          try (ProjectLock lock = lock("abandon " + version, work)) {
            History past = unfinished().orElseThrow(() -> nothingToAbandon().toException());
            requireSame(past, version);
            Unfinished.abandonInvisible(project, past, reason, work);
            return new Outcome.Ok<>(new CutResult.Abandoned(version.text()));
          }
        });
  }

  /** The same as a part of a longer run, which holds the project's lock and tells its own end. */
  public Outcome<CutResult> within(CutRequest request, Keyring keyring, Work work) {
    return Failure.outcome(Checklist.STEP, () -> cut(request, keyring, work));
  }

  private Outcome<CutResult> locked(CutRequest request, Keyring keyring, Work work) {
    try (ProjectLock lock = lock("cut " + request.version(), work)) {
      return cut(request, keyring, work);
    }
  }

  private Outcome<CutResult> cut(CutRequest request, Keyring keyring, Work work) {
    Unfinished.tidy(project.state());
    Optional<History> unfinished = resumed(request);
    Optional<CutResult> already =
        unfinished.isPresent()
            ? Optional.empty()
            : AlreadyReleased.find(project, request.version(), work);
    if (already.isPresent()) {
      return new Outcome.Ok<>(already.get());
    }
    boolean forward = isPublic(request, unfinished, work);
    CommitChoice choice = forward ? new CommitChoice.Resume() : choice(request, unfinished);
    if (choice instanceof CommitChoice.Open(Question question)) {
      work.emit(stamp -> new Event.Asked(stamp, question));
      return new Outcome.Asks<>(List.of(question));
    }
    Optional<History> past = unfinished.filter(_ -> choice instanceof CommitChoice.Resume);
    Candidate subject = subject(request, keyring, past, choice);
    Headline.emit(subject, work);
    Outcome<ClearedChecklist> clear = cleared(subject, past, forward, work);
    work.between();
    return switch (clear) {
      case Outcome.Ok<ClearedChecklist>(ClearedChecklist cleared) ->
          confirmed(request, cleared, past, work);
      case Outcome.Asks<ClearedChecklist>(List<Question> questions) ->
          new Outcome.Asks<>(questions);
      case Outcome.Refused<ClearedChecklist>(Problem problem) -> new Outcome.Refused<>(problem);
      case Outcome.Stopped<ClearedChecklist> stopped -> new Outcome.Stopped<>(stopped.at());
    };
  }

  /** A commit that the caller names was chosen; without an unfinished cut there is no choice. */
  private CommitChoice choice(CutRequest request, Optional<History> unfinished) {
    return unfinished
        .filter(_ -> request.commit().isEmpty())
        .map(past ->
            CommitChoice.of(
                project,
                past.opened().version(),
                past.opened().commit(),
                project.head(),
                Optional.ofNullable(request.answers().get(CommitChoice.ID))))
        .orElseGet(CommitChoice.Resume::new);
  }

  private Outcome<ClearedChecklist> cleared(
      Candidate subject, Optional<History> past, boolean forward, Work work) {
    return forward
        ? new Outcome.Ok<>(forward(subject, past))
        : checklist.run(subject, work).clear();
  }

  private static ClearedChecklist forward(Candidate subject, Optional<History> past) {
    if (ProfileAtCommit.differs(subject)) {
      throw otherProfile(subject).toException();
    }
    return ClearedChecklist.before(subject, past);
  }

  private static Problem otherProfile(Candidate subject) {
    return Problem.refused(
        "cut.profile",
        "The profile %s in the working tree differs from the one of %s, which is being released."
            .formatted(Profiles.FILE, CommitTitle.of(subject.repository(), subject.commit())),
        "The cut of %s was not resumed.".formatted(subject.version()),
        Remedy.text("Check that commit out and run the same command again")
            .by(new Action.Shell("git checkout " + subject.commit())));
  }

  /**
   * From the manifest on clients see the release: the only way is forward, and a check that is red
   * by now must not leave it half published. Each step still looks at the world before its own
   * effect. A manifest that was meant and did not land has changed nothing, so everything is
   * checked again. What was published from this very commit by another machine is continued as
   * well, where the caller names the commit.
   */
  private boolean isPublic(CutRequest request, Optional<History> past, Work work) {
    Optional<String> commit = past.map(h -> h.opened().commit()).or(request::commit);
    if (commit.isEmpty()) {
      return false;
    }
    LiveState now = project.world().fresh();
    boolean named = now.manifest().flatMap(m -> m.entry(request.version())).isPresent();
    return past.filter(history -> history.meant(CutStep.PUT_MANIFEST.toString())).isPresent()
        ? named || now.tag(request.version(), work).isPresent()
        : named && Adoption.commit(project.profile(), now, request.version()).equals(commit);
  }

  private Outcome<CutResult> confirmed(
      CutRequest request, ClearedChecklist cleared, Optional<History> past, Work work) {
    if (past.isEmpty() && !request.confirmed()) {
      plan(cleared, work).lines().forEach(work::line);
      return new Outcome.Asks<>(
          List.of(
              new Question(
                  PLAN,
                  cleared.subject().commit(),
                  "Cut %s from %s as planned?"
                      .formatted(cleared.subject().version(), cleared.subject().commit()),
                  List.of("yes"))));
    }
    if (past.isEmpty()) {
      unfinished()
          .ifPresent(other ->
              Unfinished.abandonInvisible(project, other, "cut again from another commit", work));
    }
    try (Journal journal = Journal.open(project.state().journal(), project.clock())) {
      Fact.Opened opened = past.map(History::opened).orElseGet(() -> open(journal, cleared, work));
      journal.append(new Fact.Cleared(cleared.findings()));
      cleared
          .subject()
          .answers()
          .texts()
          .forEach((id, text) -> journal.append(new Fact.Answered(id, opened.commit(), text)));
      CutResult result = taken(cleared, opened, request.recut(), journal, work);
      Unfinished.end(project.state(), journal.history());
      return new Outcome.Ok<>(result);
    } catch (Runner.Halt halt) {
      return halt.outcome();
    }
  }

  /** Takes the steps; what they print is kept. */
  private CutResult taken(
      ClearedChecklist cleared, Fact.Opened opened, boolean recut, Journal journal, Work work) {
    try (RunLog log = RunLog.open(project.state(), opened.version(), opened.commit())) {
      return steps(cleared.subject(), opened, recut, journal, log.beside(work)).take();
    }
  }

  private Fact.Opened open(Journal journal, ClearedChecklist cleared, Work work) {
    Fact.Opened opened = opened(cleared.subject(), work);
    journal.append(opened);
    return opened;
  }

  private Fact.Opened opened(Candidate subject, Work work) {
    return new Fact.Opened(
        subject.version().text(),
        subject.commit(),
        subject.profileSha256(),
        Adoption.builtAt(subject, project.clock()),
        subject.lastRelease(work).map(last -> last.version().text()),
        console);
  }

  private PlannedSteps planned(Candidate subject, Fact.Opened opened, Work work) {
    return steps(subject, opened, false, Facts.NONE, work).planned();
  }

  private Steps steps(
      Candidate subject, Fact.Opened opened, boolean recut, Facts facts, Work work) {
    return new Steps(
        new CutContext(subject, opened, recut, project.processes(), project.environment()),
        facts,
        work);
  }

  private Candidate subject(
      CutRequest request, Keyring keyring, Optional<History> past, CommitChoice choice) {
    Optional<String> commit =
        past.map(h -> h.opened().commit())
            .or(request::commit)
            .or(() ->
                choice instanceof CommitChoice.Anew(String head)
                    ? Optional.of(head)
                    : Optional.empty());
    var answers = new TreeMap<>(request.answers());
    answers.remove(CommitChoice.ID); // it decides which commit this is, and is asked again
    return project.subject(
        request.version(), answers, keyring, past, commit.orElseGet(project::head));
  }

  private CutPlan plan(ClearedChecklist cleared, Work work) {
    Fact.Opened opened = opened(cleared.subject(), work);
    return CutPlan.of(cleared, planned(cleared.subject(), opened, work), opened.lastRelease());
  }

  private Optional<History> resumed(CutRequest request) {
    Optional<History> past = unfinished();
    past.ifPresent(history -> requireSame(history, request.version()));
    return past;
  }

  private static void requireSame(History past, ReleaseVersion version) {
    String open = past.opened().version();
    if (!open.equals(version.text())) {
      throw Problem.refused(
              "cut.other-unfinished",
              "A cut of %s is not finished, and %s was asked for.".formatted(open, version),
              "Nothing was done.",
              Remedy.text("Resume it")
                  .aside(OwnCommand.CUT.with("--version", open))
                  .then(", or end it")
                  .aside(OwnCommand.CUT.with("--version", open, "--abandon"))
                  .then("."))
          .toException();
    }
  }

  private ProjectLock lock(String purpose, Work work) {
    return ProjectLock.take(
        StateFolder.lock(project.profile(), project.environment()), purpose, work.now());
  }

  private static Problem nothingToAbandon() {
    return Problem.refused(
        "cut.nothing-unfinished",
        "There is no unfinished cut.",
        "Nothing was abandoned.",
        "Nothing needs to be done.");
  }

  private static Outcome<CutResult> guarded(Work work, Callable<Outcome<CutResult>> body) {
    Outcome<CutResult> outcome = Failure.outcome(Checklist.STEP, body);
    work.emit(stamp -> new Event.Ended(stamp, outcome.word()));
    return outcome;
  }
}
