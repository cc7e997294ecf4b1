package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.ChangelogEditor;
import com.thaloco.releaseconsole.changelog.ChangelogFile;
import com.thaloco.releaseconsole.changelog.LinkStyle;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Someone who works in the open project's repository beside the window. */
final class Rig {
  private final Studio studio;
  private final Path repository;

  Rig(Studio studio) {
    this.studio = studio;
    this.repository = studio.model().project().repository().directory();
  }

  void replace(String file, String old, String now) {
    String text = read(file);
    if (!text.contains(old)) {
      throw new AssertionError(old + " is not in " + file);
    }
    write(file, text.replaceFirst(Pattern.quote(old), Matcher.quoteReplacement(now)));
  }

  /** Takes out the first line that begins like this. */
  void remove(String file, String beginning) {
    List<String> lines = new ArrayList<>(read(file).lines().toList());
    if (!lines.remove(lines.stream().filter(l -> l.startsWith(beginning)).findFirst().orElse(""))) {
      throw new AssertionError(beginning + " is not in " + file);
    }
    write(file, lines.stream().collect(Collectors.joining("\n", "", "\n")));
  }

  /** Puts the entry of v0.1.7 back under Unreleased. */
  void takeBack() {
    ProjectModel model = studio.model();
    Path file = repository.resolve("CHANGELOG.md");
    ChangelogFile.write(
        file,
        ChangelogEditor.revert(
            Changelog.read(file),
            new ReleaseVersion("v0.1.7"),
            LinkStyle.of(model.project().profile().changelog())));
  }

  /** Commits and pushes, and waits until the window has noticed. */
  void commit() {
    git("commit", "-qam", "Change for a picture");
    git("push", "-qf", "origin", "HEAD:main");
    noticed();
  }

  /** Back to the commit that the sample project was prepared with. */
  void reset() {
    git("reset", "-q", "--hard", Pictures.base());
    git("push", "-qf", "origin", "HEAD:main");
    noticed();
  }

  private void noticed() {
    String head = git("rev-parse", "HEAD").strip();
    Studio.await(
        "the window has noticed the commit",
        Duration.ofSeconds(150),
        () -> studio.window().model().orElseThrow().commitProperty().get().equals(head));
    Studio.pause(300);
  }

  String git(String... arguments) {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(repository.toFile())
              .redirectErrorStream(true)
              .start();
      String out = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new AssertionError(command + ": " + out);
      }
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String read(String file) {
    try {
      return Files.readString(repository.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String file, String text) {
    try {
      Files.writeString(repository.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
