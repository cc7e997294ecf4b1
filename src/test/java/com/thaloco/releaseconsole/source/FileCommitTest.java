package com.thaloco.releaseconsole.source;

import static com.thaloco.releaseconsole.source.GitCommands.git;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.process.LocalProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One file is committed as it was shown, and pushed by whatever git is here. */
final class FileCommitTest extends WithRemote {
  private static final String FILE = "a.txt";

  @Test
  void itCommitsTheFileAloneAndPushesTheBranch() throws IOException {
    byte[] now = write("b\n");
    Files.writeString(one.resolve("other.txt"), "staged\n");
    git(one, "add", "other.txt");
    try (var repository = open()) {
      FileCommit commit = commit(repository);
      String made = commit.commit(now, "What it's about", work);
      assertThat(repository.message(made)).isEqualTo("What it's about\n");
      assertThat(repository.blob(made, FILE)).get().isEqualTo(now);
      assertThat(repository.blob(made, "other.txt")).isEmpty();
      assertThat(repository.workingTree().staged()).containsExactly("other.txt");
      commit.push("origin", "main", work);
      assertThat(git(bare, "rev-parse", "refs/heads/main").strip()).isEqualTo(made);
    }
  }

  @Test
  void whatChangedSinceItWasShownIsNotCommitted() throws IOException {
    byte[] shown = write("b\n");
    write("c\n");
    try (var repository = open()) {
      Optional<String> before = repository.head();
      assertProblem(
          "source.changed-meanwhile", () -> commit(repository).commit(shown, "Say", work));
      assertThat(repository.head()).isEqualTo(before);
    }
  }

  @Test
  void aHookThatRefusesIsShownInItsOwnWords() throws IOException {
    byte[] now = write("b\n");
    script(one.resolve(".git/hooks/pre-commit"), "echo no trailing spaces; exit 1");
    try (var repository = open()) {
      Optional<String> before = repository.head();
      assertThatThrownBy(() -> commit(repository).commit(now, "Say", work))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem().evidence()).contains("no trailing spaces"));
      assertThat(repository.head()).isEqualTo(before);
    }
  }

  @Test
  void aHookThatChangesTheFileIsNoticed() throws IOException {
    byte[] now = write("b\n");
    script(
        one.resolve(".git/hooks/pre-commit"),
        "echo changed > %s; git add %s".formatted(FILE, FILE));
    try (var repository = open()) {
      assertProblem("source.commit-differs", () -> commit(repository).commit(now, "Say", work));
    }
  }

  @Test
  void aRemoteThatWentOnRefusesThePushAndTheCommitStays() throws IOException {
    git(bare, "update-ref", "refs/heads/main", git(bare, "commit-tree", "-m", "x", tree()).strip());
    byte[] now = write("b\n");
    try (var repository = open()) {
      FileCommit commit = commit(repository);
      String made = commit.commit(now, "Say", work);
      assertProblem("source.push-failed", () -> commit.push("origin", "main", work));
      assertThat(repository.head()).contains(made);
    }
  }

  @Test
  void theLineThatIsShownDoesTheSame() throws IOException {
    write("b\n");
    String line = FileCommit.line("It's $HOME", FILE, "origin", Optional.of("main"));
    assertThat(line).isEqualTo("git commit -m 'It'\\''s $HOME' -- a.txt && git push origin main");
    Process shell = new ProcessBuilder(List.of("sh", "-ec", line)).directory(one.toFile()).start();
    assertThat(shell.onExit().join().exitValue()).isZero();
    assertThat(git(bare, "log", "-1", "--format=%s", "main").strip()).isEqualTo("It's $HOME");
  }

  private String tree() throws IOException {
    return git(bare, "rev-parse", "main^{tree}").strip();
  }

  private byte[] write(String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    Files.write(one.resolve(FILE), bytes);
    return bytes;
  }

  private FileCommit commit(Repository repository) {
    return new FileCommit(
        repository,
        FILE,
        new LocalProcesses(),
        Map.of("PATH", System.getenv("PATH"), "HOME", home.toString()));
  }

  private static void assertProblem(String id, Runnable act) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().id()).isEqualTo(id));
  }
}
