package com.thaloco.releaseconsole.source;

import static com.thaloco.releaseconsole.source.GitCommands.git;
import static com.thaloco.releaseconsole.source.GitRepositoryTest.assertProblem;
import static com.thaloco.releaseconsole.source.GitRepositoryTest.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  @TempDir Path temp;
  private final Work work = Run.of(event -> {}).at(new StepId("checkout"));

  @Test
  void theTreeIsWrittenByteForByteWithModesAndLinksAndWithoutFilters() throws IOException {
    Path one = temp.resolve("one");
    String commit;
    byte[] bytes = "crlf\r\n$Id$\0\u00ff".getBytes(UTF_8);
    try (var maker = RepositoryMaker.init(one, "main", "Robin", "robin@example.org")) {
      maker.write(
          ".gitattributes", "* text eol=crlf ident\n*.sh filter=spy\n".getBytes(UTF_8), false);
      maker.write("a/deep/file.txt", bytes, false);
      maker.write("run.sh", "#!/bin/sh\n".getBytes(UTF_8), true);
      maker.link("a/link", "../run.sh");
      maker.link("dangling", "a/nothing");
      commit = maker.commit("One\n", NOON);
    }
    git(one, "config", "filter.spy.smudge", "false");
    git(one, "config", "filter.spy.clean", "cat");
    git(one, "config", "filter.spy.required", "true");
    git(one, "config", "core.autocrlf", "true");
    write(one.resolve("run.sh"), "not this");
    Path out = temp.resolve("out/tree");
    export(one, commit, out);
    assertThat(out.resolve("a/deep/file.txt")).hasBinaryContent(bytes);
    assertThat(out.resolve("run.sh")).hasContent("#!/bin/sh\n").isExecutable();
    assertThat(Files.isExecutable(out.resolve(".gitattributes"))).isFalse();
    assertThat(Files.readSymbolicLink(out.resolve("a/link"))).isEqualTo(Path.of("../run.sh"));
    assertThat(Files.isSymbolicLink(out.resolve("dangling"))).isTrue();
    assertThat(out.resolve(".git")).doesNotExist();
    // git's own view of what lies there: the same tree.
    Path index = temp.resolve("index");
    var bare =
        Map.of(
            "GIT_DIR", one.resolve(".git").toString(),
            "GIT_WORK_TREE", out.toString(),
            "GIT_INDEX_FILE", index.toString());
    Files.delete(out.resolve(".gitattributes"));
    git(out, bare, "-c", "core.autocrlf=false", "add", "-A");
    git(
        out,
        bare,
        "update-index",
        "--add",
        "--cacheinfo",
        "100644," + git(one, "rev-parse", commit + ":.gitattributes") + ",.gitattributes");
    assertThat(git(out, bare, "write-tree")).isEqualTo(git(one, "rev-parse", commit + "^{tree}"));
  }

  @Test
  void onlyAnAbsentOrEmptyFolderIsFilled() throws IOException {
    Path one = temp.resolve("one");
    String commit = single(one);
    Path empty = Files.createDirectories(temp.resolve("empty"));
    export(one, commit, empty);
    assertThat(empty.resolve("a.txt")).hasContent("a\n");
    assertProblem(() -> export(one, commit, empty), "source.checkout-filled");
    write(temp.resolve("file"), "x");
    assertProblem(() -> export(one, commit, temp.resolve("file")), "source.checkout-filled");
    Path killed = Files.createDirectories(temp.resolve(".next.partial"));
    write(killed.resolve("rest"), "of a try that was killed");
    export(one, commit, temp.resolve("next"));
    assertThat(temp.resolve("next/rest")).doesNotExist();
  }

  @Test
  void aStopLeavesNothing() throws IOException {
    Path one = temp.resolve("one");
    String commit = single(one);
    var run = new AtomicReference<Run>();
    run.set(
        Run.of(event -> {
          if (event instanceof Event.Moved) {
            run.get().stop();
          }
        }));
    try (var repository = GitRepository.open(one)) {
      Work stopped = run.get().at(new StepId("checkout"));
      assertThatThrownBy(() -> repository.export(commit, temp.resolve("out"), stopped))
          .isInstanceOf(Cancelled.class);
    }
    assertThat(names(temp)).containsExactly("one");
  }

  @Test
  void aFullDiskIsAFailureOfTheDiskAndNotOfTheRepository() throws Exception {
    Path one = temp.resolve("one");
    String commit;
    try (var maker = RepositoryMaker.init(one, "main", "Robin", "robin@example.org")) {
      maker.write("large", new byte[100_000], false);
      commit = maker.commit("One\n", NOON);
    }
    Path disk = Files.createDirectory(temp.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=4k", "none", disk.toString()),
        "only root can mount a small disk");
    try {
      assertThatThrownBy(() -> export(one, commit, disk.resolve("out")))
          .isInstanceOf(UncheckedIOException.class);
    } finally {
      run("umount", "-l", disk.toString());
    }
  }

  private static boolean run(String... argv) throws IOException, InterruptedException {
    return new ProcessBuilder(argv).redirectErrorStream(true).start().waitFor() == 0;
  }

  @Test
  void aSubmoduleIsAnEmptyFolder() throws IOException {
    Path one = temp.resolve("one");
    String commit = single(one);
    git(one, "update-index", "--add", "--cacheinfo", "160000," + commit + ",third-party");
    git(one, "commit", "-q", "-m", "Two");
    String second = git(one, "rev-parse", "HEAD");
    export(one, second, temp.resolve("out"));
    assertThat(temp.resolve("out/third-party")).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", ".git", ".GIT"})
  void aPathThatLeadsElsewhereIsRefused(String name) throws IOException {
    Path one = temp.resolve("one");
    single(one);
    String blob = git(one, "rev-parse", "HEAD:a.txt");
    Path tree = temp.resolve("tree.bin");
    var bytes = new java.io.ByteArrayOutputStream();
    bytes.writeBytes(("100644 " + name + "\0").getBytes(UTF_8));
    bytes.writeBytes(java.util.HexFormat.of().parseHex(blob));
    Files.write(tree, bytes.toByteArray());
    String id = git(one, "hash-object", "-t", "tree", "--literally", "-w", tree.toString());
    String commit = git(one, "commit-tree", "-m", "Bad", id);
    assertProblem(() -> export(one, commit, temp.resolve("out")), "source.unsafe-path");
    assertThat(names(temp)).containsExactly("one", "tree.bin");
  }

  @ParameterizedTest
  @CsvSource({
    "link, /etc/passwd, false",
    "link, ../outside, false",
    "a/link, ../../outside, false",
    "a/link, ../x/./../y, true",
    "link, a/b/c, true",
    "up/link, dot/../../x, false",
    "link, self, true",
    "link, here/../x, false",
    "link, '', false",
  })
  void aLinkIsJudgedByWhereItLeads(String path, String target, boolean inside) {
    var links = new java.util.TreeMap<>(Map.of("self", "self", "here", ".", "up/dot", "."));
    links.put(path, target);
    int slash = path.lastIndexOf('/');
    String folder = slash < 0 ? "" : path.substring(0, slash);
    assertThat(LinkTarget.staysInside(folder, target, links)).isEqualTo(inside);
  }

  @Test
  void anEscapingLinkIsRefused() throws IOException {
    Path one = temp.resolve("one");
    String commit;
    try (var maker = RepositoryMaker.init(one, "main", "Robin", "robin@example.org")) {
      maker.write("a.txt", "a\n".getBytes(UTF_8), false);
      maker.link("out", "../../outside");
      commit = maker.commit("One\n", NOON);
    }
    assertProblem(() -> export(one, commit, temp.resolve("tree")), "source.escaping-link");
  }

  private void export(Path from, String commit, Path into) {
    try (var repository = GitRepository.open(from)) {
      repository.export(commit, into, work);
    }
  }

  private static String single(Path at) {
    try (var maker = RepositoryMaker.init(at, "main", "Robin", "robin@example.org")) {
      maker.write("a.txt", "a\n".getBytes(UTF_8), false);
      return maker.commit("One\n", NOON);
    }
  }

  private static java.util.List<String> names(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }
}
