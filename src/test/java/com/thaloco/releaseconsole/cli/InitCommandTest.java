package com.thaloco.releaseconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.profile.ProfileReader;
import com.thaloco.releaseconsole.source.RepositoryMaker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A project other than banger gets a profile that can be read at once. */
class InitCommandTest {
  @TempDir private Path repository;
  private Path profile = Path.of("");

  @BeforeEach
  void makeRepository() {
    profile = repository.resolve(".release-console.yaml");
    try (var maker = RepositoryMaker.init(repository, "main", "Ada", "ada@example.org")) {
      maker.write("go.mod", text("module example.org/tool\n"), false);
      maker.write(
          "cmd/tool/main.go",
          text("package main\n\nvar version = \"dev\"\n\nfunc main() {}\n"),
          false);
      maker.write("CHANGELOG.md", text("# Changelog\n"), false);
      maker.commit("Begin\n", Instant.EPOCH);
      maker.addRemote("origin", "git@git.example.org:ada/tool.git");
    }
  }

  @Test
  void theProfileIsValidAtOnceAndEachExampleIsListedWithItsLine() throws IOException {
    JsonNode made = json(0);
    assertThat(made.get("written").booleanValue()).isTrue();
    ProfileReader.read(ProfileReader.Source.of(profile, repository)); // throws where it is not
    List<String> lines = Files.readAllLines(profile);
    assertThat(lines).contains("# Where releases are cut from.", "  branch: main");
    assertThat(made.get("decide")).isNotEmpty();
    List<String> examples =
        made.get("decide")
            .valueStream()
            .map(each -> lines.get(each.get("line").intValue() - 1).strip())
            .toList();
    assertThat(examples)
        .containsExactly(
            "others: [{path: cosign.pub}]",
            "endpoint: https://ACCOUNT.r2.cloudflarestorage.com",
            "bucket: releases",
            "public_url: https://releases.example.org/tool/");
  }

  /** One program at the top, no changelog, nothing to stamp: the file can be read all the same. */
  @Test
  void aRepositoryThatShowsLittleGetsAValidProfileToo() throws IOException {
    Files.delete(repository.resolve("CHANGELOG.md"));
    Files.delete(repository.resolve("cmd/tool/main.go"));
    Files.writeString(repository.resolve("tool.go"), "package main\n\nfunc main() {}\n");
    JsonNode made = json(0);
    assertThat(made.get("written").booleanValue()).isTrue();
    ProfileReader.read(ProfileReader.Source.of(profile, repository)); // throws where it is not
    assertThat(Files.readString(profile))
        .contains("    - {name: tool, package: .}\n", "  # ldflags: ", "\nsmoke:\n");
    assertThat(made.get("decide").valueStream().map(each -> each.get("meaning").stringValue()))
        .anyMatch(each -> each.startsWith("The changelog, which is not there"));
  }

  @Test
  void anExistingProfileIsNeverOverwritten() throws IOException {
    Files.writeString(profile, "format: 1\n");
    assertThat(json(1).get("error").get("what").stringValue()).contains("already exists");
    assertThat(profile).hasContent("format: 1\n");
  }

  @Test
  void allThatIsWrongInAProfileIsPrintedAtOnce() throws IOException {
    Files.writeString(profile, "format: 1\nproject: tool\nsmoke: {comand: [x]}\n");
    assertThat(run("check", "--repo", repository.toString()))
        .startsWith("3\n")
        .contains("has no key source", "has no key bucket", "did you mean command?");
    String document = run("check", "--json", "--repo", repository.toString());
    JsonNode error = JsonMapper.shared().readTree(document.substring(2)).get("error");
    assertThat(error.get("what").stringValue()).contains(".release-console.yaml, line ");
    assertThat(error.get("more").valueStream().map(JsonNode::stringValue))
        .hasSizeGreaterThan(5)
        .anyMatch(each -> each.contains("did you mean command?"));
  }

  @Test
  void aDryRunOnlyPrints() {
    assertThat(run("init", "--dry-run", "--repo", repository.toString()))
        .startsWith("0\n# How tool is released.")
        .contains("  # Decide: ");
    assertThat(profile).doesNotExist();
  }

  @Test
  void aRepositoryWithoutAProfileIsToldOfIt() {
    assertThat(run("check", "--repo", repository.toString()))
        .startsWith("3\n")
        .contains("release-console init --repo " + repository);
  }

  private JsonNode json(int exit) {
    String printed = run("init", "--json", "--repo", repository.toString());
    assertThat(printed).startsWith(exit + "\n");
    return JsonMapper.shared().readTree(printed.substring(2));
  }

  /** The exit code, a line feed, and all that was printed. */
  private static String run(String... arguments) {
    var out = new ByteArrayOutputStream();
    int exit;
    try (var printed = new PrintStream(out, true, StandardCharsets.UTF_8)) {
      exit = CommandLineFace.run(arguments, printed, printed);
    }
    return exit + "\n" + out.toString(StandardCharsets.UTF_8);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
