package com.thaloco.releaseconsole.cut;

import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.CommitTitle;
import com.thaloco.releaseconsole.project.ManifestState;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;

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
      return switch (candidate.world().manifestState()) {
        case ManifestState.Read(var _, Manifest manifest) -> {
          String latest = manifest.latestText();
          yield latest.isEmpty()
              ? "The manifest names no latest release: clients get no release now."
              : "Clients get %s now.".formatted(latest);
        }
        case ManifestState.None(List<ReleaseVersion> tagged) ->
            tagged.isEmpty()
                ? "Clients get nothing yet."
                : "There is no manifest, although %s is tagged: clients get no release now."
                    .formatted(tagged.getLast());
        case ManifestState.Unreadable _ -> "What clients get now is not known.";
      };
    } catch (ProblemException e) {
      work.checkpoint();
      return "What clients get now is not known.";
    }
  }
}
