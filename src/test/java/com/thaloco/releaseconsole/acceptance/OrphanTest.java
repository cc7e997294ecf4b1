package com.thaloco.releaseconsole.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a child does that outlives a killed cut, since no one was left to end it. */
@Tag("slow")
final class OrphanTest {
  /**
   * Builds as the sample does, but for the first call: that one writes a wrong binary, and again
   * and again, into a folder that it makes where it is gone, until the file {@code over} is there.
   */
  private static final String STUBBORN =
      """
      if mkdir %1$s 2>/dev/null; then
        trap '' TERM
        for i in $(seq 2000); do
          mkdir -p "${1%%/*}"
          echo wrong >"$1"
          touch %1$s/at-work
          [ ! -e %1$s/over ] || break
          sleep 0.05
        done
        exit
      fi
      exec bash scripts/build.sh "$@"
      """;

  @Test
  void theBuildOfAKilledCutDoesNotReachIntoTheNextTry() {
    Stages.run(stage -> {
      Path orphan = stubborn(stage);
      try {
        Program.Ended killed =
            stage
                .cut((program, line) -> {
                  if (line.contains(KillTest.line("build", "running"))) {
                    await(orphan.resolve("at-work"));
                    program.kill();
                  }
                })
                .await();
        assertThat(killed.exit()).as(killed.toString()).isEqualTo(137);
        assertThat(orphan.resolve("at-work")).exists();
        Program.Ended resumed = stage.cut().await();
        assertThat(resumed.exit()).as(resumed.toString()).isZero();
        assertThat(new Observer(stage).sound()).isEqualTo(Stage.VERSION);
        return true;
      } finally {
        Tool.here().run("touch", orphan.resolve("over").toString());
      }
    });
  }

  /** Makes the profile build with it; gives the folder by which it is reported of and told. */
  private static Path stubborn(Stage stage) {
    Path folder = stage.root().resolveSibling("xdg");
    Path orphan = folder.resolve("orphan");
    Path script = folder.resolve("stubborn.sh");
    try {
      Files.createDirectories(folder);
      Files.writeString(script, STUBBORN.formatted(orphan));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    stage.write(
        ".release-console.yaml", text -> text.replace("scripts/build.sh", script.toString()));
    stage.trustProfile();
    return orphan;
  }

  private static void await(Path file) {
    Tool.here().run("bash", "-c", "until [ -e '%s' ]; do sleep 0.05; done".formatted(file));
  }
}
