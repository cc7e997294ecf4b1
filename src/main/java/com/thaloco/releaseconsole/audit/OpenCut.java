package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.journal.Journal;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A cut or a recovery that is unfinished on this machine.
 *
 * @param version that is half done
 * @param resume the command that finishes it
 */
record OpenCut(ReleaseVersion version, Action.Console resume) {
  private static final String LAST_STEP = "receipt";

  /** What is half done; a journal that can't be read is reported by what resumes it. */
  static Optional<OpenCut> of(StateFolder state) {
    return journal(state.journal())
        .filter(cut -> cut.done(LAST_STEP).isEmpty())
        .flatMap(cut -> cut.last(Fact.Opened.class))
        .flatMap(opened -> ReleaseVersion.parse(opened.version()))
        .map(v -> new OpenCut(v, OwnCommand.CUT.with("--version", v.text())))
        .or(() ->
            journal(state.recovery())
                .flatMap(recovery -> recovery.last(Fact.Recovering.class))
                .flatMap(OpenCut::of));
  }

  private static Optional<OpenCut> of(Fact.Recovering begun) {
    return ReleaseVersion.parse(begun.version())
        .map(v -> new OpenCut(v, OwnCommand.RECOVER.with(begun.kind(), "--version", v.text())));
  }

  /** What is to be done about it. */
  Remedy remedy() {
    return Remedy.text("Finish it")
        .by(resume)
        .then(", or list what is unfinished")
        .by(OwnCommand.RECOVER.with());
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
