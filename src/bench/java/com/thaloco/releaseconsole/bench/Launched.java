package com.thaloco.releaseconsole.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One run of the launcher, which becomes the program: how long it took, and the most memory that it
 * had at once (VmHWM; what its children have is not in it).
 */
record Launched(Duration took, long peakBytes) {
  private static final Duration LIMIT = Duration.ofMinutes(20);
  private static final long LOOK_MILLIS = 20;

  /**
   * Runs the launcher to its end.
   *
   * @throws IllegalStateException with the end of what it said, if it does not exit with 0
   */
  static Launched run(Path launcher, Path said, Map<String, String> more, List<String> arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(launcher.toString());
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(said.toFile());
    builder.environment().remove("DISPLAY");
    builder.environment().putAll(more);
    long start = System.nanoTime();
    Process process = builder.start();
    long peak = 0;
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peak(process.pid()));
      if (System.nanoTime() - start > LIMIT.toNanos()) {
        process.destroy();
        throw new IllegalStateException(arguments + " did not end within " + LIMIT);
      }
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (process.exitValue() != 0) {
      List<String> lines = Files.readAllLines(said);
      throw new IllegalStateException(
          "%s exited with %d:%n%s"
              .formatted(
                  arguments,
                  process.exitValue(),
                  String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()))));
    }
    return new Launched(took, peak);
  }

  /** What Linux has noted of a process; 0 once it has ended. */
  private static long peak(long pid) {
    try (var lines = Files.lines(Path.of("/proc/%d/status".formatted(pid)))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }
}
