package com.thaloco.releaseconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where {@code rehearse} runs: in the window, or in the terminal. */
class RehearseCommandTest {
  @TempDir private Path folder;

  private final List<Optional<Path>> windows = new ArrayList<>();
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  /** Runs it where there is a display, whose window is closed at once, or where there is none. */
  private int run(boolean display, String... arguments) {
    var stream = new PrintStream(told, true, StandardCharsets.UTF_8);
    return CommandLineFace.run(
        arguments,
        stream,
        stream,
        asked -> {
          windows.add(asked);
          return display ? OptionalInt.of(7) : OptionalInt.empty();
        });
  }

  /** A folder that no rehearsal can be made in, so that one in the terminal ends at once. */
  private String taken() throws IOException {
    Files.writeString(folder.resolve("file"), "text");
    return folder.toString();
  }

  @Test
  void theWindowGetsTheFolderAndItsExitCodeIsOurs() {
    assertThat(run(true, "rehearse", "--dir", "D")).isEqualTo(7);
    assertThat(run(true, "rehearse")).isEqualTo(7);
    assertThat(windows).containsExactly(Optional.of(Path.of("D")), Optional.empty());
    assertThat(told.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--headless", "--json"})
  void itStaysInTheTerminalWhenAskedTo(String option) throws IOException {
    assertThat(run(true, "rehearse", option, "--dir", taken())).isEqualTo(1);
    assertThat(windows).isEmpty();
    assertThat(told.toString(StandardCharsets.UTF_8)).contains("is not empty");
  }

  @Test
  void itRunsInTheTerminalWhereThereIsNoDisplay() throws IOException {
    assertThat(run(false, "rehearse", "--dir", taken())).isEqualTo(1);
    assertThat(windows).hasSize(1);
    assertThat(told.toString(StandardCharsets.UTF_8)).contains("is not empty");
  }
}
