package com.thaloco.releaseconsole.recover;

import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.journal.Journal;
import com.thaloco.releaseconsole.journal.PrivateFiles;
import com.thaloco.releaseconsole.journal.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Optional;

/**
 * The journal of the recovery that is under way. It is evidence and never a proof: a recovery that
 * goes on looks at the world.
 */
final class RecoveryJournal {
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
   * Puts away what another recovery has left. It must not keep clients from being led out of
   * something worse; what it left undone shows in the world.
   */
  static void putOtherAway(StateFolder state, Clock clock, RecoverRequest request) {
    var ours = new Fact.Recovering(request.kind().word(), request.version().text());
    boolean other =
        unfinished(state)
            .flatMap(history -> history.last(Fact.Recovering.class))
            .filter(recovering -> !recovering.equals(ours))
            .isPresent();
    if (other) {
      try (Journal journal = Journal.open(state.recovery(), clock)) {
        journal.append(
            new Fact.Abandoned("recover %s %s was begun".formatted(ours.kind(), ours.version())));
      }
      end(state);
    }
  }

  /** Moves the journal to the ended ones. */
  static void end(StateFolder state) {
    History history = Journal.read(state.recovery());
    Fact.Recovering recovering = history.last(Fact.Recovering.class).orElseThrow();
    String name =
        "recover-%s-%s-%d.jsonl"
            .formatted(
                recovering.kind(),
                recovering.version(),
                history.entries().getFirst().at().toEpochMilli());
    PrivateFiles.createFolder(state.ended());
    try {
      Files.move(state.recovery(), state.ended().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
