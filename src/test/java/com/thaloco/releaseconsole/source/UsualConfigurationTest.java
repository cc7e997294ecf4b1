package com.thaloco.releaseconsole.source;

import static com.thaloco.releaseconsole.source.GitCommands.git;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories and configurations as git's users have them. */
class UsualConfigurationTest {
  private final Work work = Run.of(event -> {}).at(new StepId("test"));

  @TempDir private Path temp;
  private Path home;
  private Path up;
  private Path clone;

  @BeforeEach
  void make() throws IOException {
    temp = temp.toRealPath();
    home = Files.createDirectories(temp.resolve("home"));
    up = Files.createDirectories(temp.resolve("up"));
    clone = temp.resolve("clone");
    git(up, "init", "-q", "-b", "main");
    git(up, "config", "uploadpack.allowFilter", "true");
    Files.createDirectories(up.resolve("cmd"));
    Files.createDirectories(up.resolve("doc"));
    Files.writeString(up.resolve("cmd/a"), "a\n");
    Files.writeString(up.resolve("doc/b"), "b\n");
    git(up, "add", ".");
    git(up, "commit", "-q", "-m", "One");
  }

  private void cloned(String... more) {
    var all = new String[more.length + 4];
    System.arraycopy(more, 0, all, 2, more.length);
    all[0] = "clone";
    all[1] = "-q";
    all[more.length + 2] = "file://" + up;
    all[more.length + 3] = clone.toString();
    git(temp, all);
  }

  @Test
  void theConfigurationOfHomeCountsRatherThanThatOfThePasswordFile() {
    cloned();
    git(clone, "remote", "set-url", "origin", "gh:up");
    git(
        temp,
        "config",
        "--file",
        home + "/.gitconfig",
        "url.file://" + temp + "/.insteadOf",
        "gh:");
    assertThat(remoteRefs(Map.of())).isEqualTo(1);
  }

  @Test
  void theConfigurationUnderXdgAndTheEnvironmentCount() throws IOException {
    cloned();
    git(clone, "remote", "set-url", "origin", "gh:up");
    Path xdg = Files.createDirectories(temp.resolve("xdg/git"));
    git(temp, "config", "--file", xdg + "/config", "url.file://" + temp + "/.insteadOf", "gh:");
    assertThat(remoteRefs(Map.of("XDG_CONFIG_HOME", temp.resolve("xdg").toString()))).isEqualTo(1);
    assertThat(remoteRefs(Map.of("GIT_CONFIG_GLOBAL", xdg + "/config"))).isEqualTo(1);
    assertThat(
            remoteRefs(
                Map.of(
                    "GIT_CONFIG_COUNT",
                    "1",
                    "GIT_CONFIG_KEY_0",
                    "url.file://" + temp + "/.insteadOf",
                    "GIT_CONFIG_VALUE_0",
                    "gh:")))
        .isEqualTo(1);
  }

  @Test
  void aConditionalIncludeCounts() {
    cloned();
    git(clone, "remote", "set-url", "origin", "gh:up");
    git(temp, "config", "--file", home + "/work", "url.file://" + temp + "/.insteadOf", "gh:");
    git(
        temp,
        "config",
        "--file",
        home + "/.gitconfig",
        "includeIf.gitdir:" + temp + "/.path",
        home + "/work");
    assertThat(remoteRefs(Map.of())).isEqualTo(1);
  }

  @Test
  void aSparseIndexIsNamedWithTheCommandThatExpandsIt() {
    cloned();
    git(clone, "sparse-checkout", "init", "--cone", "--sparse-index");
    git(clone, "sparse-checkout", "set", "cmd");
    assertUnreadable("a sparse index", "sparse-checkout reapply --no-sparse-index");
    git(clone, "sparse-checkout", "reapply", "--no-sparse-index");
    assertReadable();
  }

  @Test
  void aSplitIndexIsNamedWithTheCommandThatJoinsIt() {
    cloned();
    git(clone, "update-index", "--split-index");
    assertUnreadable("a split index", "update-index --no-split-index");
    git(clone, "update-index", "--no-split-index");
    assertReadable();
  }

  @Test
  void anIndexWithoutChecksumIsReadOrNamed() {
    cloned();
    git(clone, "-c", "index.skipHash=true", "update-index", "--force-write-index");
    assertReadable();
  }

  @Test
  void anObjectThatAPartialCloneLacksIsNamedWithTheCommandThatFetchesAll() {
    cloned("--filter=blob:none", "--no-checkout");
    try (GitRepository opened = open(Map.of())) {
      String head = opened.head().orElseThrow();
      assertThatThrownBy(() -> opened.blob(head, "cmd/a"))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> {
                assertThat(e.problem().happened()).contains("a partial clone");
                assertThat(e.problem().next().asText())
                    .contains("git -C " + clone + " fetch --refetch --no-filter origin");
              });
      git(clone, "fetch", "-q", "--refetch", "--no-filter", "origin");
    }
    try (GitRepository opened = open(Map.of())) {
      assertThat(opened.blob(opened.head().orElseThrow(), "cmd/a")).isPresent();
    }
  }

  @Test
  void aHostThatNobodyKnowsIsNamedInPlainWords() {
    cloned();
    for (String address :
        new String[] {
          "ssh://git@nowhere.invalid/x", "git@nowhere.invalid:x", "https://nowhere.invalid/x"
        }) {
      git(clone, "remote", "set-url", "origin", address);
      assertThatThrownBy(() -> remoteRefs(Map.of()))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> {
                assertThat(e.problem().happened())
                    .endsWith("the host nowhere.invalid is not known (DNS).");
                assertThat(e.problem().evidence()).isEmpty();
              });
    }
  }

  private void assertUnreadable(String what, String command) {
    try (GitRepository opened = open(Map.of())) {
      assertThatThrownBy(opened::workingTree)
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> {
                assertThat(e.problem().happened()).contains(what);
                assertThat(e.problem().next().asText()).contains("git -C " + clone + " " + command);
              });
    }
  }

  private void assertReadable() {
    try (GitRepository opened = open(Map.of())) {
      assertThat(opened.workingTree().isClean()).isTrue();
    }
  }

  private int remoteRefs(Map<String, String> more) {
    try (GitRepository opened = open(more)) {
      return opened.remote("origin").refs(work).size();
    }
  }

  private GitRepository open(Map<String, String> more) {
    var environment =
        new HashMap<>(
            Map.of("PATH", "/usr/bin:/bin", "HOME", home.toString(), "GIT_CONFIG_NOSYSTEM", "1"));
    environment.putAll(more);
    return GitRepository.open(clone, new GitEnvironment(home, environment));
  }
}
