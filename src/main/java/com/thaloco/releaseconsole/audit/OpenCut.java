package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.journal.Journal;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Files;
import java.util.Optional;

/** Whether a cut is unfinished on this machine. */
final class OpenCut {
  private static final String LAST_STEP = "receipt";

  private OpenCut() {}

  /** The version of the unfinished cut; a journal that can't be read is told by the cut itself. */
  static Optional<ReleaseVersion> version(StateFolder state) {
    if (!Files.exists(state.journal())) {
      return Optional.empty();
    }
    try {
      History history = Journal.read(state.journal());
      return history
          .last(Fact.Opened.class)
          .filter(_ -> history.last(Fact.Abandoned.class).isEmpty())
          .filter(_ -> history.done(LAST_STEP).isEmpty())
          .flatMap(opened -> ReleaseVersion.parse(opened.version()));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }
}
