package com.thaloco.releaseconsole.source;

import static com.thaloco.releaseconsole.source.GitCommands.git;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of a repository's own configuration runs when it is opened, read or asked about. */
class ForeignRepositoryTest {
  private static final long SOMEBODY_ELSE = 54_321;

  @TempDir private Path temp;
  private Path home;
  private Path repository;
  private Path ran;

  @BeforeEach
  void make() throws IOException {
    temp = temp.toRealPath();
    home = Files.createDirectories(temp.resolve("home"));
    repository = Files.createDirectories(temp.resolve("repo"));
    ran = temp.resolve("ran");
    git(repository, "init", "-q", "-b", "main");
    Files.writeString(repository.resolve("a.txt"), "a\n");
    git(repository, "add", ".");
    git(repository, "commit", "-q", "-m", "One");
  }

  @Test
  void anotherUsersRepositoryIsNotOpened() {
    Problem problem = refusal(() -> open(SOMEBODY_ELSE));
    assertThat(problem.id()).isEqualTo("source.owner");
    assertThat(problem.happened()).contains(repository + " belongs to another user");
    assertThat(problem.next().asText())
        .contains("git config --global --add safe.directory " + repository);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "%s", "%s/", "~/../repo", "%s/../*"})
  void safeDirectoryOfTheUsersConfigurationOpensIt(String value) {
    configure("--add", "safe.directory", value.formatted(repository));
    open(SOMEBODY_ELSE).close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/elsewhere", "%s/sub"})
  void safeDirectoryOfAnotherFolderDoesNot(String value) {
    configure("--add", "safe.directory", value.formatted(repository));
    assertThat(refusal(() -> open(SOMEBODY_ELSE)).id()).isEqualTo("source.owner");
  }

  @Test
  void anEmptySafeDirectoryForgetsThoseBeforeIt() {
    configure("--add", "safe.directory", "*");
    configure("--add", "safe.directory", "");
    assertThat(refusal(() -> open(SOMEBODY_ELSE)).id()).isEqualTo("source.owner");
  }

  @Test
  void theRepositoryCannotDeclareItselfSafe() {
    git(repository, "config", "safe.directory", "*");
    assertThat(refusal(() -> open(SOMEBODY_ELSE)).id()).isEqualTo("source.owner");
  }

  @Test
  void aFilterOfTheRepositorysConfigurationDoesNotRun() throws IOException {
    Files.writeString(repository.resolve(".git/info/attributes"), "*.txt filter=evil\n");
    git(repository, "config", "filter.evil.clean", "touch %s; cat".formatted(ran));
    Files.writeString(repository.resolve("a.txt"), "b\n");
    try (GitRepository opened = open()) {
      Problem problem = refusal(opened::workingTree);
      assertThat(problem.id()).isEqualTo("source.filter");
      assertThat(problem.happened()).contains("its own .git/config defines: evil");
    }
    assertThat(ran).doesNotExist();
  }

  @Test
  void aFilterOfTheUsersConfigurationRuns() throws IOException {
    Files.writeString(repository.resolve(".git/info/attributes"), "*.txt filter=mine\n");
    configure("filter.mine.clean", "touch %s; echo %%f >/dev/null; sed s/b/a/".formatted(ran));
    Files.writeString(repository.resolve("a.txt"), "b\n");
    try (GitRepository opened = open()) {
      assertThat(opened.workingTree().isClean()).isTrue();
    }
    assertThat(ran).exists();
  }

  @Test
  void hooksAndTheFileSystemMonitorDoNotRunOnReading() throws IOException {
    for (String hook : new String[] {"post-index-change", "pre-auto-gc", "fsmonitor-watchman"}) {
      script(repository.resolve(".git/hooks").resolve(hook));
    }
    git(repository, "config", "core.fsmonitor", ".git/hooks/fsmonitor-watchman");
    git(repository, "config", "diff.evil.textconv", "touch " + ran);
    Files.writeString(repository.resolve(".git/info/attributes"), "*.txt diff=evil\n");
    Files.deleteIfExists(ran);
    try (GitRepository opened = open()) {
      assertThat(opened.workingTree().isClean()).isTrue();
      assertThat(opened.blob(opened.head().orElseThrow(), "a.txt")).isPresent();
    }
    assertThat(ran).doesNotExist();
  }

  @Test
  void aCredentialHelperOfTheRepositorysConfigurationDoesNotRun() throws Exception {
    git(
        repository,
        "config",
        "credential.helper",
        "!f() { touch %s; echo username=evil; echo password=evil; }; f".formatted(ran));
    assertThat(login()).isEmpty();
    assertThat(ran).doesNotExist();
    configure(
        "credential.https://git.example.org.helper",
        "!f() { echo username=ada; echo password=p; }; f");
    assertThat(login()).isEqualTo("ada");
    assertThat(ran).doesNotExist();
  }

  private String login() throws Exception {
    var user = new CredentialItem.Username();
    var password = new CredentialItem.Password();
    try (var opened = RepositoryFinder.find(repository, surroundings())) {
      boolean known =
          new GitCredentials(opened, surroundings())
              .get(new URIish("https://git.example.org/ada/tool"), user, password);
      return known ? user.getValue() : "";
    }
  }

  private void script(Path file) throws IOException {
    Files.writeString(file, "#!/bin/sh\ntouch %s\n".formatted(ran));
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private void configure(String... arguments) {
    var all = new String[arguments.length + 3];
    all[0] = "config";
    all[1] = "--file";
    all[2] = home.resolve(".gitconfig").toString();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    git(temp, all);
  }

  private GitRepository open(long user) {
    return GitRepository.open(
        repository, new GitEnvironment(home, surroundings().environment(), user));
  }

  private GitRepository open() {
    return GitRepository.open(repository, surroundings());
  }

  private GitEnvironment surroundings() {
    return new GitEnvironment(
        home,
        new HashMap<>(
            Map.of("PATH", "/usr/bin:/bin", "HOME", home.toString(), "GIT_CONFIG_NOSYSTEM", "1")));
  }

  private static Problem refusal(ThrowingCallable what) {
    var thrown = new Problem[1];
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(ProblemException.class, e -> thrown[0] = e.problem());
    return thrown[0];
  }
}
