package com.thaloco.releaseconsole.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.process.LocalProcesses;
import com.thaloco.releaseconsole.source.GitRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is broken on purpose is really broken, pushed, and fixed to the same bytes. */
class PracticeTest {
  private final Work work = Run.of(event -> {}).at(new StepId("practice"));

  @TempDir private Path dir;

  @Test
  void filesAreBrokenByPushedCommitsAndMendedToTheSameBytes() throws IOException {
    try (var rehearsal = new CheapRehearsal(dir.resolve("r"), commit -> true)) {
      RehearsalFolder folder = rehearsal.folder();
      var practice = new Practice(folder, new LocalProcesses(), Map.of());
      Map<Drill, String> broken =
          Map.of(
              Drill.PIN, "scripts/install.sh",
              Drill.CALLOUT, "internal/cli/units.go",
              Drill.SMOKE, "scripts/smoke.sh");
      Map<Drill, String> before =
          Map.of(
              Drill.PIN, text(folder, "scripts/install.sh"),
              Drill.CALLOUT, text(folder, "internal/cli/units.go"),
              Drill.SMOKE, text(folder, "scripts/smoke.sh"));
      for (Drill drill : broken.keySet()) {
        practice.breakIt(drill, work);
        assertThat(text(folder, broken.get(drill))).isNotEqualTo(before.get(drill));
        assertThat(head(folder.repository())).isEqualTo(head(folder.remote()));
        assertThat(isClean(folder)).isTrue();
      }
      assertThat(practice.broken()).containsExactlyInAnyOrderElementsOf(broken.keySet());
      assertThat(text(folder, "scripts/smoke.sh")).contains("it fails on purpose");

      practice.undo(work);

      broken.forEach((drill, path) -> assertThat(text(folder, path)).isEqualTo(before.get(drill)));
      assertThat(practice.broken()).isEmpty();
      assertThat(head(folder.repository())).isEqualTo(head(folder.remote()));
      assertThat(isClean(folder)).isTrue();
    }
  }

  @Test
  void whatIsBrokenIsNotBrokenTwice() throws IOException {
    try (var rehearsal = new CheapRehearsal(dir.resolve("r"), commit -> true)) {
      var practice = new Practice(rehearsal.folder(), new LocalProcesses(), Map.of());
      practice.breakIt(Drill.NETWORK, work);
      assertThat(rehearsal.folder().network()).exists();
      assertThatThrownBy(() -> practice.breakIt(Drill.NETWORK, work))
          .isInstanceOf(ProblemException.class);
      practice.undo(work);
      assertThat(rehearsal.folder().network()).doesNotExist();
    }
  }

  private static String text(RehearsalFolder folder, String path) {
    try {
      return Files.readString(folder.repository().resolve(path));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static boolean isClean(RehearsalFolder folder) {
    try (GitRepository repository = GitRepository.open(folder.repository())) {
      return repository.workingTree().isClean();
    }
  }

  private static String head(Path git) throws IOException {
    Path dir = Files.isDirectory(git.resolve(".git")) ? git.resolve(".git") : git;
    return Files.readString(dir.resolve("refs/heads/main")).strip();
  }
}
