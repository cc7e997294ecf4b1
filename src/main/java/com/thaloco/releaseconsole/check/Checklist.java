package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Failure;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Finding.Status;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Question;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.ManifestState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All checks, asked side by side and reported in the order of the contract. */
public final class Checklist {
  /** The step of events that come while checks are asked. */
  public static final StepId STEP = new StepId("check");

  /** Of the ids of what a remote that can't be read is reported as. */
  private static final String OF_REMOTE = "remote.";

  /** Of the ids of what a bucket or remote that does not answer is reported as. */
  private static final String UNREACHABLE = ".unreachable";

  private final List<Check> checks;

  public Checklist(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  /** The ids, in order. */
  public List<String> ids() {
    return checks.stream().map(Check::id).toList();
  }

  /** The checks that a project has, in order. */
  public Checklist of(Profile profile) {
    return new Checklist(checks.stream().filter(check -> check.applies(profile)).toList());
  }

  /** The checks whose answers depend on the commit alone. */
  public Set<String> ofCommit() {
    return ids(Check.Binding.COMMIT);
  }

  private Set<String> ids(Check.Binding binding) {
    return checks.stream()
        .filter(check -> check.binding() == binding)
        .map(Check::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether an answer says how something answered that may answer otherwise at any time. */
  public boolean isMomentary(CheckResult result) {
    Finding finding = result.finding();
    return result.problem().filter(problem -> problem.id().endsWith(UNREACHABLE)).isPresent()
        || finding.status() == Status.BLOCKED
            && ids(Check.Binding.UNOBSERVED).contains(finding.id());
  }

  /** Asks every check that applies. */
  public Answered run(Candidate subject, Work work) {
    return run(subject, check -> true, work);
  }

  /**
   * Asks the checks that apply and that a test picks; an answer is reported as soon as it is there.
   */
  public Answered run(Candidate subject, Predicate<? super Check> wanted, Work work) {
    List<Callable<CheckResult>> parts =
        of(subject.profile()).checks.stream()
            .filter(wanted)
            .<Callable<CheckResult>>map(check -> () -> ask(check, subject, work))
            .toList();
    return new Answered(subject, work.all(parts));
  }

  private static CheckResult ask(Check check, Candidate subject, Work work) {
    Work here = work.in(STEP, Optional.empty());
    here.checkpoint();
    CheckResult checked = kept(check, subject).orElseGet(() -> look(check, subject, here));
    here.emit(stamp -> new Event.Found(stamp, checked.finding()));
    return checked;
  }

  /** A resumed cut keeps what its commit was judged on; the world is asked again. */
  private static Optional<CheckResult> kept(Check check, Candidate subject) {
    if (check.binding() != Check.Binding.COMMIT) {
      return Optional.empty();
    }
    return subject
        .resumed()
        .filter(past -> past.opened().profileSha256().equals(subject.profileSha256()))
        .flatMap(past -> past.last(Fact.Cleared.class))
        .flatMap(cleared ->
            cleared.findings().stream().filter(f -> f.id().equals(check.id())).findFirst())
        .map(CheckResult::of);
  }

  private static CheckResult look(Check check, Candidate subject, Work work) {
    try {
      return CheckResult.of(answered(check, check.run(subject, work), subject));
    } catch (Cancelled e) {
      throw e;
    } catch (Exception
        | VirtualMachineError
        | LinkageError e) { // one check that fails does not take the others with it
      Problem problem = Failure.problem(e);
      if (!check.id().equals(ManifestShape.ID) && isOfManifest(problem, subject)) {
        return CheckResult.waiting(check.id(), ManifestShape.ID, "the manifest can't be read");
      }
      return !check.id().equals(SourcePushed.ID) && problem.id().startsWith(OF_REMOTE)
          ? CheckResult.waiting(check.id(), SourcePushed.ID, "the remote can't be read")
          : CheckResult.failed(check.id(), problem);
    }
  }

  private static boolean isOfManifest(Problem problem, Candidate subject) {
    return subject
        .world()
        .knownManifest()
        .filter(state ->
            state instanceof ManifestState.Unreadable(Problem lost, var _) && lost.equals(problem))
        .isPresent();
  }

  private static Finding answered(Check check, Finding finding, Candidate subject) {
    if (finding.status() != Status.ASKS) {
      return finding;
    }
    return subject
        .answers()
        .to(finding.id())
        .filter(check::accepts)
        .map(text ->
            Finding.warned(
                finding.id(), finding.summary() + " Answered: " + text, finding.evidence(), ""))
        .orElse(finding);
  }

  /** What the checks said. */
  public record Answered(Candidate subject, List<CheckResult> checked) {
    public Answered {
      checked = List.copyOf(checked);
    }

    /** The findings, in order. */
    public List<Finding> findings() {
      return checked.stream().map(CheckResult::finding).toList();
    }

    /** Proof for the cut, or why there is none. */
    public Outcome<ClearedChecklist> clear() {
      List<Finding> open = findings().stream().filter(f -> !f.status().clears()).toList();
      if (open.isEmpty()) {
        return new Outcome.Ok<>(new ClearedChecklist(subject, findings()));
      }
      if (open.stream().allMatch(f -> f.status() == Status.ASKS)) {
        return new Outcome.Asks<>(open.stream().map(this::question).toList());
      }
      return new Outcome.Refused<>(problem(open));
    }

    private Question question(Finding finding) {
      return new Question(finding.id(), subject.commit(), finding.summary(), List.of());
    }

    private Problem problem(List<Finding> open) {
      Finding first = foremost(open);
      List<String> others =
          open.stream().filter(f -> f != first).map(Finding::id).distinct().toList();
      return new Problem(
          "check." + first.id(),
          kind(),
          first.summary(),
          "%s was not cut, and bucket and repository are unchanged (%s is %s%s)."
              .formatted(
                  subject.version(),
                  first.id(),
                  first.status().word(),
                  others.isEmpty() ? "" : "; open too: " + String.join(", ", others)),
          first.remedy().isEmpty() ? Remedy.text("Fix it and check again.") : first.remedy(),
          open.stream()
              .flatMap(f ->
                  Stream.concat(
                      Stream.of("%s %s: %s".formatted(f.id(), f.status().word(), f.summary())),
                      f.evidence().stream().map(line -> "  " + line)))
              .toList());
    }

    /** What the exit code speaks of comes first. */
    private Finding foremost(List<Finding> open) {
      Problem.Kind kind = kind();
      Optional<Finding> behindTheCode =
          checked.stream()
              .filter(one -> one.problem().filter(p -> p.kind() == kind).isPresent())
              .map(CheckResult::finding)
              .findFirst();
      return Stream.concat(
              kind == Problem.Kind.REFUSED ? Stream.empty() : behindTheCode.stream(),
              open.stream()
                  .filter(f -> f.status() != Status.ASKS)
                  .sorted(
                      Comparator.comparing((Finding f) ->
                              kind != Problem.Kind.KEY_LOCKED || f.status() != Status.NOT_RUN)
                          .thenComparing(f -> f.remedy().isEmpty()))) // what waits for another
          .findFirst()
          .orElseThrow();
    }

    /**
     * Unreadable input and a locked key have exit codes of their own (docs/command-line.md, Exit
     * codes).
     */
    private Problem.Kind kind() {
      Optional<Problem> locked =
          findings().stream().anyMatch(f -> f.status() == Status.NOT_RUN)
              ? subject.keyring().whyNot()
              : Optional.empty();
      return Stream.concat(checked.stream().flatMap(one -> one.problem().stream()), locked.stream())
          .map(Problem::kind)
          .max(Comparator.naturalOrder())
          .orElse(Problem.Kind.REFUSED);
    }
  }
}
