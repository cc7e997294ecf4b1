package com.thaloco.releaseconsole.rehearsal;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.process.ChildEnvironment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The embedded server in a process of its own. It ends with us, however we end: it reads a pipe
 * from us and stops at its end.
 */
public final class ServerProcess implements AutoCloseable {
  private final Process process;

  private ServerProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts it, and waits until it answers.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException with what it said, if it does not
   */
  public static ServerProcess start(RehearsalFolder folder, Work work) {
    ServerProcess server = begin(folder);
    try {
      server.await(work);
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** Starts it; until {@link #await} returns, it may not answer. */
  public static ServerProcess begin(RehearsalFolder folder) {
    try {
      var builder = new ProcessBuilder(command(folder)).redirectErrorStream(true);
      builder.environment().clear();
      builder
          .environment()
          .putAll(
              ChildEnvironment.of(System.getenv(), List.of(), Map.of("LC_ALL", "C.UTF-8"))
                  .orThrow());
      return new ServerProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until it answers.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException with what it said, if it does not
   */
  public void await(Work work) {
    try (var abort = work.onCancel(process::destroy)) {
      var said = new ArrayList<String>();
      var lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      for (String line; (line = lines.readLine()) != null; ) {
        said.add(line);
        if (line.startsWith("{\"s3\"")) {
          work.line("The bucket is being served.");
          return;
        }
      }
      throw Problem.refused(
              "rehearsal.server",
              said.isEmpty() ? "The embedded server ended immediately." : said.getFirst(),
              "Nothing was rehearsed.",
              said.size() > 2 ? said.get(2) : "Run rehearse serve by itself to see why.")
          .with(said)
          .toException();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(RehearsalFolder folder) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The launcher's cache of linked classes; Java leaves one that does not fit alone.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.matches("-XX:AOTCache=.*|-Xlog:(?:aot|cds)=off"))
        .forEach(command::add);
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-Xmx192m",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "com.thaloco.releaseconsole.Main",
            "rehearse",
            "serve",
            "--until-input-ends",
            "--dir",
            folder.root().toString()));
    return command;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
