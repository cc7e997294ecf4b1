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

/** Every shell script of the repository, as shellcheck reads it. */
class ScriptsTest {
  private static final List<String> FOLDERS =
      List.of(".", ".ci", "jlink", "jlink/share", "scripts");

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
