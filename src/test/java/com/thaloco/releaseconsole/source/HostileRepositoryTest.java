package com.thaloco.releaseconsole.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.Hostile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a repository as a broken disk, another git or someone else may leave them. */
@Tag("slow")
class HostileRepositoryTest {
  private static final Instant NOON = Instant.parse("2026-05-14T12:00:00Z");

  @TempDir private Path dir = Path.of("");
  private Path git = Path.of("");
  private String commit = "";

  @BeforeEach
  void make() throws IOException {
    Path repository = dir.resolve("repository");
    try (var maker = RepositoryMaker.init(repository, "main", "Robin", "robin@example.org")) {
      maker.write("a.txt", "a\n".getBytes(UTF_8), false);
      maker.write("cmd/run.go", "package main\n".getBytes(UTF_8), false);
      commit = maker.commit("One\n\nBody.\n", NOON);
      maker.tag("v0.1.0", "v0.1.0\n", NOON);
    }
    git = repository.resolve(".git");
  }

  @Test
  void theIndex() throws IOException {
    feed("git index", git.resolve("index"));
  }

  @Test
  void theConfiguration() throws IOException {
    feed("git configuration", git.resolve("config"));
  }

  @Test
  void headAndReferences() throws IOException {
    feed("git HEAD", git.resolve("HEAD"));
    feed("git reference", git.resolve("refs/heads/main"));
  }

  @Test
  void objects() throws IOException {
    try (Stream<Path> objects = Files.walk(git.resolve("objects"))) {
      int number = 0;
      for (Path object : objects.filter(Files::isRegularFile).sorted().toList()) {
        feed("git object %d".formatted(++number), object);
      }
    }
  }

  private void feed(String what, Path file) throws IOException {
    byte[] sound = Files.readAllBytes(file);
    assertThat(file.toFile().setWritable(true)).isTrue();
    Hostile.feed(
        what,
        List.of(sound),
        50,
        bytes -> {
          write(file, bytes);
          try (var repository = GitRepository.open(git.resolveSibling("."))) {
            var _ = repository.head();
            var _ = repository.branch();
            var _ = repository.workingTree().isClean();
            var _ = repository.tags();
            var _ = repository.commit("v0.1.0");
            var _ = repository.files(commit, "");
            repository
                .blob(commit, "a.txt")
                .ifPresent(text -> assertThat(text).isEqualTo("a\n".getBytes(UTF_8)));
            var _ = repository.message(commit);
            var _ = repository.changedPaths(commit, commit);
          }
        });
    write(file, sound);
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
