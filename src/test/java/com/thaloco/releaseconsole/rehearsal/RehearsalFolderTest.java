package com.thaloco.releaseconsole.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.process.LocalProcesses;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.ProfileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One folder is prepared for all tests; they only read it. */
@Tag("slow")
class RehearsalFolderTest {
  private static final List<String> VERSIONS =
      List.of("v0.1.0", "v0.1.1", "v0.1.2", "v0.1.3", "v0.1.4", "v0.1.5", "v0.1.6");

  @TempDir private static Path disk;
  @TempDir private Path own;

  private static RehearsalFolder folder = new RehearsalFolder(Path.of("none"));
  private static Path releases = Path.of("none");

  @BeforeAll
  static void prepareOnce() {
    folder = prepare(disk.resolve("new/rehearsal"), System.getenv());
    releases = folder.bucket().resolve("banger-releases/banger");
  }

  @AfterAll
  static void leavesNothingBeside() throws IOException {
    try (Stream<Path> beside = Files.list(disk.resolve("new"))) {
      assertThat(beside).containsExactly(folder.root());
    }
  }

  private static RehearsalFolder prepare(Path dir, Map<String, String> environment) {
    return RehearsalFolder.prepare(
        dir,
        OptionalInt.empty(),
        new LocalProcesses(),
        environment,
        Run.of(RehearsalFolderTest::print).at(new StepId("test")));
  }

  private static void print(Event event) {
    if (event instanceof Event.Line line) {
      System.out.printf("%s %s%n", line.stamp().at(), line.text());
    }
  }

  private static Profile profile() {
    return ProfileReader.read(ProfileReader.Source.of(folder.profile(), folder.repository()));
  }

  private static RehearsalServer serve() {
    return RehearsalServer.start(folder.server(profile().bucket(), commit -> true));
  }

  @Test
  void everythingOfTheContractIsThere() throws IOException {
    try (Stream<Path> all = Files.list(folder.root())) {
      assertThat(all.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "repo",
              "remote.git",
              "bucket",
              "cosign.key",
              "credentials",
              "ci.json",
              "state",
              "receipt");
    }
    for (Path secret : List.of(folder.key(), folder.credentials())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
          .isEqualTo("rw-------");
    }
    Profile profile = profile();
    assertThat(profile.trust().key()).contains(folder.key());
    assertThat(profile.rehearsal().orElseThrow().folder()).isEqualTo(folder.root());
    assertThat(profile.rehearsal().orElseThrow().state()).isEqualTo(folder.state());
    assertThat(profile.bucket().isLoopback()).isTrue();
    assertThat(Files.readString(folder.profile())).doesNotContain("${");
  }

  @Test
  void theRepositoryIsCleanAndItsRemoteIsInThisFolder() {
    RehearsalTool git = RehearsalTool.in(folder.repository());

    assertThat(git.run("git", "status", "--porcelain=v1", "--branch"))
        .isEqualTo("## main...origin/main");
    assertThat(git.run("git", "config", "remote.origin.url")).isEqualTo(folder.remote().toString());
    assertThat(git.run("git", "ls-remote", "--tags", "origin")).contains("refs/tags/v0.1.6");
  }

  @Test
  void opensslAndSha256sumAcceptEveryReleaseAndTarShowsThreeBareNames() throws IOException {
    Path pin = folder.repository().resolve("cosign.pub");
    for (String version : VERSIONS) {
      Path at = releases.resolve(version);
      RehearsalTool tool = RehearsalTool.in(at);
      assertThat(tool.run("sha256sum", "-c", "SHA256SUMS")).endsWith(": OK");
      tool.run(
          "bash",
          "-c",
          "openssl dgst -sha256 -verify \"$0\" -signature <(base64 -d SHA256SUMS.sig) SHA256SUMS",
          pin.toString());
      String tarball = "banger-%s-linux-amd64.tar.gz".formatted(version);
      assertThat(tool.run("tar", "-tzf", tarball).lines())
          .containsExactly("banger", "banger-vsock-agent", "bangerd");
      assertThat(tool.run("tar", "-tvzf", tarball, "--numeric-owner").lines())
          .allMatch(line -> line.startsWith("-rwxr-xr-x 0/0 "));
      assertThat(Files.readString(at.resolve("SHA256SUMS.sig"))).doesNotContain("\n");
    }
  }

