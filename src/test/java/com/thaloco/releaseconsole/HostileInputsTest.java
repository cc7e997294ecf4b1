package com.thaloco.releaseconsole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.artefact.Sha256Sums;
import com.thaloco.releaseconsole.catalog.Catalog;
import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.LintRules;
import com.thaloco.releaseconsole.changelog.Linter;
import com.thaloco.releaseconsole.cut.Receipt;
import com.thaloco.releaseconsole.cut.ReceiptFiles;
import com.thaloco.releaseconsole.journal.Entry;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.Journal;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.manifest.ManifestReading;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.ProfileReader;
import com.thaloco.releaseconsole.profile.TrustRules.Pin;
import com.thaloco.releaseconsole.profile.Yaml;
import com.thaloco.releaseconsole.recover.past.Receipts;
import com.thaloco.releaseconsole.trust.CosignKeyFile;
import com.thaloco.releaseconsole.trust.EncryptedBox;
import com.thaloco.releaseconsole.trust.PinReading;
import com.thaloco.releaseconsole.trust.PinText;
import com.thaloco.releaseconsole.trust.ReleaseKey;
import com.thaloco.releaseconsole.trust.SignatureFile;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever others write (the bucket, the repository, the state folder) ends soon and clearly, and
 * is accepted for what it is only.
 */
class HostileInputsTest {
  private static final Profile PROFILE = Yaml.read(Yaml.COMPLETE);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final String KEY = text(file(Path.of("cosign.pub")));
  private static final ReleaseKey PINNED = ReleaseKey.parse(KEY, "cosign.pub");

  private static final Receipt RECEIPT =
      new Receipt(
          Receipt.FORMAT,
          "banger",
          "v0.1.7",
          "0a".repeat(20),
          Instant.parse("2026-05-14T10:00:00Z"),
          Optional.of("v0.1.6"),
          "1",
          "0b".repeat(32),
          "0c".repeat(32),
          List.of(),
          Map.of("version.bump", "It is a fix."),
          List.of(new Receipt.ObjectRecord("v0.1.7/SHA256SUMS", 98, "0d".repeat(32))),
          "{}",
          true,
          "v0.1.7",
          List.of(),
          List.of(),
          List.of(new Receipt.StepRecord("tag", Instant.parse("2026-05-14T10:00:00Z"))));

