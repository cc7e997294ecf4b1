package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.journal.Journal;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a cut or a recovery is unfinished on this machine. */
final class OpenCut {
  private static final String LAST_STEP = "receipt";

  private OpenCut() {}

  /** The version that is half done; a journal that can't be read is told by what resumes it. */
  static Optional<ReleaseVersion> version(StateFolder state) {
    return journal(state.journal())
        .filter(cut -> cut.done(LAST_STEP).isEmpty())
        .flatMap(cut -> cut.last(Fact.Opened.class))
        .map(Fact.Opened::version)
        .or(() ->
            journal(state.recovery())
                .flatMap(recovery -> recovery.last(Fact.Recovering.class))
                .map(Fact.Recovering::version))
        .flatMap(ReleaseVersion::parse);
  }

  private static Optional<History> journal(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(Journal.read(file))
              .filter(history -> history.last(Fact.Abandoned.class).isEmpty())
          : Optional.empty();
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }
}
