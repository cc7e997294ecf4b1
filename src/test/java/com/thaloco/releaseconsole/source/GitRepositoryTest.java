package com.thaloco.releaseconsole.source;

import static com.thaloco.releaseconsole.source.GitCommands.git;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRepositoryTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  @TempDir Path temp = Path.of("unset");
  private Path one = Path.of("unset");
  private String first = "";
  private String second = "";
  private GitEnvironment here = new GitEnvironment(Path.of("/"), Map.of());
  private GitRepository repository = unset();

  @org.jspecify.annotations.NullUnmarked
  private static GitRepository unset() {
    return null;
  }

  @BeforeEach
  void history() throws Exception {
    temp = temp.toRealPath();
    one = temp.resolve("one");
    here =
        new GitEnvironment(
            Files.createDirectories(temp.resolve("home")),
            Map.of(
                "PATH", "/usr/bin:/bin",
                "HOME", temp.resolve("home").toString(),
                "COSIGN_PASSWORD", "hush"));
    try (var maker = RepositoryMaker.init(one, "main", "Robin", "robin@example.org")) {
      maker.write(".gitignore", "*.log\nignored/\n".getBytes(UTF_8), false);
      maker.write("a.txt", "a\n".getBytes(UTF_8), false);
      maker.write("cmd/run", "#!/bin/sh\n".getBytes(UTF_8), true);
      first = maker.commit("One\n\nBody.\n", NOON);
      maker.tag("v0.1.0", "v0.1.0\n\nVerification-Release: not-needed\n", NOON);
      maker.write("a.txt", "b\n".getBytes(UTF_8), false);
      maker.write("cmd/run.go", "package main\n".getBytes(UTF_8), false);
      second = maker.commit("Two\n", NOON.plusSeconds(60));
    }
    repository = GitRepository.open(one, here);
  }

  @AfterEach
  void close() {
    repository.close();
  }

  @Test
  void itIsFoundFromAnyFolderOfTheWorkingTree() {
    try (var found = GitRepository.open(one.resolve("cmd"))) {
      assertThat(found.directory()).isEqualTo(one);
      assertThat(found.head()).contains(second);
      assertThat(found.branch()).contains("main");
    }
  }

  @Test
  void noRepositoryABareOneAndABrokenOneAreProblems() throws Exception {
    assertProblem(() -> GitRepository.open(temp), "source.no-repository");
    assertProblem(() -> GitRepository.open(temp.resolve("absent")), "source.unreadable");
    RepositoryMaker.initBare(temp.resolve("bare.git"), "main");
    assertProblem(() -> GitRepository.open(temp.resolve("bare.git")), "source.bare");
    assertProblem(() -> GitRepository.open(one.resolve(".git")), "source.bare");
    Path broken = Files.createDirectories(temp.resolve("broken"));
    Files.writeString(broken.resolve(".git"), "gitdir: /no/such/folder\n");
    assertThatThrownBy(() -> GitRepository.open(broken).close())
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void aLinkedWorkTreeHasItsOwnBranchAndItsRepositorysTags() {
    Path linked = temp.resolve("linked");
    git(one, "worktree", "add", "-q", "-b", "side", linked.toString(), first);
    try (var tree = GitRepository.open(linked.resolve("cmd"), here)) {
      assertThat(tree.directory()).isEqualTo(linked);
      assertThat(tree.branch()).contains("side");
      assertThat(tree.head()).contains(first);
      assertThat(tree.tag("v0.1.0")).isPresent();
      assertThat(tree.workingTree().isClean()).isTrue();
      write(linked.resolve("cmd/new.txt"), "x");
      assertThat(tree.workingTree().untracked()).containsExactly("cmd/new.txt");
      assertThat(repository.workingTree().isClean()).isTrue();
    }
  }

  @Test
  void aWorkTreeOfABareRepositoryIsOneToo() {
    git(temp, "clone", "-q", "--bare", one.toString(), "hub.git");
    git(temp.resolve("hub.git"), "worktree", "add", "-q", "../tree", "main");
    try (var tree = GitRepository.open(temp.resolve("tree"), here)) {
      assertThat(tree.head()).contains(second);
      assertThat(tree.workingTree().isClean()).isTrue();
    }
  }

  @Test
  void anEmptyRepositoryHasABranchAndNoCommit() {
    Path empty = temp.resolve("empty");
    git(temp, "init", "-q", "-b", "trunk", empty.toString());
    try (var found = GitRepository.open(empty, here)) {
      assertThat(found.head()).isEmpty();
      assertThat(found.branch()).contains("trunk");
      assertThat(found.tags()).isEmpty();
      write(empty.resolve("x"), "x");
      assertThat(found.workingTree().untracked()).containsExactly("x");
    }
  }

  @Test
  void aDetachedHeadHasNoBranch() {
    git(one, "checkout", "-q", "--detach", first);
    assertThat(repository.branch()).isEmpty();
    assertThat(repository.head()).contains(first);
  }

  @Test
  void revisionsLeadToCommits() {
    assertThat(repository.commit("v0.1.0")).contains(first);
    assertThat(repository.commit("main")).contains(second);
    assertThat(repository.commit("main~1")).contains(first);
    assertThat(repository.commit(second.substring(0, 10))).contains(second);
    for (String none : List.of("nope", "", "0".repeat(40), "main:a.txt", "..", "v9", "HEAD~9")) {
      assertThat(repository.commit(none)).as(none).isEmpty();
    }
  }

  @Test
  void theWorkingTreeTellsEveryKindOfDifference() throws Exception {
    assertThat(repository.workingTree().isClean()).isTrue();
    write(one.resolve("a.txt"), "changed\n");
    write(one.resolve("new/deep.txt"), "x");
    write(one.resolve("x.log"), "ignored by .gitignore");
    write(one.resolve("staged.txt"), "x");
    git(one, "add", "staged.txt");
    Files.delete(one.resolve("cmd/run.go"));
    write(one.resolve("announced.txt"), "x");
    git(one, "add", "-N", "announced.txt");
    WorkingTree state = repository.workingTree();
    assertThat(state.staged()).containsExactly("staged.txt");
    assertThat(state.modified()).containsExactly("a.txt", "announced.txt", "cmd/run.go");
    assertThat(state.untracked()).containsExactly("new/deep.txt");
    assertThat(state.conflicting()).isEmpty();
  }

  @Test
  void excludesOfTheCloneAndOfTheUserHold() {
    write(one.resolve(".git/info/exclude"), "mine/\n");
    write(one.resolve("mine/x"), "x");
    write(temp.resolve("global"), "*.swp\n");
    git(one, "config", "core.excludesFile", temp.resolve("global").toString());
    write(one.resolve("a.swp"), "x");
    assertThat(repository.workingTree().isClean()).isTrue();
    assertThat(git(one, "status", "--porcelain")).isEmpty();
  }

  @Test
  void aConflictIsToldAsOne() {
    git(one, "checkout", "-q", "-b", "side", first);
    write(one.resolve("a.txt"), "other\n");
    git(one, "commit", "-q", "-am", "Other");
    assertThatThrownBy(() -> git(one, "merge", "main")).isInstanceOf(AssertionError.class);
    assertThat(repository.workingTree().conflicting()).containsExactly("a.txt");
    assertThat(repository.unfinished()).isPresent();
  }

  @Test
  void flagsThatMakeGitLookAwayHideNothing() {
    git(one, "update-index", "--assume-unchanged", "a.txt");
    git(one, "update-index", "--skip-worktree", "cmd/run.go");
    assertThat(repository.workingTree().isClean()).isTrue();
    write(one.resolve("a.txt"), "secretly\n");
    write(one.resolve("cmd/run.go"), "package other\n");
    assertThat(git(one, "status", "--porcelain")).isEmpty();
    assertThat(repository.workingTree().modified()).containsExactly("a.txt", "cmd/run.go");
  }

  @Test
  void aLineEndConversionIsNoDifference() throws Exception {
    git(one, "config", "core.autocrlf", "true");
    git(one, "rm", "-q", "--cached", "-r", ".");
    git(one, "reset", "-q", "--hard");
    assertThat(Files.readString(one.resolve("a.txt"))).isEqualTo("b\r\n");
    assertThat(git(one, "status", "--porcelain")).isEmpty();
    assertThat(repository.workingTree().isClean()).isTrue();
  }

  @Test
  void aFilterOfTheUserSeesNoSecret() throws Exception {
    Path seen = temp.resolve("seen");
    git(
        one,
        "config",
        "--file",
        here.home().resolve(".gitconfig").toString(),
        "filter.spy.clean",
        "sh -c 'env > %s; cat'".formatted(seen));
    repository = GitRepository.open(one, here);
    write(one.resolve(".git/info/attributes"), "a.txt filter=spy\n");
    write(one.resolve("a.txt"), "c\n");
    assertThat(repository.workingTree().modified()).containsExactly("a.txt");
    assertThat(Files.readString(seen)).contains("PATH=").doesNotContain("hush", "COSIGN");
  }

  @Test
  void ignoredFilesThatABuildWouldTakeAreFound() {
    write(one.resolve("ignored/extra.go"), "package ignored\n");
    write(one.resolve("ignored/tracked.go"), "package ignored\n");
    git(one, "add", "-f", "ignored/tracked.go");
    git(one, "commit", "-q", "-m", "Tracked in an ignored folder");
    git(one, "update-index", "--assume-unchanged", "ignored/tracked.go");
    write(one.resolve("ignored/readme.md"), "x");
    write(one.resolve("ignored/testdata/x.go"), "package x\n");
    write(one.resolve(".git/info/exclude"), "cmd/local.go\ngo.work\n");
    write(one.resolve("cmd/local.go"), "package main\n");
    write(one.resolve("cmd/untracked.go"), "package main\n");
    write(one.resolve("go.work"), "go 1.19\n");
    assertThat(repository.ignoredForBuild())
        .containsExactly("cmd/local.go", "go.work", "ignored/extra.go");
    assertThat(repository.workingTree().untracked()).containsExactly("cmd/untracked.go");
    assertThat(repository.workingTree().modified()).isEmpty();
  }

  @Test
  void filesAndBytesAreThoseOfTheCommit() {
    write(one.resolve("a.txt"), "not committed\n");
    assertThat(repository.blob(first, "a.txt").map(b -> new String(b, UTF_8))).contains("a\n");
    assertThat(repository.blob(second, "a.txt").map(b -> new String(b, UTF_8))).contains("b\n");
    assertThat(repository.blob(second, "cmd")).isEmpty();
    assertThat(repository.blob(second, "absent")).isEmpty();
    assertThat(repository.blob(second, "")).isEmpty();
    assertThat(repository.files(second, "").stream().map(TreeFile::path))
        .containsExactly(".gitignore", "a.txt", "cmd/run", "cmd/run.go");
    assertThat(repository.files(second, "cmd").stream().map(TreeFile::kind))
        .containsExactly(TreeFile.Kind.EXECUTABLE, TreeFile.Kind.REGULAR);
    assertThat(repository.files(second, "cm")).isEmpty();
    assertThat(repository.files(second, "a.txt")).isEmpty();
    assertThat(repository.changedPaths(first, second)).containsExactly("a.txt", "cmd/run.go");
    assertThat(repository.message(first)).isEqualTo("One\n\nBody.\n");
    assertThat(repository.committedAt(second)).isEqualTo(NOON.plusSeconds(60));
    assertThat(repository.isAncestor(first, second)).isTrue();
    assertThat(repository.isAncestor(second, first)).isFalse();
    assertThat(repository.isAncestor(first, first)).isTrue();
  }

  @Test
  void anObjectThatIsNotHereIsAProblem() {
    assertProblem(() -> repository.message("1".repeat(40)), "source.unreadable");
    assertProblem(() -> repository.blob("main", "a.txt"), "source.unreadable");
  }

  @Test
  void tagsOfBothKindsAreListedAndOthersLeftOut() {
    git(one, "tag", "light", first);
    git(one, "tag", "-a", "nested", "-m", "n", "v0.1.0");
    git(one, "tag", "of-a-tree", "HEAD^{tree}");
    assertThat(repository.tags())
        .extracting(Tag::name, Tag::commit)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("light", first),
            org.assertj.core.groups.Tuple.tuple("nested", first),
            org.assertj.core.groups.Tuple.tuple("v0.1.0", first));
    assertThat(repository.tag("light").flatMap(Tag::message)).isEmpty();
    assertThat(repository.tag("v0.1.0").flatMap(Tag::message))
        .contains("v0.1.0\n\nVerification-Release: not-needed\n");
    assertThat(repository.tag("v0.1.0").map(Tag::id)).contains(git(one, "rev-parse", "v0.1.0"));
    git(one, "pack-refs", "--all");
    assertThat(repository.tags()).hasSize(3);
    assertThat(repository.tag("absent")).isEmpty();
  }

  @Test
  void aTagObjectHasTheSameIdForTheSameArgumentsAndIsAsGitMakesIt() {
    String id = repository.writeTag("v0.1.7", second, "v0.1.7", NOON);
    assertThat(repository.writeTag("v0.1.7", second, "v0.1.7\n", NOON)).isEqualTo(id);
    assertThat(repository.tag("v0.1.7")).isEmpty();
    assertThat(git(one, "cat-file", "tag", id))
        .isEqualTo(
            """
            object %s
            type commit
            tag v0.1.7
            tagger Robin <robin@example.org> 1767355200 +0000

            v0.1.7\
            """
                .formatted(second));
    git(
        one,
        Map.of(
            "GIT_COMMITTER_DATE", "2026-01-02T12:00:00+0000",
            "GIT_COMMITTER_NAME", "Robin",
            "GIT_COMMITTER_EMAIL", "robin@example.org"),
        "tag",
        "-a",
        "v0.1.7",
        "-m",
        "v0.1.7",
        second);
    assertThat(git(one, "rev-parse", "v0.1.7")).isEqualTo(id);
    assertProblem(() -> repository.writeTag("a..b", second, "x", NOON), "source.tag-name");
    git(one, "config", "user.email", "");
    assertProblem(() -> repository.writeTag("v1", second, "x", NOON), "source.no-identity");
  }

  @Test
  void aRefMovesOnlyFromWhereItWasExpected() throws Exception {
    String ref = "refs/tags/v0.1.7";
    assertThat(repository.updateRef(ref, Optional.of(first), Optional.of(second)))
        .isEqualTo(new RefResult.Differs(Optional.empty()));
    assertThat(repository.updateRef(ref, Optional.empty(), Optional.of(second)))
        .isEqualTo(new RefResult.Updated());
    assertThat(git(one, "rev-parse", ref)).isEqualTo(second);
    assertThat(repository.updateRef(ref, Optional.empty(), Optional.of(first)))
        .isEqualTo(new RefResult.Differs(Optional.of(second)));
    assertThat(repository.updateRef(ref, Optional.of(second), Optional.of(first)))
        .isEqualTo(new RefResult.Updated());
    assertThat(repository.updateRef(ref, Optional.of(second), Optional.empty()))
        .isEqualTo(new RefResult.Differs(Optional.of(first)));
    Path lock = one.resolve(".git/refs/tags/v0.1.7.lock");
    Files.createFile(lock);
    assertProblem(
        () -> repository.updateRef(ref, Optional.of(first), Optional.empty()), "source.ref-locked");
    Files.delete(lock);
    git(one, "pack-refs", "--all");
    assertThat(repository.updateRef(ref, Optional.of(first), Optional.empty()))
        .isEqualTo(new RefResult.Updated());
    assertThat(repository.updateRef(ref, Optional.of(first), Optional.empty()))
        .isEqualTo(new RefResult.Differs(Optional.empty()));
    assertThat(git(one, "tag", "-l")).isEqualTo("v0.1.0");
  }

  @Test
  void aShallowCloneSaysSo() {
    assertThat(repository.isShallow()).isFalse();
    git(temp, "clone", "-q", "--depth", "1", "file://" + one, "shallow");
    try (var shallow = GitRepository.open(temp.resolve("shallow"), here)) {
      assertThat(shallow.isShallow()).isTrue();
      assertThat(shallow.head()).contains(second);
      assertProblem(() -> shallow.isAncestor(first, second), "source.unreadable");
    }
  }

  @Test
  void submodulesAndLfsPointersAreFound() {
    git(one, "update-index", "--add", "--cacheinfo", "160000," + first + ",third-party");
    write(
        one.resolve("big.bin"),
        "version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize 12345\n"
            .formatted("0".repeat(64)));
    write(
        one.resolve("docs.md"),
        "A pointer begins with version https://git-lfs.github.com/spec/v1\n");
    git(one, "add", "big.bin", "docs.md");
    git(one, "commit", "-q", "-m", "Three");
    String third = git(one, "rev-parse", "HEAD");
    assertThat(repository.submodules(third)).containsExactly("third-party");
    assertThat(repository.lfsPointers(third)).containsExactly("big.bin");
    assertThat(repository.lfsPointers(second)).isEmpty();
  }

  static void assertProblem(ThrowingCallable call, String id) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().id()).as(e.problem().toString()).isEqualTo(id);
              assertThat(e.problem().happened()).endsWith(".");
              assertThat(e.problem().notDone()).endsWith(".");
              assertThat(e.problem().next().words()).endsWith(".");
            });
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
