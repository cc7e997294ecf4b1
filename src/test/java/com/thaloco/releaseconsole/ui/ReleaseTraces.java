package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.rehearsal.RehearsalFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a story left in the bucket and in the repositories, seen without the program. */
record ReleaseTraces(RehearsalFolder folder) {
  static final String VERSION = "v0.1.7";

  /** What the server keeps below the profile's prefix. */
  Path bucket() {
    return folder.bucket().resolve("banger-releases/banger");
  }

  String manifest() {
    try {
      return Files.readString(bucket().resolve("manifest.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether an object of the release lies in the bucket, by the end of its name. */
  boolean has(String end) {
    try (var files = Files.walk(bucket())) {
      return files.anyMatch(file -> file.toString().endsWith("/" + VERSION + "/" + end));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The release is out: bucket, remote and receipt say so. */
  void released() {
    assertThat(manifest()).containsPattern("\"latest_stable\":\\s*\"v0.1.7\"");
    assertThat(has("SHA256SUMS.sig")).as("the signature is in the bucket").isTrue();
    assertThat(remote("cat-file", "-t", VERSION)).isEqualTo("tag");
    assertThat(remote("rev-parse", VERSION + "^{commit}")).isEqualTo(git("rev-parse", "HEAD"));
    assertThat(folder.receipt()).isDirectoryContaining("glob:**v0.1.7-*.json");
  }

  /** Nothing of the release is public, and the manifest is as told. */
  void nothingIsOut(String manifest) {
    assertThat(manifest()).isEqualTo(manifest);
    assertThat(remote("for-each-ref", "refs/tags/" + VERSION)).isEmpty();
    assertThat(folder.receipt()).isEmptyDirectory();
  }

  String git(String... arguments) {
    return git(folder.repository(), arguments);
  }

  /** In the bare repository that plays the remote. */
  String remote(String... arguments) {
    return git(folder.remote(), arguments);
  }

  static String git(Path repository, String... arguments) {
    var command = new ArrayList<>(List.of("git", "-C", repository.toString()));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
      return said.strip();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
