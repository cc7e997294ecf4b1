package com.thaloco.releaseconsole.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A child process to be.
 *
 * @param environment the whole environment of the child; nothing is inherited besides
 * @param input what it reads on standard input; wiped by no one, so never a secret
 */
public record Command(
    List<String> argv,
    Path directory,
    Map<String, String> environment,
    Duration timeout,
    byte[] input) {
  public Command {
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
  }

  /** A command without input. */
  public Command(
      List<String> argv, Path directory, Map<String, String> environment, Duration timeout) {
    this(argv, directory, environment, timeout, new byte[0]);
  }
}
