package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which command lines are for the window. */
class DesktopTest {
  @TempDir private Path dir;

  @Test
  void theWindowOpensWithoutArgumentsAndOnAFolder() throws IOException {
    String repository = Files.createDirectory(dir.resolve("banger")).toString();
    assertThat(asked()).isEmpty();
    assertThat(asked(repository)).containsExactly(repository);
    assertThat(asked("--repo", repository)).containsExactly(repository);
    assertThat(asked("--repo=" + repository)).containsExactly(repository);
    assertThat(asked("--repo", "gone")).as("the window says what is wrong").hasSize(1);
    assertThat(asked("."))
        .as("for JavaFX, which knows no folder")
        .allMatch(path -> Path.of(path).isAbsolute());
  }

  @Test
  void aFileManagerNamesAFileOrAnAddress() throws IOException {
    Path repository = Files.createDirectory(dir.resolve("my banger"));
    Files.createDirectory(repository.resolve(".git"));
    Path profile = Files.writeString(repository.resolve(".release-console.yaml"), "");
    assertThat(asked(profile.toString())).containsExactly(repository.toString());
    assertThat(asked(profile.toUri().toString())).containsExactly(repository.toString());
    assertThat(asked(repository.toUri().toString())).containsExactly(repository.toString());
  }

  @Test
  void everythingElseIsForTheCommandLine() throws IOException {
    String check = Files.createDirectory(dir.resolve("check")).toString();
    assertThat(Desktop.asked(word -> true, check)).as("a command of this name").isEmpty();
    assertThat(Desktop.asked(word -> false, dir.resolve("gone").toString())).isEmpty();
    assertThat(Desktop.asked(word -> false, "--help")).isEmpty();
    assertThat(Desktop.asked(word -> false, "check", "--repo", check)).isEmpty();
    assertThat(Desktop.asked(word -> false, "--repo", check, "-v")).isEmpty();
  }

  private static String[] asked(String... args) {
    return Desktop.asked(word -> false, args).orElseThrow();
  }
}
