package com.thaloco.releaseconsole.acceptance;

import com.thaloco.releaseconsole.cli.CommandLineFace;
import com.thaloco.releaseconsole.cli.Passwords;
import com.thaloco.releaseconsole.process.Carriers;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * The console in a process that runs one command after the other, for runs that are not about the
 * process: most of the processor time of a command is a Java that starts.
 */
final class WarmConsole {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final Program process;

  WarmConsole(Path directory, Map<String, String> environment) {
    process =
        Program.start(
            directory,
            environment,
            Program.java(WarmConsole.class.getName(), List.of()),
            (running, line) -> answers.add(line));
  }

  /** Runs a command to its end. */
  synchronized Program.Ended run(List<String> arguments) {
    process.type(JSON.writeValueAsString(arguments));
    try {
      String answer = answers.poll(Program.MINUTES, TimeUnit.MINUTES);
      if (answer == null) {
        throw new AssertionError("no answer to %s".formatted(arguments));
      }
      return JSON.readValue(answer, Program.Ended.class);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The process, until its input ends: an array of arguments a line, and how the command ended. */
  public static void main(String[] none) throws IOException {
    Carriers.install();
    Passwords.takeFromEnvironment();
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line; (line = lines.readLine()) != null; ) {
      var out = new ByteArrayOutputStream();
      var err = new ByteArrayOutputStream();
      int exit =
          CommandLineFace.run(
              JSON.readValue(line, String[].class), new PrintStream(out), new PrintStream(err));
      System.out.println(
          JSON.writeValueAsString(new Program.Ended(exit, written(out), written(err))));
    }
    System.exit(0);
  }

  private static List<String> written(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