  @Test
  void theManifestNamesEveryRelease() throws IOException {
    String text = Files.readString(releases.resolve("manifest.json"));
    JsonNode manifest = JsonMapper.shared().readTree(text);

    assertThat(text).startsWith("{\n  \"latest_stable\": \"v0.1.6\",\n  \"releases\": [\n    {\n");
    assertThat(manifest.path("releases").valueStream().map(r -> r.path("version").asString()))
        .containsExactlyElementsOf(VERSIONS);
    String base = profile().bucket().publicUrl().toString();
    assertThat(manifest.path("releases").valueStream().map(r -> r.path("tarball_url").asString()))
        .allMatch(url -> url.startsWith(base));
    assertThat(manifest.path("releases").path(0).path("released_at").asString())
        .isEqualTo("2025-09-02T15:30:00Z");
  }

  @Test
  void theServedInstallerInstallsTheNewestAndEveryOlderBinaryUpdatesItself() throws IOException {
    try (RehearsalServer server = serve()) {
      String base = server.publicUrl().toString();
      for (String version : VERSIONS) {
        Path bin = Files.createDirectories(own.resolve(version).resolve("bin"));
        RehearsalTool.in(releases.resolve(version))
            .run(
                "tar",
                "-xzf",
                "banger-%s-linux-amd64.tar.gz".formatted(version),
                "-C",
                bin.toString());
        RehearsalTool tool = RehearsalTool.in(own).with("BANGER_BASE_URL", base);
        String banger = bin.resolve("banger").toString();
        String commit =
            RehearsalTool.in(folder.repository()).run("git", "rev-parse", version + "^{commit}");
        assertThat(tool.run(banger, "--version"))
            .startsWith("banger %s (commit %s, built 2025-".formatted(version, commit));
        if (version.equals("v0.1.6")) {
          assertThat(tool.run(banger, "update", "--check")).contains("banger v0.1.6 is up to date");
          continue;
        }
        assertThat(tool.run(banger, "update", "--check"))
            .isEqualTo(
                "v0.1.6 is available (installed: %s); its signature is good".formatted(version));
        assertThat(tool.run(banger, "update"))
            .startsWith("banger is now v0.1.6 (was %s)".formatted(version));
        for (String binary : List.of("banger", "bangerd", "banger-vsock-agent")) {
          assertThat(tool.run(bin.resolve(binary).toString(), "--version"))
              .startsWith(binary + " v0.1.6 (commit ");
        }
      }
      RehearsalTool tool =
          RehearsalTool.in(own)
              .with("BANGER_BASE_URL", base)
              .with("BANGER_PREFIX", own + "/stranger");
      tool.run("bash", "-c", "curl -fsSL $BANGER_BASE_URL/install.sh | bash");
      assertThat(tool.run(own + "/stranger/bin/banger", "--version")).startsWith("banger v0.1.6 ");
    }
  }

  @Test
  void whatTheCatalogsPointAtIsServed() throws IOException {
    Profile profile = profile();
    try (RehearsalServer server = serve()) {
      for (var catalog : profile.catalogs()) {
        JsonNode entries =
            JsonMapper.shared()
                .readTree(Files.readString(folder.repository().resolve(catalog.path())))
                .path(catalog.entries());
        assertThat(entries.size()).isPositive();
        for (JsonNode entry : entries) {
          String url = catalog.publicUrl().resolve(entry.path("path").asString()).toString();
          String sum =
              RehearsalTool.in(own)
                  .run("bash", "-c", "curl -fsS \"$0\" | sha256sum", url)
                  .substring(0, 64);
          assertThat(sum).isEqualTo(entry.path("sha256").asString());
        }
      }
    }
  }

  @Test
  void theSamplesOwnSmokeIsGreenAndLeavesTheTreeClean() throws IOException {
    assumeTrue(
        RehearsalTool.isThere("make") && RehearsalTool.isThere("go"), "make and go are needed");
    Path clone = own.resolve("clone");
    RehearsalTool.in(own).run("git", "clone", "-q", folder.remote().toString(), clone.toString());

    String output = RehearsalTool.in(clone).run("make", "smoke");

    assertThat(
            output
                .lines()
                .filter(profile().smoke().orElseThrow().scenario().orElseThrow().asPredicate()))
        .hasSize(14);
    assertThat(RehearsalTool.in(clone).run("git", "status", "--porcelain")).isEmpty();
    assertThat(RehearsalTool.in(clone).run("go", "vet", "./...")).isEmpty();
    if (RehearsalTool.isThere("shellcheck")) {
      RehearsalTool.in(clone).run("bash", "-c", "shellcheck scripts/*.sh");
    }
  }

