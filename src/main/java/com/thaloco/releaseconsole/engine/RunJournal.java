package com.thaloco.releaseconsole.engine;

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
 * The journal of a recovery or a careful change that is under way. It is evidence and never a
 * proof: whoever continues looks at the world.
 *
 * @param file where it is while it is under way
 */
public record RunJournal(StateFolder state, Path file) {
  private static final int LONGEST = 80;

  /** The run that was not finished, by the fact that it began with. */
  public <F extends Fact> Optional<F> unfinished(Class<F> kind) {
    return Files.exists(file) ? Journal.read(file).last(kind) : Optional.empty();
  }

  /**
   * Puts away what another run has left: it must not keep something worse from being fixed, and
   * what it left undone shows in the world.
   *
   * @param ours what this run begins with
   */
  public void putOtherAway(Clock clock, Fact ours) {
    Optional<? extends Fact> left = unfinished(ours.getClass());
    if (left.filter(begun -> !begun.equals(ours)).isPresent()) {
      try (Journal journal = Journal.open(file, clock)) {
        journal.append(new Fact.Abandoned("%s was begun".formatted(name(ours))));
      }
      end(name(left.get()));
    }
  }

  /** Moves the journal to the ended ones. */
  public void end(Fact begun) {
    end(name(begun));
  }

  private void end(String name) {
    History history = Journal.read(file);
    PrivateFiles.createFolder(state.ended());
    Path ended =
        state
            .ended()
            .resolve(
                "%s-%d.jsonl".formatted(name, history.entries().getFirst().at().toEpochMilli()));
    try {
      Files.move(file, ended, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Fact begun) {
    String name =
        switch (begun) {
          case Fact.Recovering(String kind, String version) -> "recover-" + kind + "-" + version;
          case Fact.Changing(String change) -> "bucket-" + change;
          default -> throw new IllegalArgumentException("no run begins with " + begun);
        };
    String plain = name.replaceAll("[^A-Za-z0-9._]+", "-");
    return plain.substring(0, Math.min(plain.length(), LONGEST));
  }
}
