package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.CommitTitle;
import com.thaloco.releaseconsole.source.RemoteRef;
import java.util.List;
import java.util.Optional;

/** {@code source.branch}: the commit is on the branch that releases come from. */
final class SourceBranch implements Check {
  @Override
  public String id() {
    return "source.branch";
  }

  @Override
  public Binding binding() {
    return Binding.WORLD;
  }

  @Override
  public Finding run(Candidate subject, Work work) {
    String wanted = subject.profile().source().branch();
    if (subject.resumed().isPresent()) {
      return resumed(subject, work);
    }
    Optional<String> branch = subject.repository().branch();
    if (branch.equals(Optional.of(wanted))) {
      return Finding.passed(id(), "HEAD is on %s.".formatted(wanted), subject.commit());
    }
    return Finding.blocked(
        id(),
        branch
            .map(b -> "HEAD is on %s, and releases come from %s.".formatted(b, wanted))
            .orElse("HEAD is detached, and releases come from %s.".formatted(wanted)),
        List.of(subject.commit()),
        Remedy.text("Switch to it").by(Action.shell("git", "switch", wanted)));
  }

  /** What is public continues its own commit; before that, the cut asks (cut.commit). */
  private Finding resumed(Candidate subject, Work work) {
    String head = subject.repository().head().orElse(subject.commit());
    boolean moved = !head.equals(subject.commit());
    boolean isPublic =
        subject.world().manifest().flatMap(m -> m.entry(subject.version())).isPresent()
            || subject.world().tag(subject.version(), work).isPresent();
    return moved && !isPublic
        ? Finding.warned(
            id(),
            "The unfinished cut of %s is of another commit than HEAD.".formatted(subject.version()),
            List.of(
                "the cut: " + CommitTitle.of(subject.repository(), subject.commit()),
                "HEAD: " + CommitTitle.of(subject.repository(), head)),
            "The cut asks which of the two is released.")
        : Finding.notNeeded(id(), "The unfinished cut is resumed with its own commit.");
  }

  /** The branch on the remote, where it is there. */
  static Optional<RemoteRef> onRemote(Candidate subject, Work work) {
    return subject.world().ref("refs/heads/" + subject.profile().source().branch(), work);
  }
}
