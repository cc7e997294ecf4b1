package com.thaloco.releaseconsole.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs programs that are not ours, as a person at a terminal would. */
record RehearsalTool(Path directory, Map<String, String> environment) {
  /** What came of a run; both outputs together. */
  record Result(int code, String output) {}

  static RehearsalTool in(Path directory) {
    return new RehearsalTool(directory, Map.of());
  }

  RehearsalTool with(String name, String value) {
    var more = new TreeMap<>(environment);
    more.put(name, value);
    return new RehearsalTool(directory, more);
  }

  /** Runs to the end, whatever that is. */
  Result tryRun(String... argv) {
    try {
      var builder =
          new ProcessBuilder(argv).directory(directory.toFile()).redirectErrorStream(true);
      builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
      builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
      builder.environment().putAll(environment);
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
      return new Result(process.exitValue(), output);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Runs, expects 0, and gives the output without its last line end. */
  String run(String... argv) {
    Result result = tryRun(argv);
    assertThat(result.code()).as("%s: %s", List.of(argv), result.output()).isZero();
    return result.output().stripTrailing();
  }

  /** Whether a program is on PATH. */
  static boolean isThere(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }
}
