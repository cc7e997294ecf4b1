package com.thaloco.releaseconsole.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** A program that runs: ours or another. Both outputs are kept, line by line. */
final class Program {
  static final long MINUTES = 10; // a machine that builds other things beside takes long

  /** How it ended; 137 is what a shell calls an end by {@code kill -9}. */
  record Ended(int exit, List<String> out, List<String> err) {
    /** Its standard output, without the last line end. */
    String text() {
      return String.join("\n", out);
    }

    @Override
    public String toString() {
      return "exit %d%n%s%n--- standard error%n%s"
          .formatted(
              exit,
              String.join("\n", out.subList(Math.max(0, out.size() - 30), out.size())),
              String.join("\n", err));
    }
  }

  private final Process process;
  private final List<String> out = new ArrayList<>();
  private final List<String> err = new ArrayList<>();
  private final Thread outReader;
  private final Thread errReader;

  private Program(Process process, BiConsumer<? super Program, ? super String> onLine) {
    this.process = process;
    this.outReader = reader(process.getInputStream(), out, line -> onLine.accept(this, line));
    this.errReader = reader(process.getErrorStream(), err, line -> {});
  }

  /** Starts the release console in an environment that holds nothing but what is given. */
  static Program console(
      Path directory,
      Map<String, String> environment,
      List<String> arguments,
      BiConsumer<? super Program, ? super String> onLine) {
    return start(
        directory, environment, java("com.thaloco.releaseconsole.Main", arguments), onLine);
  }

  /** A Java that starts with a class of the tests' class path. */
  static List<String> java(String mainClass, List<String> arguments) {
    var command =
        new ArrayList<String>(
            List.of(
                "env",
                "--default-signal=INT,TERM", // a background shell may have them ignored
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xms96m",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                mainClass));
    command.addAll(arguments);
    return command;
  }

  static Program start(
      Path directory,
      Map<String, String> environment,
      List<String> command,
      BiConsumer<? super Program, ? super String> onLine) {
    try {
      var builder = new ProcessBuilder(command).directory(directory.toFile());
      builder.environment().clear();
      builder.environment().putAll(environment);
      return new Program(builder.start(), onLine);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String absolute(String classPath) {
    return String.join(
        File.pathSeparator,
        List.of(classPath.split(File.pathSeparator)).stream()
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .toList());
  }

  private interface Heard {
    void line(String line);
  }

  /** Reading a pipe holds the thread below a virtual one, and there are few of those. */
  private static Thread reader(InputStream stream, List<String> into, Heard heard) {
    return Thread.ofPlatform()
        .daemon()
        .start(() -> {
          var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
          try {
            for (String line; (line = lines.readLine()) != null; ) {
              synchronized (into) {
                into.add(line);
              }
              heard.line(line);
            }
          } catch (IOException e) {
            // The pipe of a process that was killed.
          }
        });
  }

  /** {@code kill -9}. */
  void kill() {
    process.destroyForcibly();
  }

  /** {@code kill -INT}, {@code kill -TERM}. */
  void signal(String name) {
    Tool.here().run("kill", "-" + name, String.valueOf(process.pid()));
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Writes a line to its standard input. */
  void type(String line) {
    try {
      process.outputWriter(StandardCharsets.UTF_8).append(line).append('\n').flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes its standard input. */
  void endInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It has ended.
    }
  }

  /** Waits for its end. */
  Ended await() {
    try {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        String threads = Tool.here().tryRun("jstack", String.valueOf(process.pid())).text();
        process.destroyForcibly();
        throw new AssertionError(
            "did not end in %d minutes: %s%n%s".formatted(MINUTES, out, threads));
      }
      outReader.join(10_000); // a child that outlives it may hold the pipe
      errReader.join(10_000);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    return new Ended(process.exitValue(), lines(out), lines(err));
  }

  /** Waits for its end and expects 0. */
  Ended succeed() {
    Ended ended = await();
    assertThat(ended.exit()).as(ended.toString()).isZero();
    return ended;
  }

  private static List<String> lines(List<String> from) {
    synchronized (from) {
      return List.copyOf(from);
    }
  }
}
