package com.thaloco.releaseconsole.profile;

import static com.thaloco.releaseconsole.profile.Yaml.COMPLETE;
import static com.thaloco.releaseconsole.profile.Yaml.read;
import static com.thaloco.releaseconsole.profile.Yaml.refusal;
import static com.thaloco.releaseconsole.profile.Yaml.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.thaloco.releaseconsole.flow.Problem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileReaderTest {
  @Test
  void everyKeyReachesItsComponent() {
    Profile p = read(COMPLETE);
    assertThat(p.project()).isEqualTo("banger");
    assertThat(p.source().forge().orElseThrow().kind()).isEqualTo(SourceRules.Kind.FORGEJO);
    assertThat(p.build().binaries())
        .extracting(BuildRules.Binary::packagePath)
        .containsExactly("./cmd/banger", "./cmd/bangerd");
    assertThat(p.build().binaries().getFirst().environment()).containsEntry("CGO_ENABLED", "0");
    assertThat(p.smoke().orElseThrow().timeout()).isEqualTo(Duration.ofMinutes(30));
    assertThat(p.smoke().orElseThrow().scenario().orElseThrow().matcher("--- PASS x").find())
        .isTrue();
    assertThat(p.contracts().getFirst().kind()).isEqualTo(ContractRule.Kind.CLI);
    assertThat(p.bucket().publicUrl())
        .isEqualTo(URI.create("https://releases.example.org/banger/"));
    assertThat(p.bucket().credentials().orElseThrow().awsProfile()).contains("banger");
    assertThat(p.manifest().entry().orElseThrow().keySet())
        .containsExactly("version", "size", "at");
    assertThat(p.verify().commands().getFirst()).hasSize(5);
    assertThat(p.rehearsal()).isEmpty();
  }

  @Test
  void optionalKeysMayBeLeftOut() {
    String text =
        COMPLETE.replaceAll(
            "(?m)^  (scenario|environment|purge|credentials|previous|reports|run): .*\n", "");
    Profile p = read(text);
    assertThat(p.smoke().orElseThrow().scenario()).isEqualTo(Optional.empty());
    assertThat(p.bucket().purge()).isEmpty();
    assertThat(p.installer().orElseThrow().environment()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"smoke", "units", "update_flow", "contracts", "catalogs"})
  void aPartThatAProjectLacksMayBeLeftOut(String part) {
    Profile p = read(COMPLETE.replaceFirst("(?m)^" + part + ":\n( .*\n)+", ""));
    assertThat(p).isNotEqualTo(read(COMPLETE));
    assertThat(p.project()).isEqualTo("banger");
  }

  @Test
  void anUpdateFlowThatNamesNothingIsNone() {
    String empty =
        COMPLETE.replaceFirst("(?m)^update_flow:\\n( .*\\n)+", "update_flow: {paths: []}\n");
    assertThat(read(empty).updateFlow()).isEmpty();
  }

  @Test
  void commentsWindowsLineEndsAndAByteOrderMarkDoNoHarm() {
    assertThat(read("\uFEFF# hello\r\n" + COMPLETE.replace("\n", "\r\n")))
        .isEqualTo(read(COMPLETE));
  }

  /** What is changed, into what, and what is reported. */
  static Stream<Arguments> mistakes() {
    return Stream.of(
        // keys
        arguments(
            "  public_url: https://rel",
            "  publik_url: https://rel",
            "bucket has the unknown key \"publik_url\"; did you mean public_url?"),
        arguments("  region: auto", "  regoin: auto", "did you mean region?"),
        arguments("  region: auto", "  region: auto\n  acl: public", "unknown key \"acl\"."),
        arguments("  region: auto\n", "", "bucket has no key region"),
        arguments("verify:", "verfiy:", "did you mean verify?"),
        arguments(
            "  branch: main",
            "  branch: main\n  branch: main",
            "source has the key \"branch\" twice"),
        arguments("  branch: main", "  branch: main\n  ? [a]\n  : b", "a key that is a list"),
        arguments("format: 1", "format: 2", "format is the number 2"),
        arguments("format: 1", "format: \"1\"", "format is \"1\""),
        arguments("format: 1\n", "", "no key format"),
        // types
        arguments("  branch: main", "  branch: 1", "source.branch is the number 1"),
        arguments("  branch: main", "  branch: true", "source.branch is the truth value true"),
        arguments("  branch: main", "  branch:", "source.branch is empty"),
        arguments("  branch: main", "  branch: [main]", "source.branch is a list"),
        arguments("  timeout: 30m", "  timeout: 30", "smoke.timeout is the number 30"),
        arguments("  timeout: 30m", "  timeout: 30 m", "smoke.timeout is \"30 m\""),
        arguments("  timeout: 30m", "  timeout: PT30M", "smoke.timeout is \"PT30M\""),
        arguments("  timeout: 30m", "  timeout: 0s", "smoke.timeout is 0s"),
        arguments("  timeout: 30m", "  timeout: 25h", "smoke.timeout is 25h"),
        arguments("  timeout: 30m", "  timeout: -1m", "smoke.timeout is \"-1m\""),
        arguments(
            "command: [make, smoke]", "command: make smoke", "smoke.command is \"make smoke\""),
        arguments(
            "command: [make, smoke]", "command: [make, 1]", "smoke.command[1] is the number 1"),
        arguments("command: [make, smoke]", "command: []", "smoke.command names no program"),
        arguments(
            "{CGO_ENABLED: \"0\"}",
            "{CGO_ENABLED: 0}",
            "build.binaries[0].environment.CGO_ENABLED is the number 0"),
        arguments(
            "scenario: '^--- (PASS|FAIL)'",
            "scenario: '('",
            "smoke.scenario is not a regular expression"),
        arguments(
            "kind: forgejo",
            "kind: forgeyo",
            "source.forge.kind is \"forgeyo\"; did you mean forgejo?"),
        arguments("kind: cli, ", "kind: CLI, ", "contracts[0].kind is \"CLI\""),
        arguments("  - {path: cosign.pub}", "  - cosign.pub", "trust.others[0] is \"cosign.pub\""),
        // YAML that means more than it says
        arguments("  branch: main", "  branch: &b main", "the anchor &b"),
        arguments("  branch: main", "  branch: !!str main", "the tag"),
        arguments("  branch: main", "  branch: ! main", "the tag"),
        arguments("  branch: main", "  branch: *b", "an alias"),
        arguments("format: 1", "%YAML 1.2\n---\nformat: 1", "a directive"),
        arguments("verify:", "---\nverify:", "a second document"),
        arguments("  branch: main", "  branch: 'main", "is not YAML"),
        arguments("  branch: main", "\tbranch: main", "is not YAML"),
        // unit files
        arguments(
            "  renderers:\n    - {folder: internal/cli, name: renderSystemdUnit}\n"
                + "  paths: [contrib/systemd/*.service]\n",
            "",
            "units names no unit file"),
        arguments(
            "[contrib/systemd/*.service]", "['contrib/[']", "units.paths[0] is \"contrib/[\""),
        arguments(
            "[contrib/systemd/*.service]", "[../*.service]", "units.paths[0] leaves its folder"),
        // names and paths
        arguments("project: banger", "project: Banger", "project is \"Banger\""),
        arguments("project: banger", "project: ../banger", "project is \"../banger\""),
        arguments("project: banger", "project: a/b", "project is \"a/b\""),
        arguments("project: banger", "project: a..b", "project is \"a..b\""),
        arguments(
            "  path: CHANGELOG.md", "  path: ../CHANGELOG.md", "changelog.path leaves its folder"),
        arguments(
            "  path: CHANGELOG.md", "  path: /CHANGELOG.md", "changelog.path is the absolute path"),
        arguments("  path: CHANGELOG.md", "  path: a//b", "changelog.path is"),
        arguments("  path: CHANGELOG.md", "  path: ./b", "changelog.path is"),
        arguments("path: cosign.pub", "path: a/../../b", "trust.others[0].path leaves its folder"),
        arguments(
            "folders: [internal/cli]",
            "folders: [../x]",
            "contracts[0].folders[0] leaves its folder"),
        arguments("package: ./cmd/bangerd", "package: ../cmd/bangerd", "build.binaries[1].package"),
        arguments("package: ./cmd/bangerd", "package: -toolexec=x", "build.binaries[1].package"),
        arguments(
            "name: bangerd,", "name: banger,", "build.binaries[1] has the binary banger twice"),
        arguments(
            "name: bangerd,", "name: bin/bangerd,", "build.binaries[1].name is \"bin/bangerd\""),
        arguments(
            "key: install.sh", "key: manifest.json", "installer.key is the manifest's key too"),
        arguments("key: install.sh", "key: history/x", "installer.key is \"history/x\""),
        arguments("branch: main", "branch: a..b", "source.branch is"),
        arguments("repository: thaloco/banger", "repository: banger", "source.forge.repository"),
        // the bucket
        arguments("prefix: banger", "prefix: banger/", "bucket.prefix is \"banger/\""),
        arguments("prefix: banger", "prefix: /banger", "bucket.prefix is \"/banger\""),
        arguments("prefix: banger", "prefix: a/../b", "bucket.prefix"),
        arguments(
            "banger/\n  credentials",
            "banger\n  credentials",
            "bucket.public_url is \"https://releases.example.org/banger\""),
        arguments("https://releases", "http://releases", "bucket.public_url uses http"),
        arguments("https://releases", "ftp://releases", "bucket.public_url uses ftp"),
        arguments("https://account", "http://account", "bucket.endpoint uses http"),
        arguments("https://account.r2", "http://127.evil.r2", "bucket.endpoint uses http"),
        arguments(
            "https://account",
            "https://k:s3cret@account",
            "bucket.endpoint holds a user name or password"),
        arguments("endpoint: https://account", "endpoint: account", "bucket.endpoint has no host"),
        arguments(
            "cloudflarestorage.com",
            "cloudflarestorage.com/releases",
            "bucket.endpoint has the path"),
        arguments("bucket: releases", "bucket: Releases_1", "bucket.bucket is"),
        arguments(
            "{aws_profile: banger}",
            "{aws_profile: banger, rclone_remote: r2}",
            "bucket.credentials names 2 sources"),
        arguments("{aws_profile: banger}", "{}", "bucket.credentials is empty"),
        arguments(
            "https://git.example.org/thaloco/banger",
            "https://git.example.org/a b",
            "changelog.repository_url is not a URL"),
        arguments(
            "https://git.example.org/thaloco/banger\n",
            "https://git.example.org/thaloco/banger/\n",
            "changelog.repository_url is"),
        arguments("tag_path: /releases/tag/", "tag_path: /releases/tag", "changelog.tag_path"),
        // templates and what is passed on
        arguments(
            "\"{output}\"", "\"{outptu}\"", "which is not a placeholder; did you mean {output}?"),
        arguments("\"{output}\"", "bin", "build.command has no {output}"),
        arguments("-ldflags, \"{ldflags}\", ", "", "build.command has no {ldflags}"),
        arguments("value: \"{version}\"", "value: \"{Version}\"", "build.ldflags[0].value"),
        arguments("value: \"{version}\"", "value: \"{version\"", "build.ldflags[0].value"),
        arguments("value: \"{version}\"", "value: \"a b\"", "holds white space"),
        arguments(
            "variable: banger/internal/buildinfo.Version",
            "variable: Version",
            "build.ldflags[0].variable"),
        arguments("size: \"{tarball_size}\"", "size: \"{size}\"", "manifest.entry.size"),
        arguments(
            "units:\n",
            "units:\n  callout: Install the units again.\n",
            "units.callout does not name the command"),
        arguments("    version: \"{version}\"\n", "", "manifest.entry does not name its version"),
        arguments("\"{script}\"", "x", "installer.run has no {script}"),
        arguments("[\"{prefix}/bin/banger\", version]", "[\"{script}\"]", "installer.reports[0]"),
        arguments("environment: [GOFLAGS]", "environment: [COSIGN_PASSWORD]", "COSIGN_PASSWORD"),
        arguments(
            "environment: [USER]", "environment: [AWS_SECRET_ACCESS_KEY]", "AWS_SECRET_ACCESS_KEY"),
        arguments("environment: [USER]", "environment: [A=B]", "smoke.environment[0]"),
        arguments(
            "environment: [USER]",
            "environment: [RCLONE_CONFIG_PASS]",
            "smoke.environment[0] names RCLONE_CONFIG_PASS"),
        arguments(
            "token_variable: RELEASE_CONSOLE_TOKEN_BANGER",
            "token_variable: COSIGN_PASSWORD",
            "source.forge.token_variable names the variable \"COSIGN_PASSWORD\""),
        arguments(
            "token_variable: RELEASE_CONSOLE_TOKEN_BANGER",
            "token_variable: GITHUB_TOKEN",
            "source.forge.token_variable names the variable \"GITHUB_TOKEN\""),
        arguments(
            "previous: [banger, ", "previous: [other, ", "verify.previous begins with \"other\""),
        arguments(
            "    - {path: cosign.pub}",
            "    - {path: cosign.pub}\n  key: cosign.key",
            "trust.key names the private key"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldWithItsPlace(String from, String to, String told) {
    String text = with(from, to);
    Problem problem = refusal(text);
    assertThat(problem.happened()).contains(told);
    assertThat(problem.happened())
        .matches("(?s)\\.release-console\\.yaml, line \\d+, column \\d+: .*");
    assertThat(problem.kind()).isEqualTo(Problem.Kind.INPUT);
    assertThat(problem.next().asText()).isNotBlank();
    assertThat(problem.toString()).doesNotContain("s3cret");
  }

  @Test
  void anEndpointOfThisMachineMayHaveAPath() {
    String local = "http://127.0.0.1:8799/cdn-cgi/local/r2/s3";
    Profile p = read(COMPLETE.replaceFirst("endpoint: https://\\S+", "endpoint: " + local));
    assertThat(p.bucket().endpoint()).hasToString(local);
  }

  @Test
  void theLineAndTheColumnAreThoseOfTheMistake() {
    String text = with("  drain: 10m", "  drain: ten minutes");
    assertThat(refusal(text).happened())
        .startsWith(
            ".release-console.yaml, line "
                + Yaml.line(text, "ten minutes")
                + ", column 10: bucket.drain ");
  }

  @Test
  void theFirstMistakeIsToldAndTheOthersAreEvidence() {
    String text =
        with("  drain: 10m", "  drain: x")
            .replace("  branch: main", "  brunch: main")
            .replace("region: auto", "region: 7");
    Problem problem = refusal(text);
    assertThat(problem.happened()).contains("brunch");
    assertThat(problem.evidence()).hasSize(2);
    assertThat(problem.evidence().get(0)).contains("bucket.region");
    assertThat(problem.evidence().get(1)).contains("bucket.drain");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "# nothing\n", "hello", "- a\n", "42", "null", "{}", "\u0000", "a: [", "}"})
  void whatIsNoProfileIsRefused(String text) {
    assertThat(refusal(text).kind()).isEqualTo(Problem.Kind.INPUT);
  }

  @Test
  void bytesThatAreNoTextAndFilesThatAreTooLargeAreRefused() {
    byte[] latin = "project: b\u00e4r".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(
            refusal(() -> ProfileReader.read(new ProfileReader.Source("p", latin, Path.of("/"))))
                .happened())
        .contains("UTF-8");
    assertThat(refusal("#".repeat(2 << 20)).happened()).contains("256 KiB");
    assertThat(refusal("a: " + "[".repeat(100_000)).kind()).isEqualTo(Problem.Kind.INPUT);
  }

  @Test
  void relativePathsStartFromTheRepository() {
    Profile p = read(rehearsal());
    assertThat(p.rehearsal().orElseThrow().folder()).isEqualTo(Path.of("/srv"));
    assertThat(p.rehearsal().orElseThrow().state()).isEqualTo(Path.of("/srv/state"));
    assertThat(p.bucket().credentials().orElseThrow().file()).contains(Path.of("/srv/credentials"));
    assertThat(p.trust().key()).contains(Path.of("/srv/cosign.key"));
    assertThat(p.bucket().isLoopback()).isTrue();
  }

  @Test
  void aRehearsalStaysOnThisMachine() {
    assertThat(
            refusal(rehearsal().replace("http://127.0.0.1:9000", "https://account.example.org"))
                .happened())
        .contains("bucket.endpoint is not on this machine");
    assertThat(
            refusal(rehearsal().replace("{file: ../credentials}", "{aws_profile: real}"))
                .happened())
        .contains("bucket.credentials is not a file");
    assertThat(
            refusal(
                    rehearsal()
                        .replace("http://127.0.0.1:9001/api/v1", "https://forge.example.org/api"))
                .happened())
        .contains("source.forge.api is not on this machine");
  }

  @Test
  void whatARehearsalNamesLiesInItsFolder() {
    for (String outside :
        List.of("state: ../state", "file: ../credentials", "key: ../cosign.key")) {
      String key = outside.substring(0, outside.indexOf(':'));
      Problem problem = refusal(rehearsal().replace(outside, key + ": /home/ada/x"));
      assertThat(problem.happened()).contains(key + " is \"/home/ada/x\"");
      assertThat(problem.next().asText()).contains("in the rehearsal's folder, /srv");
    }
  }

  static String rehearsal() {
    return with("https://account.r2.cloudflarestorage.com", "http://127.0.0.1:9000")
            .replace("https://releases.example.org", "http://localhost:9001")
            .replace("https://kernels.example.org", "http://localhost:9001/kernels")
            .replace("https://git.example.org/api/v1", "http://127.0.0.1:9001/api/v1")
            .replace("{aws_profile: banger}", "{file: ../credentials}")
            .replace("    - {path: cosign.pub}", "    - {path: cosign.pub}\n  key: ../cosign.key")
        + "rehearsal: {folder: .., state: ../state}\n";
  }
}