  @Test
  void withoutGoScriptsStandInThatUpdateAsWell() throws IOException {
    Path path = Files.createDirectories(own.resolve("path"));
    for (String tool :
        List.of("bash", "sh", "sed", "cat", "chmod", "mkdir", "basename", "dirname", "env")) {
      String real = RehearsalTool.in(own).run("bash", "-c", "type -P " + tool);
      Path script =
          Files.writeString(path.resolve(tool), "#!/bin/sh\nexec %s \"$@\"\n".formatted(real));
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    var environment = new TreeMap<>(System.getenv());
    environment.put("PATH", path.toString());

    RehearsalFolder made = prepare(own.resolve("scripts"), environment);

    Profile profile =
        ProfileReader.read(ProfileReader.Source.of(made.profile(), made.repository()));
    try (RehearsalServer server =
        RehearsalServer.start(made.server(profile.bucket(), commit -> true))) {
      Path bin = Files.createDirectories(own.resolve("bin"));
      Path old = made.bucket().resolve("banger-releases/banger/v0.1.0");
      RehearsalTool.in(old)
          .run("tar", "-xzf", "banger-v0.1.0-linux-amd64.tar.gz", "-C", bin.toString());
      RehearsalTool tool =
          RehearsalTool.in(own).with("BANGER_BASE_URL", server.publicUrl().toString());
      String banger = bin.resolve("banger").toString();
      assertThat(Files.readString(bin.resolve("banger"))).startsWith("#!/usr/bin/env bash\n");
      assertThat(tool.run(banger, "--version")).startsWith("banger v0.1.0 (commit ");
      assertThat(tool.run(banger, "update", "--check")).startsWith("v0.1.6 is available");
      assertThat(tool.run(banger, "update")).isEqualTo("banger is now v0.1.6 (was v0.1.0)");
      assertThat(tool.run(banger, "--version")).startsWith("banger v0.1.6 (commit ");
    }
  }

  @Test
  void theSameFolderComesOutTwice() throws IOException {
    RehearsalFolder again = prepare(Files.createDirectory(own.resolve("empty")), System.getenv());

    for (String version : VERSIONS) {
      Path other = again.bucket().resolve("banger-releases/banger").resolve(version);
      for (String name : List.of("SHA256SUMS", "SHA256SUMS.sig")) {
        assertThat(other.resolve(name))
            .hasSameBinaryContentAs(releases.resolve(version).resolve(name));
      }
    }
    assertThat(RehearsalTool.in(again.repository()).run("git", "rev-parse", "v0.1.6"))
        .isEqualTo(RehearsalTool.in(folder.repository()).run("git", "rev-parse", "v0.1.6"));
  }

  @Test
  void aFolderThatIsNotEmptyIsRefusedAndLeftAlone() throws IOException {
    Files.writeString(own.resolve("file"), "mine");

    assertThatThrownBy(() -> prepare(own, System.getenv()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().id()).isEqualTo("rehearsal.folder-taken"));
    assertThatThrownBy(() -> prepare(own.resolve("file"), System.getenv()))
        .isInstanceOf(ProblemException.class);
    assertThat(own).isDirectoryContaining("glob:**file");
    assertThat(Files.readString(own.resolve("file"))).isEqualTo("mine");
  }

  @Test
  void aStoppedOrFailedPreparationLeavesNothing() throws IOException {
    Path dir = own.resolve("stopped");
    var run = new Run[1];
    run[0] =
        Run.of(event -> {
          if (event instanceof Event.Line(var stamp, String text) && text.startsWith("Building")) {
            run[0].stop();
          }
        });
    assertThatThrownBy(() ->
            RehearsalFolder.prepare(
                dir,
                OptionalInt.empty(),
                new LocalProcesses(),
                System.getenv(),
                run[0].at(new StepId("test"))))
        .isInstanceOf(Cancelled.class);

    var broken = new TreeMap<>(System.getenv());
    broken.put("PATH", "/nowhere");
    assertThatThrownBy(() -> prepare(dir, broken)).isInstanceOf(ProblemException.class);

    try (Stream<Path> left = Files.list(own)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aTakenPortIsToldAndLeavesNothing() {
    try (RehearsalServer server = serve()) {
      assertThatThrownBy(() ->
              RehearsalFolder.prepare(
                  own.resolve("taken"),
                  OptionalInt.of(server.s3Port()),
                  new LocalProcesses(),
                  System.getenv(),
                  Run.of(e -> {}).at(new StepId("test"))))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem().id()).isEqualTo("rehearsal.port-taken"));
      assertThat(own.resolve("taken")).doesNotExist();
    }
  }
}
