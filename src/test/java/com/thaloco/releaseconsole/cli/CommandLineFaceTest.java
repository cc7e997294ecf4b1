package com.thaloco.releaseconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CommandLineFaceTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(Function<Optional<Path>, OptionalInt> window, String... arguments) {
    return CommandLineFace.run(
        arguments,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        window);
  }

  private static OptionalInt deep(Optional<Path> folder) {
    throw new StackOverflowError();
  }

  private static OptionalInt unloadable(Optional<Path> folder) {
    throw new UnsatisfiedLinkError("libfont.so");
  }

  @Test
  void anErrorIsThreeSentencesAndNoStackTrace() {
    assertThat(run(CommandLineFaceTest::deep, "rehearse")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .hasSize(3)
        .noneMatch(line -> line.contains("\tat ") || line.contains("java.lang"));
    assertThat(out.size()).isZero();
  }

  @Test
  void theDetailsOfAnErrorComeWithVerboseOutput() {
    assertThat(run(CommandLineFaceTest::unloadable, "rehearse", "-v")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("libfont.so", "CommandLineFaceTest");
  }
}
