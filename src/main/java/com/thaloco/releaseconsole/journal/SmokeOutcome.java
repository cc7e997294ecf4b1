package com.thaloco.releaseconsole.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the smoke suite came out for one commit (docs/rules.md, Pre-flight checklist).
 *
 * @param exit the command's exit code
 * @param scenarios how many ended, where the output tells
 * @param tail the last lines of output
 */
public record SmokeOutcome(
    int format,
    String commit,
    Instant startedAt,
    Instant endedAt,
    List<String> command,
    int exit,
    int scenarios,
    List<String> tail) {
  public static final int FORMAT = 1;

  public SmokeOutcome {
    command = List.copyOf(command);
    tail = List.copyOf(tail);
  }

  /** Whether the suite was green. */
  public boolean green() {
    return exit == 0;
  }

  /** The outcome kept for a commit. */
  public static Optional<SmokeOutcome> load(StateFolder state, String commit) {
    return StateJson.file(state.smoke(commit), SmokeOutcome.class);
  }

  /** All outcomes that are kept. */
  public static List<SmokeOutcome> all(StateFolder state) {
    Path folder = state.smoke("any").getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".json") && !name.startsWith("."))
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .flatMap(commit -> load(state, commit).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps this outcome. */
  public void save(StateFolder state) {
    PrivateFiles.write(state.smoke(commit), StateJson.line(this));
  }
}
