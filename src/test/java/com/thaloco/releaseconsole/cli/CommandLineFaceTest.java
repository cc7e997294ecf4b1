package com.thaloco.releaseconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.profile.Yaml;
import com.thaloco.releaseconsole.setup.Session;
import com.thaloco.releaseconsole.source.RepositoryMaker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandLineFaceTest {
  @TempDir private Path dir;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(Function<Optional<Path>, OptionalInt> window, String... arguments) {
    return CommandLineFace.run(
        arguments,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        window);
  }

  private static OptionalInt deep(Optional<Path> folder) {
    throw new StackOverflowError();
  }

  private static OptionalInt unloadable(Optional<Path> folder) {
    throw new UnsatisfiedLinkError("libfont.so");
  }

  @Test
  void anErrorIsThreeSentencesAndNoStackTrace() {
    assertThat(run(CommandLineFaceTest::deep, "rehearse")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .hasSize(3)
        .noneMatch(line -> line.contains("\tat ") || line.contains("java.lang"));
    assertThat(out.size()).isZero();
  }

  @Test
  void theDetailsOfAnErrorComeWithVerboseOutput() {
    assertThat(run(CommandLineFaceTest::unloadable, "rehearse", "-v")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("libfont.so", "CommandLineFaceTest");
  }

  /** Also where a command has a {@code --version} of its own. */
  @Test
  void everyCommandAnswersHelp() {
    List<List<String>> commands = new ArrayList<>();
    collect(
        CommandLineFace.commands(System.out, System.err, _ -> OptionalInt.empty()),
        List.of(),
        commands);
    assertThat(commands).hasSizeGreaterThan(25);
    for (List<String> words : commands) {
      out.reset();
      err.reset();
      String[] arguments =
          Stream.concat(words.stream(), Stream.of("--help")).toArray(String[]::new);
      assertThat(run(folder -> OptionalInt.empty(), arguments)).as("%s", words).isZero();
      assertThat(out.toString(StandardCharsets.UTF_8))
          .as("%s", words)
          .contains("Usage: release-console " + String.join(" ", words));
      assertThat(err.size()).as("%s", words).isZero();
    }
  }

  private static void collect(CommandLine command, List<String> words, List<List<String>> all) {
    all.add(words);
    command
        .getSubcommands()
        .forEach((name, below) ->
            collect(below, Stream.concat(words.stream(), Stream.of(name)).toList(), all));
  }

  @Test
  void abandoningCantBeADryRun() {
    assertThat(
            run(
                folder -> OptionalInt.empty(),
                "cut",
                "--repo",
                dir.toString(),
                "--version",
                "v0.1.0",
                "--abandon",
                "--dry-run"))
        .isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("can't be used together");
  }

  @Test
  void whoCantBeAskedGetsWhatThereIsToApprove() throws IOException {
    try (var maker = RepositoryMaker.init(dir, "main", "Ada", "ada@example.org")) {
      maker.write("README", "x\n".getBytes(StandardCharsets.UTF_8), false);
      maker.commit("Begin\n", Instant.EPOCH);
    }
    Files.writeString(
        dir.resolve(".release-console.yaml"),
        Yaml.COMPLETE.replace("project: banger", "project: unheard-of"));
    String fingerprint = Session.unapproved(dir).orElseThrow().fingerprint();

    assertThat(run(folder -> OptionalInt.empty(), "check", "--repo", dir.toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8).lines()).hasSize(3);
    assertThat(run(folder -> OptionalInt.empty(), "check", "--repo", dir.toString(), "-v"))
        .isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("smoke.command: make smoke", "bucket.prefix: banger", fingerprint);
    assertThat(run(folder -> OptionalInt.empty(), "check", "--repo", dir.toString(), "--json"))
        .isEqualTo(1);
    JsonNode error =
        JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8)).path("error");
    assertThat(error.path("fingerprint").asString()).isEqualTo(fingerprint);
    assertThat(error.path("reach").valueStream().map(line -> line.path("key").asString()))
        .contains("bucket.endpoint", "bucket.bucket", "smoke.command");
  }
}
