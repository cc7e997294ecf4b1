package com.thaloco.releaseconsole;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of the machine that tests use. */
public final class Tools {
  private Tools() {}

  /**
   * Leaves the test out where a program is missing; in CI, where nothing may be left out, fails.
   */
  public static void need(String... programs) {
    for (String program : programs) {
      if (find(program).isPresent()) {
        continue;
      }
      if ("true".equals(System.getenv("CI"))) {
        fail("%s is missing, and in CI nothing is left out", program);
      }
      abort(program + " is not installed");
    }
  }

  /** The file of a program on PATH. */
  public static Optional<Path> find(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
    return Stream.of(path.split(":", -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
