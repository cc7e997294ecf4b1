package com.thaloco.releaseconsole.update;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.process.Command;
import com.thaloco.releaseconsole.process.Exit;
import com.thaloco.releaseconsole.process.LocalProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An installation that its install script made, and can replace.
 *
 * @param prefix the folder whose {@code lib/release-console} it is
 */
public record Installation(Path prefix) {
  /** What the launcher says where it is, for the program; unset where that runs from source. */
  public static final String HOME = "release-console.home";

  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  /**
   * The one that this program runs from.
   *
   * @param home the image's folder, as the launcher says
   * @throws com.thaloco.releaseconsole.flow.ProblemException {@code update.not-installed} where the
   *     install script made none: run from source, or a package of the system
   */
  public static Installation at(Optional<Path> home) {
    return home.filter(folder -> Files.isRegularFile(folder.resolve("installed")))
        .flatMap(folder -> Optional.ofNullable(folder.getParent()))
        .flatMap(lib -> Optional.ofNullable(lib.getParent()))
        .map(Installation::new)
        .orElseThrow(() ->
            Problem.refused(
                    "update.not-installed",
                    "This program was not installed by its install script.",
                    "Nothing was installed.",
                    "Update it the way it came: a package by the package manager, sources with"
                        + " git pull.")
                .toException());
  }

  /**
   * Replaces it.
   *
   * @param setup the verified setup program of another version
   * @throws com.thaloco.releaseconsole.flow.ProblemException {@code update.install}
   */
  public void replace(Path setup, Map<String, String> environment, Work work) {
    Map<String, String> own = new TreeMap<>();
    for (String name : List.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR")) {
      Optional.ofNullable(environment.get(name)).ifPresent(value -> own.put(name, value));
    }
    Exit exit =
        new LocalProcesses()
            .run(
                new Command(
                    List.of(setup.toString(), "--prefix", prefix.toString()), prefix, own, TIMEOUT),
                work);
    if (!exit.ok()) {
      throw Problem.refused(
              "update.install",
              "The install script of the new version failed in %s (exit %d)."
                  .formatted(prefix, exit.code()),
              "The new version was not installed.",
              "Fix what it says, then run the same command again.")
          .with(exit.tail())
          .toException();
    }
  }
}
