package com.thaloco.releaseconsole.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Repository;

/** The machine's own git, for the few answers that only it can give. */
final class GitProgram {
  private static final int SECONDS = 30;
  private static final int LIMIT = 1 << 20;

  private GitProgram() {}

  /** What git prints in a repository, whose configuration it reads. */
  static Optional<String> ask(
      Repository repository, GitEnvironment surroundings, String input, String... arguments) {
    return ask(repository.getWorkTree().toPath(), surroundings.forChildren(), input, arguments);
  }

  /** What git prints; empty where it is not installed, fails or does not answer in time. */
  static Optional<String> ask(
      Path directory, Map<String, String> environment, String input, String... arguments) {
    var argv = new ArrayList<>(List.of("git"));
    argv.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(argv)
            .directory(directory.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      Process git = builder.start();
      Thread watch =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  if (!git.waitFor(SECONDS, TimeUnit.SECONDS)) {
                    end(git);
                  }
                } catch (InterruptedException e) {
                  end(git);
                }
              });
      try (InputStream out = git.getInputStream()) {
        git.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        git.getOutputStream().close();
        String text = new String(out.readNBytes(LIMIT), StandardCharsets.UTF_8);
        return git.waitFor() == 0 ? Optional.of(text) : Optional.empty();
      } finally {
        watch.interrupt();
      }
    } catch (IOException e) {
      return Optional.empty(); // not installed, or gone before it read
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static void end(Process git) {
    git.descendants().forEach(ProcessHandle::destroyForcibly);
    git.destroyForcibly();
  }
}
