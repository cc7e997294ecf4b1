package com.thaloco.releaseconsole.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.rehearsal.SampleRepository.Commit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleRepositoryTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 5, 14);

  /** Published history never changes: whoever edits the sample's past has to mean it. */
  private static final String V0_1_6 = "be9d0bda3071d787054d443a2d687dc465975b29";

  @TempDir private Path folder;

  private List<Commit> make(String name, LocalDate today) throws IOException {
    Path at = Files.createDirectories(folder.resolve(name));
    return new SampleRepository(SampleFiles.load())
        .make(
            at.resolve("repo"),
            at.resolve("remote.git"),
            at.resolve("remote.git"),
            today,
            Run.of(event -> {}).at(new StepId("test")));
  }

  @Test
  void twoRepositoriesHaveTheSameIdsAndOnlyTheLastDependsOnTheDay() throws IOException {
    List<Commit> one = make("one", TODAY);
    List<Commit> other = make("other \"quoted\" # name", TODAY.plusDays(1));

    assertThat(ids(one.subList(0, 7))).isEqualTo(ids(other.subList(0, 7)));
    assertThat(one.get(6).id()).isEqualTo(V0_1_6);
    assertThat(one.getLast().id()).isNotEqualTo(other.getLast().id());
    assertThat(ids(make("again", TODAY))).isEqualTo(ids(one));
    RehearsalTool git = RehearsalTool.in(folder.resolve("one/repo"));
    RehearsalTool otherGit = RehearsalTool.in(folder.resolve("other \"quoted\" # name/repo"));
    assertThat(git.run("git", "rev-parse", "v0.1.0", "v0.1.6"))
        .isEqualTo(otherGit.run("git", "rev-parse", "v0.1.0", "v0.1.6"));
    assertThat(otherGit.run("git", "ls-remote", "origin", "refs/heads/main"))
        .startsWith(other.getLast().id());
  }

  @Test
  void gitFindsACleanPushedRepositoryWithAnnotatedTagsHereAndOnTheRemote() throws IOException {
    List<Commit> commits = make("one", TODAY);
    Path repository = folder.resolve("one/repo");
    Files.writeString(repository.resolve(".release-console.yaml"), "format: 1\n");
    RehearsalTool git = RehearsalTool.in(repository);

    assertThat(git.run("git", "status", "--porcelain=v1", "--branch"))
        .isEqualTo("## main...origin/main");
    git.run("git", "fsck", "--strict");
    assertThat(git.run("git", "tag", "--format=%(refname:short) %(objecttype)").lines())
        .containsExactly(
            "v0.1.0 tag",
            "v0.1.1 tag",
            "v0.1.2 tag",
            "v0.1.3 tag",
            "v0.1.4 tag",
            "v0.1.5 tag",
            "v0.1.6 tag");
    assertThat(git.run("git", "ls-remote", "--tags", "origin").lines()).hasSize(14);
    assertThat(git.run("git", "rev-parse", "HEAD")).isEqualTo(commits.getLast().id());
    assertThat(git.run("git", "config", "remote.origin.url"))
        .isEqualTo(folder.resolve("one/remote.git").toString());
    for (Commit commit : commits.subList(0, 7)) {
      assertThat(git.run("git", "rev-parse", commit.version() + "^{commit}"))
          .isEqualTo(commit.id());
    }
  }

  @Test
  void theHistoryTellsTheRunbooksStory() throws IOException {
    List<Commit> commits = make("one", TODAY);
    RehearsalTool git = RehearsalTool.in(folder.resolve("one/repo"));

    assertThat(changed(git, "v0.1.1", "v0.1.2"))
        .contains("internal/cli/commands_update.go"); // a fix of the update flow
    assertThat(changed(git, "v0.1.2", "v0.1.3")).containsExactly("CHANGELOG.md");
    assertThat(changed(git, "v0.1.3", "v0.1.4"))
        .contains("internal/cli/restart.go", "internal/cli/units.go");
    assertThat(changed(git, "v0.1.4", "v0.1.5")).containsExactly("CHANGELOG.md");
    assertThat(changed(git, "v0.1.5", "v0.1.6")).contains("internal/cli/hardening.conf");
    assertThat(git.run("git", "tag", "-l", "--format=%(contents:trailers)", "v0.1.6"))
        .startsWith("Verification-Release: not-needed only hardening");
    assertThat(changed(git, "v0.1.6", "HEAD"))
        .containsExactly(
            "CHANGELOG.md", "internal/cli/commands_vm.go", "internal/kernelcat/catalog.json");
    // The last commit changes the changelog only, so that a smoke of the one before it holds.
    assertThat(changed(git, "HEAD~1", "HEAD")).containsExactly("CHANGELOG.md");
    assertThat(git.run("git", "show", "HEAD:CHANGELOG.md"))
        .contains("\n## [Unreleased]\n\n## [v0.1.7] - 2026-05-14\n\n### Added\n")
        .contains("\n## [v0.1.6] - 2025-11-18\n")
        .contains("run\n  `sudo banger system install` once")
        .contains("- No functional changes. Verification release for v0.1.4: ")
        .contains("\n[Unreleased]: https://git.example.org/thaloco/banger/compare/v0.1.7...HEAD\n")
        .contains("\n[v0.1.7]: https://git.example.org/thaloco/banger/releases/tag/v0.1.7\n");
    assertThat(commits).extracting(Commit::released).endsWith(true, false);
  }

  @Test
  void theTreeOfACommitIsWhatGitHas() throws IOException {
    Commit last = make("one", TODAY).getLast();
    RehearsalTool git = RehearsalTool.in(folder.resolve("one/repo"));

    assertThat(git.run("git", "ls-files").lines()).containsExactlyElementsOf(last.tree().keySet());
    assertThat(git.run("git", "ls-files", "-s", "scripts/install.sh")).startsWith("100755 ");
    assertThat(last.tree()).containsKeys(".gitignore", "Makefile", "go.mod");
  }

  private static List<String> ids(List<Commit> commits) {
    return commits.stream().map(Commit::id).toList();
  }

  private static List<String> changed(RehearsalTool git, String from, String to) {
    return git.run("git", "diff", "--name-only", from, to).lines().toList();
  }
}
