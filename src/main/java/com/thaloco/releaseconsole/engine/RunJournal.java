package com.thaloco.releaseconsole.engine;

import com.thaloco.releaseconsole.flow.ProblemException;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  /** The facts of the last such run that has ended; none where there is none that can be read. */
  public History lastEnded(Fact begun) {
    Pattern names = Pattern.compile(Pattern.quote(name(begun)) + "-(\\d{1,18})\\.jsonl");
    if (!Files.isDirectory(state.ended())) {
      return new History(List.of());
    }
    try (Stream<Path> all = Files.list(state.ended())) {
      return all.filter(each -> names.matcher(each.getFileName().toString()).matches())
          .max(Comparator.comparing(each -> began(names, each)))
          .map(Journal::read)
          .orElseGet(() -> new History(List.of()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ProblemException e) {
      return new History(List.of()); // what it asked is asked again
    }
  }

  private static long began(Pattern names, Path file) {
    Matcher name = names.matcher(file.getFileName().toString());
    return name.matches() ? Long.parseLong(name.group(1)) : 0;
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
