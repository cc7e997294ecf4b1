package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.journal.Entry;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.journal.Journal;
import com.thaloco.releaseconsole.journal.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How long each step took in the last cut, so that the bar of the whole moves evenly. */
final class StepDurations {
  private static final Map<CutStep, Long> USUAL =
      Map.of(
          CutStep.PROBE, 3L,
          CutStep.BUILD, 30L,
          CutStep.PUT_TARBALL, 20L,
          CutStep.READ_BACK, 5L,
          CutStep.VERIFY_STRANGER, 10L,
          CutStep.VERIFY_CLIENTS, 10L);

  private final Map<CutStep, Duration> took;

  private StepDurations(Map<CutStep, Duration> took) {
    this.took = took;
  }

  /** A guess, as long as nothing is known. */
  static StepDurations usual() {
    var took = new EnumMap<CutStep, Duration>(CutStep.class);
    for (CutStep step : CutStep.values()) {
      took.put(step, Duration.ofSeconds(USUAL.getOrDefault(step, 1L)));
    }
    return new StepDurations(took);
  }

  /** From the newest ended journal; a guess where there is none. Beside the FX thread. */
  static StepDurations of(StateFolder state) {
    StepDurations weights = usual();
    newest(state).ifPresent(file -> read(file, weights.took));
    return weights;
  }

  private static Optional<Path> newest(StateFolder state) {
    if (!Files.isDirectory(state.ended())) {
      return Optional.empty();
    }
    try (var files = Files.list(state.ended())) {
      return files
          .filter(file -> file.toString().endsWith(".jsonl"))
          .max(Comparator.comparing(file -> file.toFile().lastModified()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(Path file, Map<CutStep, Duration> took) {
    try {
      took.putAll(times(Journal.read(file)));
    } catch (ProblemException e) {
      // an old journal that can't be read only costs an even bar
    }
  }

  /** How long each step that is done took: from the fact before it to its own. */
  static Map<CutStep, Duration> times(History history) {
    var took = new EnumMap<CutStep, Duration>(CutStep.class);
    Optional<Instant> before = Optional.empty();
    for (Entry entry : history.entries()) {
      if (entry.fact() instanceof Fact.Done done) {
        for (CutStep step : CutStep.values()) {
          if (step.toString().equals(done.step()) && before.isPresent()) {
            took.put(step, Duration.between(before.get(), entry.at()));
          }
        }
      }
      before = Optional.of(entry.at());
    }
    return took;
  }

  /** The time of a step, at least a tenth of a second. */
  Duration of(CutStep step) {
    Duration time = took.getOrDefault(step, Duration.ofSeconds(1));
    return time.compareTo(Duration.ofMillis(100)) < 0 ? Duration.ofMillis(100) : time;
  }

  Duration whole(Collection<CutStep> steps) {
    return steps.stream().map(this::of).reduce(Duration.ZERO, Duration::plus);
  }
}
