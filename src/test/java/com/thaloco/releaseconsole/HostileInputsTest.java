package com.thaloco.releaseconsole;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.artefact.Sha256Sums;
import com.thaloco.releaseconsole.artefact.TarballListing;
import com.thaloco.releaseconsole.catalog.Catalog;
import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.LintRules;
import com.thaloco.releaseconsole.changelog.Linter;
import com.thaloco.releaseconsole.cut.ReceiptFiles;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.Journal;
import com.thaloco.releaseconsole.manifest.ManifestReading;
import com.thaloco.releaseconsole.profile.Profile;
import com.thaloco.releaseconsole.profile.ProfileReader;
import com.thaloco.releaseconsole.profile.TrustRules.Pin;
import com.thaloco.releaseconsole.profile.Yaml;
import com.thaloco.releaseconsole.trust.CosignKeyFile;
import com.thaloco.releaseconsole.trust.PinText;
import com.thaloco.releaseconsole.trust.ReleaseKey;
import com.thaloco.releaseconsole.trust.SignatureFile;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever others write (the bucket, the repository, the state folder) ends soon and clearly. */
class HostileInputsTest {
  private static final Profile PROFILE = Yaml.read(Yaml.COMPLETE);
  private static final String KEY =
      """
      -----BEGIN PUBLIC KEY-----
      MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEhbUSwnPKWcNG9Tmuy0nN4yQYGs0B
      2bYvYDqx3sSkOnUmOYvhn0+FlRZqGMs0e4wzHKhEbOqmsfGWaEVO5m2Yag==
      -----END PUBLIC KEY-----
      """;

  @TempDir private Path dir = Path.of("");

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Test
  void versions() {
    Hostile.feed(
        "version",
        "v1.2.3-rc.1",
        bytes -> ReleaseVersion.parse(text(bytes)).ifPresent(ReleaseVersion::nextPatch));
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
    Hostile.feed(
        "manifest",
        sample,
        bytes ->
            ManifestReading.of(bytes, PROFILE.manifest())
                .sound()
                .ifPresent(manifest -> {
                  manifest.newestFirst();
                  manifest.fenced();
                }));
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
          "a nested catalog",
          () -> Catalog.parse(nested.getBytes(StandardCharsets.UTF_8), "c.json", "entries"));
    }
  }

  @Test
  void profiles() {
    Hostile.feed(
        "profile",
        Yaml.COMPLETE,
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
    Hostile.feed("changelog", sample, bytes -> Linter.lint("CHANGELOG.md", bytes, rules));
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
  void keys() {
    String box =
        """
        {"kdf":{"name":"scrypt","params":{"N":65536,"r":8,"p":1},"salt":"%s"},\
        "cipher":{"name":"nacl/secretbox","nonce":"%s"},"ciphertext":"%s"}\
        """
            .formatted("A".repeat(43) + "=", "A".repeat(32), "A".repeat(400));
    String file =
        "-----BEGIN ENCRYPTED SIGSTORE PRIVATE KEY-----\n%s\n-----END ENCRYPTED SIGSTORE PRIVATE KEY-----\n"
            .formatted(
                java.util.Base64.getEncoder().encodeToString(box.getBytes(StandardCharsets.UTF_8)));
    Hostile.feed("key file", file, bytes -> CosignKeyFile.parse(bytes, "cosign.key"));
    Hostile.feed(
        "box of a key",
        box,
        bytes -> com.thaloco.releaseconsole.trust.EncryptedBox.parse(bytes, "cosign.key"));
    Hostile.feed("public key", KEY, bytes -> ReleaseKey.parse(text(bytes), "cosign.pub"));
    Hostile.feed("signature", "MEUCIQD" + "a".repeat(80) + "=\n", SignatureFile::read);
    String go = "package updater\n\nconst Key = `" + KEY + "`\n";
    Hostile.feed(
        "pin in Go", go, bytes -> PinText.read(new Pin("verify.go", Optional.of("Key")), bytes));
    String sh =
        "#!/usr/bin/env bash\nset -eu\nKEY=$(cat <<'EOF'\n" + KEY + "EOF\n)\necho \"$KEY\"\n";
    Hostile.feed(
        "pin in a script", sh, bytes -> PinText.read(new Pin("i.sh", Optional.of("KEY")), bytes));
    Hostile.feed(
        "pin without a name", sh, bytes -> PinText.read(new Pin("i", Optional.empty()), bytes));
  }

  @Test
  void hashesAndTarballs() throws IOException {
    String sums = "%s  banger-v0.1.7-linux-amd64.tar.gz\n".formatted("0a".repeat(32));
    Hostile.feed("hashes", sums, bytes -> Sha256Sums.parse(bytes, "SHA256SUMS"));
    var tar = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(tar)) {
      gzip.write(new byte[4096]);
    }
    Hostile.feed(
        "tarball",
        tar.toByteArray(),
        bytes -> {
          try {
            TarballListing.read(new ByteArrayInputStream(bytes));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Test
  void stateOfThisMachine() throws IOException {
    Path file = dir.resolve("cut.jsonl");
    Clock clock = Clock.fixed(Instant.parse("2026-05-14T10:00:00Z"), ZoneOffset.UTC);
    try (Journal journal = Journal.open(file, clock)) {
      journal.append(
          new Fact.Opened(
              "v0.1.7", "0a".repeat(20), "0b".repeat(32), clock.instant(), Optional.empty(), "1"));
    }
    Path hostile = dir.resolve("hostile");
    Hostile.feed(
        "journal",
        Files.readAllBytes(file),
        bytes -> {
          written(hostile, bytes);
          if (!Journal.read(hostile).entries().isEmpty()) {
            Fact.Opened opened = Journal.read(hostile).opened();
            new ReleaseVersion(opened.version());
            assertThat(opened.commit()).isNotNull();
            assertThat(opened.builtAt()).isNotNull();
          }
        });
    Hostile.feed(
        "receipt",
        "{\"format\": 1, \"version\": \"v0.1.7\", \"commit\": \"0a0a\", \"findings\": [],"
            + " \"steps\": []}",
        bytes -> {
          written(hostile, bytes);
          ReceiptFiles.of(hostile).json();
          com.thaloco.releaseconsole.recover.past.Receipts.read(hostile);
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
