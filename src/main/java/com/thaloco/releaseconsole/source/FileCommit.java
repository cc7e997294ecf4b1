package com.thaloco.releaseconsole.source;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.process.Command;
import com.thaloco.releaseconsole.process.Exit;
import com.thaloco.releaseconsole.process.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Commits one file of the working tree as it was shown, and pushes the branch. The machine's own
 * git does both, so that hooks, signing and credentials are as the user has set them up.
 */
public final class FileCommit {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Repository repository;
  private final String path;
  private final Processes processes;
  private final Map<String, String> environment;

  /**
   * @param environment the console's own; git gets of it what it may have
   */
  public FileCommit(
      Repository repository, String path, Processes processes, Map<String, String> environment) {
    this.repository = repository;
    this.path = path;
    this.processes = processes;
    this.environment =
        new GitEnvironment(
                Path.of(environment.getOrDefault("HOME", System.getProperty("user.home"))),
                environment)
            .forChildren();
  }

  /** The same as a command line; with a push where there is a branch. */
  public static String line(String message, String path, String remote, Optional<String> branch) {
    String commit = Action.shell("git", "commit", "-m", message, "--", path).typed();
    return branch
        .map(name -> commit + " && " + Action.shell("git", "push", remote, name).typed())
        .orElse(commit);
  }

  /**
   * Commits the file alone, whatever else is staged; gives the new commit.
   *
   * @param shown its bytes as they were shown
   * @throws com.thaloco.releaseconsole.flow.ProblemException where it changed since, where git
   *     refuses, or where a hook committed other bytes
   */
  public String commit(byte[] shown, String message, Work work) {
    if (!Arrays.equals(shown, now())) {
      throw Problem.refused(
              "source.changed-meanwhile",
              "%s changed since it was shown.".formatted(path),
              "Nothing was committed.",
              "Look at the change again.")
          .toException();
    }
    Exit exit = git(work, "commit", "-m", message, "--", path);
    if (!exit.ok()) {
      throw Problem.refused(
              "source.commit-failed",
              "git did not commit %s.".formatted(path),
              "Nothing was committed or pushed.",
              "Fix what git says, then commit again.")
          .with(exit.tail())
          .toException();
    }
    String head = repository.head().orElseThrow();
    if (repository.blob(head, path).filter(bytes -> Arrays.equals(bytes, shown)).isEmpty()) {
      throw Problem.refused(
              "source.commit-differs",
              "The commit %s holds %s with other bytes than were shown."
                  .formatted(head.substring(0, 8), path),
              "It was committed and not pushed.",
              Remedy.text("A hook has changed the file. Look at the commit")
                  .by(Action.shell("git", "show", head)))
          .toException();
    }
    return head;
  }

  /**
   * Pushes a branch, and never by force.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException where the remote refuses it
   */
  public void push(String remote, String branch, Work work) {
    Exit exit = git(work, "push", remote, branch);
    if (!exit.ok()) {
      throw Problem.refused(
              "source.push-failed",
              "%s was not pushed to %s.".formatted(branch, remote),
              "The commit stays in this repository; nothing of it is on the remote.",
              Remedy.text("Fix what git says, then push")
                  .by(Action.shell("git", "push", remote, branch)))
          .with(exit.tail())
          .toException();
    }
  }

  private byte[] now() {
    try {
      return Files.readAllBytes(repository.directory().resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Exit git(Work work, String... arguments) {
    var argv = new ArrayList<>(List.of("git"));
    argv.addAll(List.of(arguments));
    return processes.run(new Command(argv, repository.directory(), environment, PATIENCE), work);
  }
}
