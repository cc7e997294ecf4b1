package com.thaloco.releaseconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.Tools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual page as groff itself sets it. */
class ManCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void eachCommandAndOptionIsThere() throws Exception {
    assertThat(set("-Tutf8"))
        .contains("release-console - Cuts, verifies and recovers signed releases.")
        .containsPattern("(?m)^   bucket audit$")
        .contains("--abandon")
        .contains("--trust-profile")
        .containsPattern("(?m)^       4 +The key could not be unlocked");
  }

  @Test
  void groffFindsNothingToWarnOf() throws Exception {
    set("-Tutf8");
    assertThat(folder.resolve("error")).isEmptyFile();
  }

  private String set(String device) throws IOException, InterruptedException {
    Tools.need("groff");
    Path page = folder.resolve("release-console.1");
    var out = new ByteArrayOutputStream();
    int exit =
        CommandLineFace.run(
            new String[] {"man"},
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream()));
    assertThat(exit).isZero();
    Files.write(page, out.toByteArray());
    Path said = folder.resolve("said");
    Process groff =
        new ProcessBuilder("groff", "-man", "-ww", "-P-cbou", device, page.toString())
            .redirectError(folder.resolve("error").toFile())
            .redirectOutput(said.toFile())
            .start();
    assertThat(groff.waitFor()).isZero();
    return Files.readString(said);
  }
}
