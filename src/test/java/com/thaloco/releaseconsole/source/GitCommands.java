package com.thaloco.releaseconsole.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The machine's git as an independent witness. It sees no configuration but the repository's. */
final class GitCommands {
  private GitCommands() {}

  /** Runs git in a folder and gives its output without the last line end; fails on a bad exit. */
  static String git(Path directory, String... arguments) {
    return git(directory, Map.of(), arguments);
  }

  static String git(Path directory, Map<String, String> environment, String... arguments) {
    var argv = new ArrayList<>(List.of("git"));
    argv.addAll(List.of(arguments));
    try {
      var builder =
          new ProcessBuilder(argv).directory(directory.toFile()).redirectErrorStream(true);
      Map<String, String> variables = builder.environment();
      variables.keySet().removeIf(name -> name.startsWith("GIT_"));
      variables.putAll(
          Map.of(
              "GIT_CONFIG_GLOBAL", "/dev/null",
              "GIT_CONFIG_NOSYSTEM", "1",
              "GIT_AUTHOR_NAME", "Witness",
              "GIT_AUTHOR_EMAIL", "witness@example.org",
              "GIT_COMMITTER_NAME", "Witness",
              "GIT_COMMITTER_EMAIL", "witness@example.org"));
      variables.putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError("%s: %s".formatted(argv, out));
      }
      return out.stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