  @TempDir private Path dir = Path.of("");

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  private static byte[] file(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void versions() {
    Hostile.feed(
        "version",
        "v1.2.3-rc.1",
        bytes ->
            ReleaseVersion.parse(text(bytes))
                .ifPresent(version -> {
                  assertThat(version.text()).isEqualTo(text(bytes));
                  version.nextPatch();
                }));
    Hostile.end(
        "a version of thousands of parts",
        () -> ReleaseVersion.parse("v1.0.0-" + "a.".repeat(50_000) + "a"));
  }

  @Test
  void manifests() {
    String sample =
        """
        {
          "schema": 1,
          "latest_stable": "v0.1.1",
          "releases": [
            {"version": "v0.1.0", "released_at": "2026-01-01T10:00:00Z", "size": 12345},
            {"version": "v0.1.1", "released_at": "2026-02-01T10:00:00Z", "size": 12346}
          ]
        }
        """;
    String signed =
        """
        {
          "latest_stable": "v0.1.10",
          "channel": {"name": "stable", "since": null},
          "releases": [{
            "version": "v0.1.10", "released_at": "2026-02-01T10:00:00Z",
            "tarball_url": "https://releases.example.org/banger/v0.1.10/banger.tar.gz",
            "tarball_sha256": "%s", "tarball_size": 12346,
            "sha256sums_url": "https://releases.example.org/banger/v0.1.10/SHA256SUMS",
            "notes": ["\\u00e9", "\\"", 1e3, -0.5, true]
          }]
        }
        """
            .formatted("0a".repeat(32));
    Hostile.feed(
        "manifest",
        List.of(sample.getBytes(UTF_8), signed.getBytes(UTF_8)),
        1,
        bytes ->
            ManifestReading.of(bytes, PROFILE.manifest())
                .sound()
                .ifPresent(manifest -> {
                  manifest.newestFirst();
                  manifest.fenced();
                  sameAsAnyReader(manifest, bytes);
                }));
  }

  /** What is called valid says to another JSON parser what it says to this one. */
  private static void sameAsAnyReader(Manifest manifest, byte[] bytes) {
    JsonNode root = JSON.readTree(bytes);
    var versions = new ArrayList<String>();
    root.path(PROFILE.manifest().releases())
        .forEach(entry -> versions.add(entry.path("version").stringValue()));
    assertThat(manifest.entries().stream().map(ManifestEntry::version).map(ReleaseVersion::text))
        .containsExactlyElementsOf(versions);
    assertThat(manifest.latestText())
        .isEqualTo(root.path(PROFILE.manifest().latest()).stringValue());
    assertThat(manifest.text()).isEqualTo(text(bytes));
  }

  @Test
  void catalogs() {
    String sample =
        """
        {
          "entries": [
            {"name": "a", "tarball_url": "https://e.org/a.tar.gz", "sha256": "0123", "size": 12},
            {"name": "b", "nested": {"kernel": {"path": "b/vmlinux", "sha256": "4567"}}}
          ]
        }
        """;
    Hostile.feed("catalog", sample, bytes -> Catalog.parse(bytes, "catalog.json", "entries"));
    for (String piece : List.of("[", "{\"a\":")) {
      String nested = "{\"entries\": [{\"name\": \"a\", \"b\": " + piece.repeat(100_000);
      Hostile.end(
          "a nested catalog", () -> Catalog.parse(nested.getBytes(UTF_8), "c.json", "entries"));
    }
  }

  @Test
  void profiles() {
    Hostile.feed(
        "profile",
        List.of(Yaml.COMPLETE.getBytes(UTF_8)),
        20,
        bytes -> ProfileReader.read(new ProfileReader.Source(".release-console.yaml", bytes, dir)));
    Hostile.end(
        "a tag path of thousands of parts",
        () -> Yaml.read(Yaml.COMPLETE.replace("/releases/tag/", "/" + "a/".repeat(20_000))));
    Hostile.end(
        "a prefix of thousands of parts",
        () ->
            Yaml.read(
                Yaml.COMPLETE.replace("prefix: banger", "prefix: " + "a/".repeat(20_000) + "a")));
  }

  @Test
  void changelogs() {
    String sample =
        """
        # Changelog

        ## [Unreleased]

        ### Fixed

        - The daemon no longer stops twice.

        ## [v0.1.6] - 2026-05-01 [YANKED]

        ### Added

        - A unit for the helper, see `banger system install` and [v0.1.5].

        ## Version 0.1.5 (20 April 2026)

        No functional changes. Verification release for v0.1.4: restart.

        [Unreleased]: https://git.example.org/thaloco/banger/compare/v0.1.6...HEAD
        [v0.1.6]: https://git.example.org/thaloco/banger/releases/tag/v0.1.6
        """;
    LintRules rules = LintRules.of(PROFILE.changelog(), LocalDate.of(2026, 5, 14));
    Hostile.feed(
        "changelog",
        List.of(sample.getBytes(UTF_8)),
        100,
        bytes -> Linter.lint("CHANGELOG.md", bytes, rules));
    for (String tail :
        List.of("(", "[", "((", "[a](", "`", "*", "/v1", "v1.", " - ", ".1", "<a ")) {
      String heading = "## [v0.1.0] - 2026-01-01 " + tail.repeat(90_000 / tail.length()) + "\n";
      String bare = "## v0.1.0" + tail.repeat(90_000 / tail.length()) + "\n";
      Hostile.end(
          "a heading with many " + tail,
          () -> Linter.lint(Changelog.of("CHANGELOG.md", heading + bare), rules));
      String row = "## v0.1.0\n\n[v0.1.0]: https://e.org/a/compare/" + tail.strip().repeat(40_000);
      Hostile.end(
          "a row with many " + tail,
          () -> Linter.lint(Changelog.of("CHANGELOG.md", row + "\n"), rules));
    }
  }

  @Test
  void keyFiles() {
    String box =
        """
        {"kdf":{"name":"scrypt","params":{"N":65536,"r":8,"p":1},"salt":"%s"},\
        "cipher":{"name":"nacl/secretbox","nonce":"%s"},"ciphertext":"%s"}\
        """
            .formatted("A".repeat(43) + "=", "A".repeat(32), "A".repeat(400));
    String key =
        "-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\n%s\n-----END ENCRYPTED SIGSTORE PRIVATE KEY-----\n"
            .formatted(
                Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(box.getBytes(UTF_8)));
    Hostile.feed(
        "key file",
        List.of(key.getBytes(UTF_8), file(RESOURCES.resolve("sample/cosign.key"))),
        1,
        bytes -> affordable(CosignKeyFile.parse(bytes, "cosign.key").kdf().n()));
    Hostile.feed(
        "box of a key",
        box,
        bytes -> affordable(EncryptedBox.parse(bytes, "cosign.key").kdf().n()));
  }

  /** Scrypt takes 1 KB for each. */
  private static void affordable(long n) {
    assertThat(n).isBetween(32_768L, 131_072L);
  }

  @Test
  void publicKeys() {
    Hostile.feed(
        "public key",
        KEY,
        bytes -> assertThat(ReleaseKey.parse(text(bytes), "cosign.pub")).isEqualTo(PINNED));
    String go = "package updater\n\nconst Key = `" + KEY + "`\n";
    Hostile.feed("pin in Go", go, bytes -> pin("verify.go", Optional.of("Key"), bytes));
    String sh =
        "#!/usr/bin/env bash\nset -eu\nKEY=$(cat <<'EOF'\n" + KEY + "EOF\n)\necho \"$KEY\"\n";
    Hostile.feed("pin in a script", sh, bytes -> pin("i.sh", Optional.of("KEY"), bytes));
    Hostile.feed("pin without a name", sh, bytes -> pin("i", Optional.empty(), bytes));
  }

  /** No change of a text makes another key of the curve of it. */
  private static void pin(String path, Optional<String> symbol, byte[] bytes) {
    if (PinText.read(new Pin(path, symbol), bytes) instanceof PinReading.Pinned pinned) {
      assertThat(pinned.key()).isEqualTo(PINNED);
    }
  }

  @Test
  void signatures() {
    Hostile.feed(
        "signature",
        "MEUCIQD" + "a".repeat(84) + "=\n",
        bytes ->
            SignatureFile.read(bytes)
                .ifPresent(der ->
                    assertThat(text(SignatureFile.write(der)))
                        .isEqualTo(text(bytes).replaceFirst("\n$", ""))));
  }

  @Test
  void sums() {
    Hostile.feed(
        "sums",
        "%s  banger-v0.1.6-linux-amd64.tar.gz\n%s  banger\n"
            .formatted("0a".repeat(32), "0b".repeat(32)),
        bytes ->
            assertThat(Sha256Sums.parse(bytes, "SHA256SUMS").render())
                .as("what is accepted is written back the same")
                .isEqualTo(bytes));
  }

  @Test
  void journals() throws IOException {
    Path file = dir.resolve("cut.jsonl");
    Clock clock = Clock.fixed(Instant.parse("2026-05-14T10:00:00Z"), ZoneOffset.UTC);
    List<Fact> facts =
        List.of(
            new Fact.Opened(
                "v0.1.7", "0a".repeat(20), "0b".repeat(32), clock.instant(), Optional.empty(), "1"),
            new Fact.Asked("version.bump", "0a".repeat(20)),
            new Fact.Answered("version.bump", "0a".repeat(20), "It is a fix."),
            new Fact.Intended("put-tarball", "bucket", "v0.1.7/a.tar.gz", "0c".repeat(32), "*"),
            new Fact.Done("put-tarball", Map.of("etag", "\"0\"")),
            new Fact.Recovering("withdraw", "v0.1.7"),
            new Fact.Changing("rollback --to v0.1.5"),
            new Fact.Abandoned("of no use"));
    try (Journal journal = Journal.open(file, clock)) {
      facts.forEach(journal::append);
    }
    byte[] honest = Files.readAllBytes(file);
    List<Entry> written = Journal.read(file).entries();
    Path hostile = dir.resolve("hostile");
    Hostile.feed(
        "journal",
        List.of(honest),
        4,
        bytes -> {
          written(hostile, bytes);
          List<Entry> read = Journal.read(hostile).entries();
          if (!read.isEmpty()) {
            Fact.Opened opened = Journal.read(hostile).opened();
            new ReleaseVersion(opened.version());
            assertThat(opened.commit()).isNotNull();
            assertThat(opened.builtAt()).isNotNull();
          }
          if (read.size() > 1 && !Arrays.equals(honest, bytes)) {
            assertThat(read.subList(0, read.size() - 1))
                .as("each line but the last is proved by the next")
                .isEqualTo(written.subList(0, read.size() - 1));
          }
        });
  }

  @Test
  void receipts() {
    Path hostile = dir.resolve("receipt.json");
    Hostile.feed(
        "receipt",
        List.of(JSON.writeValueAsBytes(RECEIPT)),
        4,
        bytes -> {
          written(hostile, bytes);
          ReceiptFiles.of(hostile).json();
          Receipts.read(hostile);
        });
  }

  private static void written(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
