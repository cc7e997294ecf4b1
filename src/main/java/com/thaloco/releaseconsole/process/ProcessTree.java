package com.thaloco.releaseconsole.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A child and all that came of it. Whoever lost its parent belongs to no tree any more, so
 * descendants are counted while they can be seen, and whoever still holds the child's output pipes
 * is found by them. A process handle knows its start time, so a number that was given again is
 * never ended.
 */
final class ProcessTree {
  private static final Path PROC = Path.of("/proc");
  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final Duration LAST = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final ProcessHandle root;
  private final Set<ProcessHandle> seen = new LinkedHashSet<>();
  private final Set<String> pipes;

  ProcessTree(Process process) {
    root = process.toHandle();
    seen.add(root);
    pipes = outputPipes(root.pid());
  }

  /** Notes who is there now. */
  void count() {
    for (ProcessHandle known : Set.copyOf(seen)) {
      if (known.isAlive()) {
        known.descendants().forEach(seen::add);
      }
    }
  }

  /** Asks all to end, and ends after a grace those that do not. */
  void end() {
    boolean interrupted = Thread.interrupted(); // the children must end all the same
    try {
      if (!sweep(handle -> handle.destroy(), GRACE)) {
        sweep(handle -> handle.destroyForcibly(), LAST);
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Signals everyone, newcomers too, until no one is left or the time is over. */
  private boolean sweep(Consumer<ProcessHandle> signal, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    var signalled = new LinkedHashSet<ProcessHandle>();
    while (true) {
      count();
      holders().forEach(seen::add);
      Set<ProcessHandle> alive =
          seen.stream().filter(ProcessHandle::isAlive).collect(Collectors.toSet());
      if (alive.isEmpty()) {
        return true;
      }
      if (System.nanoTime() > end) {
        return false;
      }
      alive.stream().filter(signalled::add).forEach(signal);
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private Set<ProcessHandle> holders() {
    var found = new LinkedHashSet<ProcessHandle>();
    if (pipes.isEmpty()) {
      return found;
    }
    long self = ProcessHandle.current().pid();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path at : all) {
        long pid = Long.parseLong(at.getFileName().toString());
        if (pid != self && holdsPipe(at)) {
          ProcessHandle.of(pid).ifPresent(found::add);
        }
      }
    } catch (IOException | RuntimeException e) {
      return found; // no /proc, or one that changed under us: what is known must do
    }
    return found;
  }

  private boolean holdsPipe(Path process) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
      for (Path at : open) {
        if (target(at).filter(pipes::contains).isPresent()) {
          return true;
        }
      }
      return false;
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      return false; // gone, or another user's
    }
  }

  private static Set<String> outputPipes(long pid) {
    var found = new LinkedHashSet<String>();
    for (String fd : new String[] {"1", "2"}) {
      target(PROC.resolve(Long.toString(pid)).resolve("fd").resolve(fd))
          .filter(name -> name.startsWith("pipe:"))
          .ifPresent(found::add);
    }
    return found;
  }

  private static Optional<String> target(Path link) {
    try {
      return Optional.of(Files.readSymbolicLink(link).toString());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
