package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.Tools;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window walks a whole release of the sample project, against a real bucket and real git. */
@Tag("slow")
class WalkTest {
  @TempDir private Path settings = Path.of("");

  @Test
  void aReleaseIsCutByMouseFromTheFirstScreenToTheReceipt() throws Exception {
    Tools.need("git", "go", "make", "openssl", "bash", "curl");
    try (Studio studio = Studio.open(settings)) {
      Path folder = new Walk(studio).byMouse();
      String manifest =
          Files.readString(folder.resolve("bucket/banger-releases/banger/manifest.json"));
      assertThat(manifest).containsPattern("\"latest_stable\":\\s*\"v0.1.7\"");
      assertThat(git(folder.resolve("remote.git"), "cat-file", "-t", "v0.1.7")).isEqualTo("tag");
      assertThat(folder.resolve("receipt")).isDirectoryContaining("glob:**v0.1.7-*.json");
    }
  }

  private static String git(Path repository, String... arguments) throws Exception {
    var command = new java.util.ArrayList<>(java.util.List.of("git", "-C", repository.toString()));
    command.addAll(java.util.List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
