package com.thaloco.releaseconsole.audit;

import static com.thaloco.releaseconsole.audit.AuditedBucket.tarball;
import static com.thaloco.releaseconsole.audit.Damage.breaks;
import static com.thaloco.releaseconsole.audit.Damage.warns;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.Body;
import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.journal.Fact;
import com.thaloco.releaseconsole.journal.Journal;
import com.thaloco.releaseconsole.manifest.KeptManifests;
import com.thaloco.releaseconsole.manifest.Manifest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Damage to the manifest, to what lies beside the releases, and to the tags. */
class PrefixDamageTest extends CatalogueOfDamage {
  private static final String LATEST = "\"latest_stable\": \"v0.1.6\"";

  @Override
  List<Damage> damages() {
    return Stream.of(manifest(), latest(), kept(), orphans(), tags(), installer())
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void nothingIsSaidOfAHealthyBucket() {
    harness.with(project -> {
      try (var bucket = new AuditedBucket(project)) {
        AuditReport report = bucket.audit();
        assertThat(report.findings())
            .as("all findings")
            .allMatch(f -> f.severity() == Severity.SOUND);
        assertThat(report.findings())
            .extracting(AuditFinding::rule)
            .contains(
                AuditRule.MANIFEST,
                AuditRule.TARBALL_HASH,
                AuditRule.SIGNATURE,
                AuditRule.TAG_COMMIT,
                AuditRule.INSTALLER,
                AuditRule.PUBLIC_SAME,
                AuditRule.CATALOG,
                AuditRule.CLIENTS,
                AuditRule.CHANGELOG);
        assertThat(report.releases()).hasSize(7);
        assertThat(report.releases().getLast().sincePrevious()).isPresent();
      }
    });
  }

  private static List<Damage> manifest() {
    String key = "manifest.json";
    return List.of(
        breaks("manifest", "the manifest is gone", b -> b.remove(key)),
        breaks("manifest", "the manifest is no JSON", b -> b.manifest(text -> text + "}")),
        breaks(
            "manifest",
            "the manifest is cut off",
            b -> b.manifest(text -> text.substring(0, text.length() / 2))),
        warns(
            "manifest",
            "the manifest is larger than clients like",
            b -> b.manifest(text -> text.replaceFirst("\\{", "{" + " ".repeat(5_000_000)))),
        breaks("manifest", "the manifest is an error page", b -> b.manifest(text -> "<html>")),
        breaks("manifest", "the manifest is another document", b -> b.manifest(text -> "[]\n")),
        breaks(
            "manifest-duplicate",
            "a release is in the manifest twice",
            b ->
                b.manifest(
                    text -> text.replace("\"version\": \"v0.1.5\"", "\"version\": \"v0.1.4\""))),
        breaks(
            "manifest-entry",
            "an entry names no version",
            b ->
                b.manifest(
                    text -> text.replace("\"version\": \"v0.1.5\"", "\"version\": \"next\""))),
        breaks(
            "entry-fields",
            "an entry has another hash",
            b ->
                b.manifest(
                    t -> t.replaceFirst("(\"tarball_sha256\": \")[0-9a-f]{8}", "$100000000"))),
        breaks(
            "entry-fields",
            "an entry leads elsewhere",
            b -> b.manifest(t -> t.replaceFirst("/v0.1.3/SHA256SUMS\"", "/v0.1.2/SHA256SUMS\""))),
        breaks(
            "entry-fields",
            "an entry was released a year earlier",
            b -> b.manifest(t -> t.replaceFirst("(\"released_at\": \")20\\d\\d", "$12001"))),
        breaks(
            "entry-fields",
            "an entry has another size",
            b -> b.manifest(t -> t.replaceFirst("(\"tarball_size\": )\\d+", "$11"))),
        warns(
            "manifest-fence",
            "half a fence stands at the end",
            b -> b.manifest(t -> t + " \t".repeat(20) + "\n")),
        warns("manifest-fence", "a fence was not followed by anything", PrefixDamageTest::fence));
  }

  private static List<Damage> latest() {
    return List.of(
        breaks("latest", "latest_stable names what is not there", b -> latest(b, "v0.1.9")),
        breaks("latest", "latest_stable names nothing", b -> latest(b, "")),
        breaks("latest", "latest_stable is no version", b -> latest(b, "0.1.6")),
        breaks(
            "latest",
            "latest_stable names a burned version",
            b -> b.put("history/burned/v0.1.6.json", "{}\n")),
        warns("latest-behind", "latest_stable was left behind", b -> latest(b, "v0.1.5")),
        breaks(
            "burned",
            "a withdrawn release is still in the manifest",
            b -> b.put("history/burned/v0.1.3.json", "{}\n")));
  }

  private static List<Damage> kept() {
    return List.of(
        warns(
            "kept-manifest",
            "a kept manifest was changed",
            b -> b.put("history/manifest-20260101T000000Z-00000000.json", b.text("manifest.json"))),
        warns(
            "kept-manifest",
            "a kept manifest is no JSON",
            b -> {
              String sha256 = Hashes.sha256("oops".getBytes(StandardCharsets.UTF_8));
              b.put(KeptManifests.key(Instant.EPOCH, sha256), "oops");
            }),
        warns(
            "kept-manifest",
            "something else lies under history/",
            b -> b.put("history/notes", "?")),
        warns(
            "kept-manifest",
            "the record of a burned version has no version",
            b -> b.put("history/burned/next.json", "{}")),
        warns("probe", "a probe was left", b -> b.put(".probe/0123", "1")));
  }

  private static List<Damage> orphans() {
    return List.of(
        warns(
            "orphan-object",
            "a stray at the root",
            b -> b.rclone("copyto", "bucket:install.sh", "bucket:install.sh.bak")),
        warns(
            "orphan-object", "one more in a release's folder", b -> b.put("v0.1.4/notes.txt", "x")),
        warns("orphan-object", "a release without an entry", b -> b.put(tarball("v0.1.8"), "x")),
        warns("orphan-object", "a test build", b -> b.put("v0.1.6-test/banger.tar.gz", "x")),
        warns("orphan-object", "a folder that is no version", b -> b.put("old/a/b", "x")),
        breaks(
            "orphan-tag",
            "the entry of a release was lost",
            b ->
                b.manifest(text ->
                    b.sound(text)
                        .without(new com.thaloco.releaseconsole.version.ReleaseVersion("v0.1.5"))
                        .text())),
        warns(
            "orphan-tag",
            "a tag without a release",
            b -> {
              b.project().git("tag", "v0.1.9");
              b.project().git("push", "-q", "origin", "v0.1.9");
            }));
  }

  private static List<Damage> tags() {
    return List.of(
        breaks("tag", "a tag is gone", b -> b.project().remoteGit("tag", "-d", "v0.1.3")),
        breaks(
            "tag",
            "a tag is on another commit here",
            b -> b.project().git("tag", "-f", "v0.1.3", "v0.1.2^{commit}")),
        breaks(
            "tag-commit",
            "a tag was moved",
            b -> {
              b.project().git("tag", "-f", "v0.1.3", "v0.1.2^{commit}");
              b.project().git("push", "-q", "-f", "origin", "v0.1.3");
            }),
        warns(
            "tag",
            "the remote can't be reached",
            b -> b.project().git("remote", "set-url", "origin", "/nowhere/at/all.git")),
        warns(
            "changelog",
            "a section is gone",
            b ->
                b.project()
                    .change(
                        "CHANGELOG.md",
                        text ->
                            text.replaceFirst(
                                "## \\[v0\\.1\\.2].*\n", "## [v0.0.9] - 2020-01-01\n"))
                    .commit()),
        warns("unfinished-cut", "a cut was not finished", PrefixDamageTest::unfinished));
  }

  private static List<Damage> installer() {
    return List.of(
        breaks("installer", "the installer is gone", b -> b.remove("install.sh")),
        breaks(
            "installer",
            "the installer was edited",
            b -> b.replace("install.sh", text -> text + "# hello\n")),
        breaks(
            "installer",
            "the installer lacks its last line end",
            b ->
                b.replace(
                    "install.sh",
                    b.project()
                        .git("show", "v0.1.0:scripts/install.sh")
                        .getBytes(StandardCharsets.UTF_8))),
        breaks(
            "catalog",
            "what a catalog points at is gone",
            b -> catalog(b, "linux-6.1-1.img", Optional.empty())),
        breaks(
            "catalog",
            "what a catalog points at has other bytes",
            b -> catalog(b, "linux-6.6-1.img", Optional.of("other"))),
        breaks(
            "public-missing",
            "the public URL serves another prefix",
            b -> b.publicUrl(b.project().profile().bucket().publicUrl() + "old/")),
        warns("public-reach", "the public URL is silent", b -> b.publicUrl("http://127.0.0.1:9/")));
  }

  private static void latest(AuditedBucket b, String version) {
    b.manifest(text -> text.replace(LATEST, "\"latest_stable\": \"%s\"".formatted(version)));
  }

  private static void fence(AuditedBucket b) {
    byte[] now = b.bytes("manifest.json");
    Manifest manifest = Manifest.parse(now, b.project().profile().manifest());
    b.put(
        KeptManifests.key(Instant.now(), Hashes.sha256(now)),
        now,
        new ObjectHeaders("application/json", "no-cache", Map.of()));
    b.replace("manifest.json", manifest.fenced().bytes());
  }

  private static void unfinished(AuditedBucket b) {
    try (Journal journal =
        Journal.open(b.project().folder().state().resolve("cut.jsonl"), Clock.systemUTC())) {
      journal.append(
          new Fact.Opened(
              "v0.1.7", b.project().head(), "", Instant.now(), Optional.of("v0.1.6"), "test"));
    }
  }

  private static void catalog(AuditedBucket b, String key, Optional<String> bytes) {
    try (Bucket kernels = b.catalog("-kernels")) {
      kernels.delete(key);
      bytes.ifPresent(text ->
          kernels.put(
              key,
              new Body.Bytes(text.getBytes(StandardCharsets.UTF_8)),
              new ObjectHeaders("application/octet-stream", "no-cache", Map.of()),
              new Condition.Absent(),
              AuditedBucket.work()));
    }
  }
}
