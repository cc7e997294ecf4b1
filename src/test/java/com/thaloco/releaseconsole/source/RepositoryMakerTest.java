package com.thaloco.releaseconsole.source;

import static com.thaloco.releaseconsole.source.GitCommands.git;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryMakerTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  @TempDir Path temp;

  @Test
  void theSameCallsGiveTheSameIdsAsGitItself() {
    String first = history(temp.resolve("one"));
    String second = history(temp.resolve("two"));
    assertThat(first).isEqualTo(second);

    Path by = temp.resolve("git");
    git(temp, "init", "-q", "-b", "main", by.toString());
    var when =
        java.util.Map.of(
            "GIT_AUTHOR_DATE", "2026-01-02T12:00:00+0000",
            "GIT_COMMITTER_DATE", "2026-01-02T12:00:00+0000",
            "GIT_AUTHOR_NAME", "Robin",
            "GIT_AUTHOR_EMAIL", "robin@example.org",
            "GIT_COMMITTER_NAME", "Robin",
            "GIT_COMMITTER_EMAIL", "robin@example.org");
    git(by, "config", "core.autocrlf", "false");
    write(by.resolve("a.txt"), "a\r\n");
    git(by, "add", ".");
    git(by, when, "commit", "-q", "-m", "One", "--cleanup=verbatim");
    write(by.resolve("bin/run"), "#!/bin/sh\n");
    assertThat(by.resolve("bin/run").toFile().setExecutable(true, false)).isTrue();
    git(by, "rm", "-q", "a.txt");
    git(by, "add", ".");
    git(by, when, "commit", "-q", "-m", "Two");
    git(by, when, "tag", "-a", "v0.1.0", "-m", "v0.1.0");
    assertThat(git(by, "rev-parse", "HEAD", "v0.1.0")).isEqualTo(first);
  }

  @Test
  void indexAndWorkingTreeAreCleanAndTheObjectsAreSound() {
    Path one = temp.resolve("one");
    history(one);
    assertThat(git(one, "status", "--porcelain=v2", "--branch"))
        .contains("# branch.head main")
        .doesNotContain("\n1 ", "\n? ");
    assertThat(git(one, "fsck", "--strict", "--no-dangling")).isEmpty();
    assertThat(git(one, "ls-files", "--stage")).startsWith("100755 ").endsWith("\tbin/run");
  }

  @Test
  void pushBringsEveryBranchAndTagToABareRemote() {
    Path one = temp.resolve("one");
    Path bare = temp.resolve("remote.git");
    RepositoryMaker.initBare(bare, "main");
    try (var maker = RepositoryMaker.init(one, "main", "Robin", "robin@example.org")) {
      maker.write("a.txt", "a\n".getBytes(UTF_8), false);
      maker.commit("One\n", NOON);
      maker.tag("v0.1.0", "v0.1.0\n", NOON);
      maker.addRemote("origin", bare.toString());
      maker.push("origin");
      maker.write("a.txt", "b\n".getBytes(UTF_8), false);
      maker.commit("Two\n", NOON);
      maker.push("origin");
    }
    assertThat(git(bare, "for-each-ref", "--format=%(refname) %(objectname)"))
        .isEqualTo(
            git(
                one,
                "for-each-ref",
                "--format=%(refname) %(objectname)",
                "refs/heads",
                "refs/tags"));
    assertThat(git(bare, "symbolic-ref", "HEAD")).isEqualTo("refs/heads/main");
    assertThat(git(one, "rev-parse", "origin/main")).isEqualTo(git(bare, "rev-parse", "main"));
  }

  private static String history(Path at) {
    try (var maker = RepositoryMaker.init(at, "main", "Robin", "robin@example.org")) {
      maker.write("a.txt", "a\r\n".getBytes(UTF_8), false);
      maker.commit("One\n", NOON);
      maker.write("bin/run", "#!/bin/sh\n".getBytes(UTF_8), true);
      maker.remove("a.txt");
      String head = maker.commit("Two\n", NOON);
      return head + "\n" + maker.tag("v0.1.0", "v0.1.0\n", NOON);
    }
  }

  private static void write(Path file, String text) {
    try {
      java.nio.file.Files.createDirectories(file.getParent());
      java.nio.file.Files.writeString(file, text);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
