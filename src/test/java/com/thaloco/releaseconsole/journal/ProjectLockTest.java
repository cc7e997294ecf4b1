package com.thaloco.releaseconsole.journal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.ProblemException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectLockTest {
  private static final Instant NOW = Instant.parse("2026-05-14T12:21:07Z");

  @Test
  void aSecondTakerIsRefusedAndToldWhoHoldsIt(@TempDir Path folder) {
    Path file = folder.resolve("locks/banger");
    try (ProjectLock held = ProjectLock.take(file, "cut v0.1.7", NOW)) {
      assertThatThrownBy(() -> ProjectLock.take(file, "cut v0.1.8", NOW))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("cut v0.1.7, process " + ProcessHandle.current().pid());
    }
    assertThatCode(() -> ProjectLock.take(file, "cut v0.1.8", NOW).close())
        .doesNotThrowAnyException();
  }
}
