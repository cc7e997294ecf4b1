package com.thaloco.releaseconsole.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.trust.Resealed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Neither password nor key material nor the bucket's secret leaves the process, at whatever length.
 */
@Tag("slow")
final class SecretsTest {
  private static final String PASSWORD = "Zw0lf-Boxkaempfer-jagen-Viktor";

  @Test
  void noSecretIsInAnyFileOutputOrChild() {
    Stages.run(SecretsTest::cutUnderWatch);
  }

  private static boolean cutUnderWatch(Stage stage) {
    List<byte[]> secrets = reseal(stage);
    for (boolean json : List.of(false, true)) {
      Map<String, String> environment = stage.environment();
      environment.put("COSIGN_PASSWORD", PASSWORD);
      environment.put("AWS_SECRET_ACCESS_KEY", "of-another-account");
      var arguments =
          new ArrayList<>(
              List.of(
                  "cut",
                  "--repo",
                  stage.repo().toString(),
                  "--version",
                  Stage.VERSION,
                  "--yes",
                  "-v"));
      if (json) {
        arguments.add("--json");
      }
      Program program =
          Program.console(stage.root(), environment, arguments, (running, line) -> {});
      Set<String> seen = watch(program, secrets);
      Program.Ended ended = program.succeed();
      requireNone(
          String.join("\n", ended.out()).getBytes(StandardCharsets.UTF_8), "output", secrets);
      requireNone(
          String.join("\n", ended.err()).getBytes(StandardCharsets.UTF_8), "errors", secrets);
      requireNone(stage.state(), secrets);
      requireNone(stage.root().resolve("receipt"), secrets);
      requireNone(stage.repo(), secrets);
      requireNone(stage.root().resolve("bucket"), secrets);
      requireNone(stage.root().resolveSibling("xdg"), secrets);
      assertThat(seen).as("children that were seen").anyMatch(command -> command.contains("build"));
      new Observer(stage).finished();
      stage.reset();
      reseal(stage, secrets);
    }
    return true;
  }

  private static List<byte[]> reseal(Stage stage) {
    try {
      Path file = stage.root().resolve("cosign.key");
      Resealed key = Resealed.of(Files.readAllBytes(file), Stage.PASSWORD, PASSWORD);
      Files.write(file, key.file());
      var secrets = new ArrayList<>(key.secrets());
      String credentials = Files.readString(stage.root().resolve("credentials"));
      secrets.add(
          credentials
              .replaceAll("(?s).*secret_access_key = (\\S+).*", "$1")
              .getBytes(StandardCharsets.UTF_8));
      return secrets;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void reseal(Stage stage, List<byte[]> secrets) {
    secrets.clear();
    secrets.addAll(reseal(stage));
  }

  /** Looks at every child and grandchild again and again until the program has ended. */
  private static Set<String> watch(Program program, List<byte[]> secrets) {
    var seen = new TreeSet<String>();
    requireNone(Path.of("/proc/%d/cmdline".formatted(program.handle().pid())), secrets);
    while (program.isAlive()) {
      program
          .handle()
          .descendants()
          .forEach(child -> {
            Path proc = Path.of("/proc/" + child.pid());
            String command =
                new String(read(proc.resolve("cmdline")), StandardCharsets.UTF_8)
                    .replace('\0', ' ');
            seen.add(command);
            byte[] environment = read(proc.resolve("environ"));
            if (command.contains("com.thaloco.releaseconsole.Main")) {
              return; // our own copy, between fork and exec
            }
            requireNone(read(proc.resolve("cmdline")), command, secrets);
            requireNone(environment, "environment of " + command, secrets);
            if (!command.isBlank() && !command.contains("jspawnhelper")) { // has what we have
              assertThat(new String(environment, StandardCharsets.UTF_8).split("\0"))
                  .as("environment of " + command)
                  .noneMatch(v -> v.startsWith("COSIGN_") || v.startsWith("AWS_"));
            }
          });
    }
    return seen;
  }

  private static void requireNone(Path top, List<byte[]> secrets) {
    if (!Files.exists(top)) {
      return;
    }
    try (Stream<Path> files = Files.walk(top)) {
      files.filter(Files::isRegularFile).forEach(f -> requireNone(read(f), f.toString(), secrets));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty for a process that has ended meanwhile. */
  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      return new byte[0];
    }
  }

  private static void requireNone(byte[] in, String where, List<byte[]> secrets) {
    for (byte[] secret : secrets) {
      assertThat(has(in, secret)).as("a secret in " + where).isFalse();
    }
  }

  private static boolean has(byte[] in, byte[] what) {
    for (int i = 0; i + what.length <= in.length; i++) {
      if (in[i] == what[0] && Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
        return true;
      }
    }
    return false;
  }
}
