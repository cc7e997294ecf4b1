package com.thaloco.releaseconsole.check;

import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Candidate;
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
      return Finding.notNeeded(id(), "The cut goes on with its own commit, whatever HEAD is.");
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
        "Switch to it: git switch " + wanted);
  }

  /** The branch on the remote, where it is there. */
  static Optional<RemoteRef> onRemote(Candidate subject, Work work) {
    return subject.world().ref("refs/heads/" + subject.profile().source().branch(), work);
  }
}
