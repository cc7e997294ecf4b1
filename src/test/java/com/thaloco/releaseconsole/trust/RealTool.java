package com.thaloco.releaseconsole.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs a tool that is not ours; without it a test is left out, but in CI it fails. */
final class RealTool {
  private RealTool() {}

  /** The exit code; output goes to a file in the folder. */
  static int run(Path folder, String... command) throws IOException, InterruptedException {
    boolean there =
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(dir -> Files.isExecutable(Path.of(dir, command[0])));
    if (!there && "true".equals(System.getenv("CI"))) {
      throw new AssertionError(command[0] + " is missing, and in CI nothing is left out");
    }
    Assumptions.assumeTrue(there, command[0] + " is not installed");
    var builder = new ProcessBuilder(List.of(command)).directory(folder.toFile());
    builder.environment().put("GO111MODULE", "off");
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("output").toFile());
    Process process = builder.start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }
}
