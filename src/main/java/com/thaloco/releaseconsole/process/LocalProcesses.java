package com.thaloco.releaseconsole.process;

import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Child processes of this machine. Both outputs are read at the speed of their reader, so that a
 * flood fills a pipe and never the memory. A child that ends is waited for; what it left running
 * and still holds its output is waited for only shortly, and left alone.
 */
public final class LocalProcesses implements Processes {
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final long LOOKS_BETWEEN_COUNTS = 5;
  private static final Duration LINGER = Duration.ofSeconds(2);

  @Override
  public Exit run(Command command, Work work) {
    work.checkpoint();
    Process process = start(command);
    var tree = new ProcessTree(process);
    var tail = new Tail();
    var out = new OutputReader("out", process.getInputStream(), work, tail, true);
    var err = new OutputReader("err", process.getErrorStream(), work, tail, false);
    feed(process, command.input());
    try {
      boolean inTime = await(process, command.timeout(), work, tree, out, err);
      if (!inTime) {
        tree.end();
        settle(out, err);
        throw timedOut(command, tail).toException();
      }
      settle(out, err);
      out.rethrow();
      err.rethrow();
      work.checkpoint(); // a stop that killed the child must not pass for its end
      return new Exit(process.exitValue(), out.captured(), tail.lines());
    } catch (InterruptedException e) {
      tree.end();
      Thread.currentThread().interrupt();
      throw new Cancelled();
    } catch (RuntimeException | Error e) {
      tree.end();
      throw e;
    } finally {
      out.abandon();
      err.abandon();
    }
  }

  /** Whether the child ended before its time was over. */
  private static boolean await(
      Process process,
      Duration timeout,
      Work work,
      ProcessTree tree,
      OutputReader out,
      OutputReader err)
      throws InterruptedException {
    long start = System.nanoTime();
    for (long looks = 0; !process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS); looks++) {
      work.checkpoint();
      out.rethrow();
      err.rethrow();
      if (looks % LOOKS_BETWEEN_COUNTS == 0) {
        tree.count();
      }
      if (System.nanoTime() - start > timeout.toNanos()) {
        return false;
      }
    }
    return true;
  }

  private static void settle(OutputReader out, OutputReader err) {
    long end = System.nanoTime() + LINGER.toNanos();
    out.join(end);
    err.join(end);
  }

  private static Process start(Command command) {
    if (!Files.isDirectory(command.directory())) {
      throw Problem.refused(
              "process.no-directory",
              "The folder %s, in which %s was to run, does not exist."
                  .formatted(command.directory(), command.argv().getFirst()),
              "The program was not started.",
              "Make the folder or name another one.")
          .toException();
    }
    Path program = program(command);
    var argv = new ArrayList<>(command.argv());
    argv.set(0, program.toString());
    var builder = new ProcessBuilder(argv).directory(command.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    try {
      return builder.start();
    } catch (IOException e) {
      throw Problem.refused(
              "process.not-started",
              "%s can't be started: %s.".formatted(program, e.getMessage()),
              "It was not run.",
              "Run it in %s to see what is missing.".formatted(command.directory()))
          .toException();
    }
  }

  /** Looks in the child's own PATH, not in ours. */
  private static Path program(Command command) {
    String name = command.argv().getFirst();
    if (name.indexOf('/') >= 0) {
      Path at = command.directory().toAbsolutePath().resolve(name);
      if (isProgram(at)) {
        return at;
      }
      throw missing(name, "There is no such executable file at %s.".formatted(at)).toException();
    }
    String path = command.environment().getOrDefault("PATH", "");
    for (String folder : path.split(":")) {
      if (!folder.isEmpty()) {
        Path at = command.directory().toAbsolutePath().resolve(folder).resolve(name);
        if (isProgram(at)) {
          return at;
        }
      }
    }
    throw missing(name, "It was searched in PATH=%s".formatted(path)).toException();
  }

  private static boolean isProgram(Path at) {
    return Files.isRegularFile(at) && Files.isExecutable(at);
  }

  private static Problem missing(String name, String where) {
    return Problem.refused(
            "process.missing",
            "The program %s is not installed, or not in PATH.".formatted(name),
            "Nothing was run.",
            "Install %s, or put its folder into PATH, and try again.".formatted(name))
        .with(List.of(where));
  }

  private static Problem timedOut(Command command, Tail tail) {
    return Problem.refused(
            "process.timed-out",
            "%s did not end within %s and was stopped, with everything that it had started."
                .formatted(String.join(" ", command.argv()), spoken(command.timeout())),
            "Its result is not known, and was not used.",
            "See the last lines of its output below, and try again.")
        .with(tail.lines());
  }

  private static String spoken(Duration time) {
    return time.toMinutes() > 1 ? time.toMinutes() + " minutes" : time.toMillis() / 1000.0 + " s";
  }

  private static void feed(Process process, byte[] input) {
    OutputStream in = process.getOutputStream();
    Runnable feeding =
        () -> {
          try (in) {
            in.write(input);
          } catch (IOException e) {
            // It ended, or closed its input, before it had read all: its own business.
          }
        };
    if (input.length == 0) {
      feeding.run();
    } else {
      Thread.ofPlatform().daemon().name("child-input").start(feeding);
    }
  }
}
