package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.source.RemoteRef;
import java.util.List;
import java.util.Optional;

/**
 * {@code source.pushed}: the remote's branch has the commit, and nothing newer (docs/rules.md,
 * Pre-flight checklist: push to main). A cut under way only needs its commit to be there.
 */
final class SourcePushed implements Check {
  static final String ID = "source.pushed";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Binding binding() {
    return Binding.WORLD;
  }

  @Override
  public Finding run(Candidate subject, Work work) {
    String name = subject.profile().source().branch();
    String remote = subject.profile().source().remote();
    Remedy push = push(subject);
    Optional<RemoteRef> branch = SourceBranch.onRemote(subject, work);
    if (branch.isEmpty()) {
      return Finding.blocked(
          id(), "%s has no branch %s.".formatted(remote, name), List.of(address(subject)), push);
    }
    String there = branch.get().commit();
    if (there.equals(subject.commit())) {
      return Finding.passed(
          id(), "%s has the commit as its %s.".formatted(remote, name), address(subject));
    }
    List<String> evidence =
        List.of("here: " + subject.commit(), "%s/%s: %s".formatted(remote, name, there));
    if (subject.repository().commit(there).isEmpty()) {
      return Finding.blocked(
          id(),
          "%s/%s is on a commit that this repository does not have.".formatted(remote, name),
          evidence,
          Remedy.text("Fetch it").by(Action.shell("git", "fetch", remote)));
    }
    if (subject.repository().isAncestor(subject.commit(), there)) {
      return subject.resumed().isPresent()
          ? Finding.passed(id(), "%s/%s has the commit below newer ones.".formatted(remote, name))
          : Finding.blocked(
              id(),
              "%s/%s is ahead of the commit that would be released.".formatted(remote, name),
              evidence,
              Remedy.text("Pull first").by(Action.shell("git", "pull", "--ff-only", remote, name)));
    }
    return subject.repository().isAncestor(there, subject.commit())
        ? Finding.blocked(
            id(), "The commit is not on %s/%s yet.".formatted(remote, name), evidence, push)
        : Finding.blocked(
            id(),
            "The commit and %s/%s have diverged.".formatted(remote, name),
            evidence,
            isOnBranch(subject)
                ? Remedy.text("Rebase onto it, then push")
                    .by(
                        new Action.Shell(
                            "%s && %s"
                                .formatted(
                                    Action.shell("git", "pull", "--rebase", remote, name).typed(),
                                    Action.shell("git", "push", remote, name).typed())))
                : push);
  }

  private static boolean isOnBranch(Candidate subject) {
    return subject.resumed().isPresent()
        || subject.repository().branch().equals(Optional.of(subject.profile().source().branch()));
  }

  /** How the commit gets to the remote's branch: one on another branch is merged first. */
  static Remedy push(Candidate subject) {
    String name = subject.profile().source().branch();
    Action push = Action.shell("git", "push", subject.profile().source().remote(), name);
    if (isOnBranch(subject)) {
      return Remedy.text("Push it").by(push);
    }
    String from = subject.repository().branch().orElse(subject.commit());
    return Remedy.text("Merge %s into %s first, then push %s".formatted(from, name, name))
        .by(
            new Action.Shell(
                "%s && %s && %s"
                    .formatted(
                        Action.shell("git", "switch", name).typed(),
                        Action.shell("git", "merge", from).typed(),
                        push.typed())));
  }

  /** Whether the remote's branch is known to lack the commit. */
  static boolean isMissing(Candidate subject, Work work) {
    try {
      return SourceBranch.onRemote(subject, work)
          .map(RemoteRef::commit)
          .map(there ->
              subject.repository().commit(there).isPresent()
                  && !subject.repository().isAncestor(subject.commit(), there))
          .orElse(true);
    } catch (ProblemException e) {
      return false; // source.pushed reports it
    }
  }

  private static String address(Candidate subject) {
    return subject.world().remote().address();
  }
}
