package com.thaloco.releaseconsole.recover.reproduce;

import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.process.ChildEnvironment;
import com.thaloco.releaseconsole.process.Command;
import com.thaloco.releaseconsole.process.Exit;
import com.thaloco.releaseconsole.process.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What Go wrote into a binary about its own build, as {@code go version -m} prints it. */
final class GoBuildInfo {
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private final Processes processes;
  private final Map<String, String> environment;

  GoBuildInfo(Processes processes, Map<String, String> environment) {
    this.processes = processes;
    this.environment = ChildEnvironment.of(environment, List.of(), Map.of()).orThrow();
  }

  /** Its lines, the Go version first; empty for a file that Go did not build, or without Go. */
  List<String> of(Path file, Work work) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return List.of();
    }
    var command =
        new Command(
            List.of("go", "version", "-m", String.valueOf(file.getFileName())),
            folder,
            environment,
            TIMEOUT);
    try {
      Exit exit = processes.run(command, work);
      return exit.ok()
          ? exit.out().lines().map(line -> line.strip().replace('\t', ' ')).toList()
          : List.of();
    } catch (ProblemException e) {
      return List.of(); // there is no Go here
    }
  }
}
