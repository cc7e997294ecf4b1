package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.forge.CommitStatus;
import com.thaloco.releaseconsole.forge.Forge;
import com.thaloco.releaseconsole.project.Candidate;
import java.util.List;
import java.util.Optional;

/**
 * {@code ci.green}: the forge says that CI is green for this very commit (docs/rules.md, Pre-flight
 * checklist).
 */
final class CiGreen implements Check {
  private static final String AGAIN = "Fix the failing CI jobs, commit and push, then check again.";

  @Override
  public String id() {
    return "ci.green";
  }

  @Override
  public Binding binding() {
    return Binding.UNOBSERVED;
  }

  @Override
  public Finding run(Candidate subject, Work work) {
    Optional<Forge> forge = subject.world().forge();
    if (forge.isEmpty()) {
      return Finding.notNeeded(id(), "The profile names no forge.");
    }
    return switch (forge.get().status(subject.commit(), work)) {
      case CommitStatus.Green(List<String> contexts) ->
          Finding.passed(
              id(),
              "CI is green for %s.".formatted(subject.commit()),
              contexts.toArray(String[]::new));
      case CommitStatus.Pending(List<String> contexts) ->
          Finding.blocked(
              id(),
              "CI is still running for %s.".formatted(subject.commit()),
              contexts,
              "Wait for it, then check again.");
      case CommitStatus.Red(List<String> contexts) ->
          Finding.blocked(id(), "CI is red for %s.".formatted(subject.commit()), contexts, AGAIN);
      case CommitStatus.Absent(String reason) when SourcePushed.isMissing(subject, work) ->
          unseen(subject, reason);
      case CommitStatus.Unreachable(String reason) when SourcePushed.isMissing(subject, work) ->
          unseen(subject, reason);
      case CommitStatus.Absent(String reason) ->
          Finding.blocked(
              id(),
              "CI has no result for this commit.",
              List.of(subject.commit(), reason),
              "Push the commit and let CI run, then check again.");
      case CommitStatus.Unreachable(String reason) ->
          Finding.blocked(
              id(),
              "The CI result can't be read from the forge.",
              List.of(reason),
              "Check source.forge in the profile and the network, then check again.");
    };
  }

  /** A forge says of a commit that it never got whatever it likes, also 404 and 422. */
  private Finding unseen(Candidate subject, String reason) {
    return Finding.blocked(
        id(),
        "CI has not seen this commit: push it first.",
        List.of(subject.commit(), reason),
        SourcePushed.push(subject));
  }
}
