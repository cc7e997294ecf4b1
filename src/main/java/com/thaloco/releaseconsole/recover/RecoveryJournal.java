package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.engine.RunJournal;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.journal.Journal;
import com.thaloco.releaseconsole.journal.StateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * The journal of the recovery that is under way. It is evidence and never a proof: a recovery that
 * continues looks at the world.
 */
final class RecoveryJournal {
  /** Steps that leave nothing to be finished: a build in a scratch folder, one more kept copy. */
  private static final Set<String> HARMLESS =
      Set.of(RecoverStep.BUILD.toString(), RecoverStep.KEEP_MANIFEST.toString());

  private RecoveryJournal() {}

  /** The recovery that was not finished here. */
  static Optional<History> unfinished(StateFolder state) {
    Path file = state.recovery();
    return Files.exists(file)
        ? Optional.of(Journal.read(file))
            .filter(history -> history.last(Fact.Recovering.class).isPresent())
        : Optional.empty();
  }

  /**
   * Notes that it begins or resumes, and the answers. One is about what its question was about,
   * also where an earlier run asked it and was ended since nothing had been changed.
   */
  static void begin(
      Journal journal, StateFolder state, RecoverRequest request, RecoveryPlanner way) {
    History here = journal.history();
    History before = here.entries().isEmpty() ? journal(state).lastEnded(begun(request)) : here;
    boolean goesOn = before == here || before.last(Fact.Abandoned.class).isPresent();
    journal.append(begun(request));
    request
        .answers()
        .forEach((id, text) -> {
          String about =
              Optional.of(before)
                  .filter(_ -> goesOn)
                  .flatMap(past -> past.about(id))
                  .or(() -> way.about(id))
                  .orElse(request.version().text());
          journal.append(new Fact.Answered(id, about, text));
        });
  }

  /** Puts away what another recovery has left. */
  static void putOtherAway(StateFolder state, Clock clock, RecoverRequest request) {
    journal(state).putOtherAway(clock, begun(request));
  }

  /** Moves the journal to the ended ones. */
  static void end(StateFolder state) {
    RunJournal journal = journal(state);
    journal.end(journal.unfinished(Fact.Recovering.class).orElseThrow());
  }

  /** Ends a recovery that asked, was refused or stopped before it changed anything. */
  static void endWithoutEffect(StateFolder state, Clock clock) {
    boolean changed =
        unfinished(state).stream()
            .flatMap(history -> history.all(Fact.Intended.class).stream())
            .anyMatch(effect -> !HARMLESS.contains(effect.step()));
    if (changed || unfinished(state).isEmpty()) {
      return;
    }
    try (Journal journal = Journal.open(state.recovery(), clock)) {
      journal.append(new Fact.Abandoned("nothing was changed"));
    }
    end(state);
  }

  private static Fact.Recovering begun(RecoverRequest request) {
    return new Fact.Recovering(request.kind().word(), request.version().text());
  }

  private static RunJournal journal(StateFolder state) {
    return new RunJournal(state, state.recovery());
  }
}
