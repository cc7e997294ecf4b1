package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.CommitTitle;

/** The first line of every cut: what is released from which commit, and what clients get now. */
final class Headline {
  private Headline() {}

  static void emit(Candidate candidate, Work work) {
    work.line(
        "%s %s from %s. %s"
            .formatted(
                candidate.resumed().isPresent() ? "Resuming the cut of" : "Cutting",
                candidate.version(),
                CommitTitle.whole(candidate.repository(), candidate.commit()),
                whatClientsGet(candidate, work)));
  }

  /** One sentence, also where the bucket can't be read: a check says why. */
  static String whatClientsGet(Candidate candidate, Work work) {
    try {
      return candidate
          .world()
          .manifest()
          .map(manifest -> "Clients get %s now.".formatted(manifest.latestText()))
          .orElse("Clients get nothing yet.");
    } catch (ProblemException e) {
      work.checkpoint();
      return "What clients get now is not known.";
    }
  }
}
