package com.thaloco.releaseconsole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every shell script of the repository, as shellcheck reads it. */
class ScriptsTest {
  private static final List<String> FOLDERS =
      List.of(".", ".ci", "jlink", "jlink/share", "scripts");

  private static final String VERSION =
      "root=$PWD; . '%s'; release_version"
          .formatted(Path.of("scripts/machine.sh").toAbsolutePath());

  @Test
  void shellcheckFindsNothing() throws Exception {
    Tools.need("shellcheck");
    List<String> scripts = scripts();
    assertThat(scripts).contains("./release-console", "jlink/build", "jlink/share/install");
    var command = new ArrayList<>(List.of("shellcheck", "-x"));
    command.addAll(scripts);
    Process check = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(check.waitFor()).as(said).isZero();
  }

  /**
   * A build says the version of the commit's tag, annotated or not, and of a clean checkout only.
   */
  @Test
  void theVersionOfABuildIsTheTagOfACleanCheckout(@TempDir Path repository) throws Exception {
    Tools.need("git");
    sh(repository, "git init -q && git config user.name A && git config user.email a@example.org");
    sh(repository, "echo 1 >file && git add file && git commit -qm First");
    assertThat(version(repository)).isEmpty();
    sh(repository, "git tag v0.1.0");
    assertThat(version(repository)).isEqualTo("0.1.0");
    sh(repository, "echo 2 >file");
    assertThat(version(repository)).isEmpty();
    sh(repository, "git commit -qam Second");
    assertThat(version(repository)).isEmpty();
    sh(repository, "git tag -am 'Version 0.1.1' v0.1.1");
    assertThat(version(repository)).isEqualTo("0.1.1");
    assertThat(sh(repository, VERSION.replace("release_version", "epoch")))
        .isEqualTo(sh(repository, "git log -1 --format=%ct"));
  }

  private static String version(Path repository) throws Exception {
    return sh(repository, VERSION).strip();
  }

  private static String sh(Path folder, String commands) throws Exception {
    var builder = new ProcessBuilder("sh", "-euc", commands).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
    Process sh = builder.redirectErrorStream(true).start();
    String said = new String(sh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(sh.waitFor()).as(said).isZero();
    return said;
  }

  private static List<String> scripts() throws IOException {
    var found = new ArrayList<String>();
    for (String folder : FOLDERS) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        files
            .filter(Files::isRegularFile)
            .filter(ScriptsTest::isShell)
            .map(Path::toString)
            .sorted()
            .forEach(found::add);
      }
    }
    return found;
  }

  private static boolean isShell(Path file) {
    try (var in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(16), StandardCharsets.ISO_8859_1);
      return head.startsWith("#!/bin/sh") || head.startsWith("#!/bin/bash");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
