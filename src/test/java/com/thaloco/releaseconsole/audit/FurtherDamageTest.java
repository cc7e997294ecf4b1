package com.thaloco.releaseconsole.audit;

import static com.thaloco.releaseconsole.audit.AuditedBucket.tarball;
import static com.thaloco.releaseconsole.audit.Damage.breaks;
import static com.thaloco.releaseconsole.audit.Damage.warns;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.BrokenOffUpload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Damage as other tools, other people and other manifests leave it. */
class FurtherDamageTest extends CatalogueOfDamage {
  private static final String SUMS = "v0.1.4/SHA256SUMS";

  @Override
  List<Damage> damages() {
    return Stream.of(manifests(), sums(), tarballs(), strays(), installers(), tags(), books())
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void cachesThatKeepTheManifestAreNotCalledHarmless() {
    harness.with(project -> {
      try (var bucket = new AuditedBucket(project)) {
        bucket.headers("manifest.json", "application/json", "public, max-age=86400");
        bucket.headers(SUMS, "text/html", "public, max-age=31536000, immutable");
        assertThat(bucket.audit().findings())
            .filteredOn(f -> f.rule() == AuditRule.HEADERS && f.severity() == Severity.WARNED)
            .extracting(AuditFinding::object, AuditFinding::remedy)
            .satisfiesExactlyInAnyOrder(
                root ->
                    assertThat(root.toList().toString()).contains("Clients may get an old copy"),
                file -> assertThat(file.toList().toString()).contains("Hashes are not affected"));
      }
    });
  }

  private static List<Damage> manifests() {
    return List.of(
        breaks("manifest", "an editor put a byte order mark", b -> text(b, t -> "\ufeff" + t)),
        breaks(
            "manifest",
            "it was saved as UTF-16",
            b ->
                b.replace(
                    "manifest.json", b.text("manifest.json").getBytes(StandardCharsets.UTF_16))),
        breaks(
            "manifest", "a comma was left behind", b -> text(b, t -> t.replaceFirst("\\]", ",]"))),
        breaks(
            "manifest",
            "a version stands twice in one entry",
            b ->
                text(
                    b,
                    t ->
                        t.replace(
                            "\"version\": \"v0.1.4\"",
                            "\"Version\": \"v0.1.3\", \"version\": \"v0.1.4\""))),
        breaks(
            "manifest",
            "the latest is there twice",
            b -> text(b, t -> t.replaceFirst("\\{", "{\"latest_stable\": \"v0.1.1\","))),
        breaks(
            "manifest",
            "the latest is a number",
            b -> text(b, t -> t.replace("\"latest_stable\": \"v0.1.6\"", "\"latest_stable\": 6"))),
        breaks(
            "latest",
            "the latest is a prerelease",
            b ->
                text(
                    b,
                    t ->
                        t.replace(
                            "\"latest_stable\": \"v0.1.6\"", "\"latest_stable\": \"v0.1.7-rc1\""))),
        breaks(
            "manifest-entry",
            "a version has a space at its end",
            b -> text(b, t -> t.replace("\"version\": \"v0.1.4\"", "\"version\": \"v0.1.4 \""))),
        breaks(
            "manifest-entry",
            "a version is in capitals",
            b -> text(b, t -> t.replace("\"version\": \"v0.1.4\"", "\"version\": \"V0.1.4\""))),
        breaks(
            "manifest-entry",
            "an entry is null",
            b -> text(b, t -> t.replaceFirst("\\[", "[null,"))),
        breaks(
            "entry-fields",
            "an entry leads to another host",
            b ->
                text(
                    b,
                    t ->
                        t.replaceFirst(
                            "http://[^/]+(/[^\"]*v0.1.4/banger)", "http://example.org$1"))),
        breaks(
            "entry-fields",
            "an entry lost a field",
            b -> text(b, t -> t.replaceFirst("\"sha256sums_url\": \"[^\"]*\",?\\s*", ""))),
        warns(
            "entry-fields",
            "an entry has a field too many",
            b -> text(b, t -> t.replaceFirst("\"released_at\"", "\"by\": \"me\", $0"))),
        breaks("orphan-tag", "an older manifest was put back", FurtherDamageTest::older),
        warns(
            "headers",
            "it may be cached for a day",
            b -> b.headers("manifest.json", "application/json", "public, max-age=86400")),
        warns(
            "headers",
            "it is a web page",
            b -> b.headers("manifest.json", "text/html", "no-cache")));
  }

  private static List<Damage> sums() {
    return List.of(
        breaks(
            "hashes-file",
            "line ends of another system",
            b -> sums(b, t -> t.replace("\n", "\r\n"))),
        breaks("hashes-file", "hash in capitals", b -> sums(b, FurtherDamageTest::capitals)),
        breaks("hashes-file", "binary mode", b -> sums(b, t -> t.replace("  ", " *"))),
        breaks("hashes-file", "a path before the name", b -> sums(b, t -> t.replace("  ", "  ./"))),
        breaks(
            "hashes-file",
            "hashes and signature of another release",
            b -> {
              b.replace(SUMS, b.bytes("v0.1.3/SHA256SUMS"));
              b.replace(SUMS + ".sig", b.bytes("v0.1.3/SHA256SUMS.sig"));
            }),
        breaks(
            "signature",
            "the signature is not in base64",
            b ->
                b.replace(
                    SUMS + ".sig", Base64.getMimeDecoder().decode(b.text(SUMS + ".sig").strip()))),
        breaks(
            "signature", "two signatures in one file", b -> b.replace(SUMS + ".sig", t -> t + t)),
        breaks(
            "signature",
            "the signature of the release before",
            b -> b.replace(SUMS + ".sig", b.bytes("v0.1.3/SHA256SUMS.sig"))));
  }

  private static List<Damage> tarballs() {
    return List.of(
        breaks(
            "tarball-hash",
            "the last byte is missing",
            b -> {
              byte[] all = b.bytes(tarball("v0.1.4"));
              b.replace(tarball("v0.1.4"), Arrays.copyOf(all, all.length - 1));
            }),
        breaks(
            "tarball-hash",
            "the tarball of another release",
            b -> b.replace(tarball("v0.1.4"), b.bytes(tarball("v0.1.5")))),
        breaks(
            "tarball-contents",
            "something stands after its end",
            b -> b.republish("v0.1.4", joined(b.bytes(tarball("v0.1.4")), new byte[512]))),
        breaks(
            "tarball-contents",
            "a second gzip member follows",
            b -> {
              byte[] all = b.bytes(tarball("v0.1.4"));
              b.republish("v0.1.4", joined(all, all));
            }),
        breaks("tarball-contents", "packed by hand with a folder", b -> byHand(b, "0755", ".")),
        breaks(
            "tarball-contents",
            "binaries that nobody may run",
            b -> byHand(b, "0644", "banger", "bangerd", "banger-vsock-agent")),
        breaks(
            "tarball-contents",
            "one binary is missing",
            b -> byHand(b, "0755", "banger", "bangerd")));
  }

  private static List<Damage> strays() {
    return List.of(
        warns("orphan-object", "an upload under a name in capitals", b -> b.put("Install.sh", "x")),
        warns(
            "unfinished-upload",
            "an upload in parts was broken off",
            b -> BrokenOffUpload.leave(b.project().profile().bucket(), tarball("v0.1.7"))),
        warns("orphan-object", "an editor's copy", b -> b.put("manifest.json~", "{}")),
        warns("orphan-object", "a name with a space", b -> b.put("v0.1.4/SHA256SUMS copy", "x")),
        warns("orphan-object", "a name that is not ASCII", b -> b.put("v0.1.4/Prüfsumme", "x")),
        warns("orphan-object", "a release whose v is missing", b -> b.put("0.1.6/SHA256SUMS", "x")),
        warns(
            "kept-manifest", "a note among the kept manifests", b -> b.put("history/README", "x")),
        warns(
            "kept-manifest",
            "a kept manifest was emptied",
            b -> b.put("history/manifest-20260101T000000Z-0badc0de.json", "")),
        breaks(
            "object-missing",
            "a release was removed with a sync",
            b -> b.rclone("delete", "bucket:v0.1.2")),
        warns(
            "metadata",
            "somebody copied the tarball onto itself",
            b -> b.put(tarball("v0.1.2"), b.bytes(tarball("v0.1.2")), plain("application/gzip"))));
  }

  private static com.thaloco.releaseconsole.bucket.ObjectHeaders plain(String type) {
    return new com.thaloco.releaseconsole.bucket.ObjectHeaders(
        type, "public, max-age=300", java.util.Map.of("commit", "0".repeat(40)));
  }

  private static List<Damage> installers() {
    return List.of(
        breaks(
            "installer", "it is far too large", b -> b.replace("install.sh", new byte[17_000_000])),
        breaks(
            "installer",
            "the installer has other line ends",
            b -> b.replace("install.sh", t -> t.replace("\n", "\r\n"))),
        breaks(
            "installer",
            "the installer does one thing more",
            b -> b.replace("install.sh", t -> t + "true\n")),
        breaks(
            "installer",
            "the installer is half there",
            b -> b.replace("install.sh", t -> t.substring(0, t.length() / 2))));
  }

  private static List<Damage> tags() {
    return List.of(
        breaks(
            "tag-commit",
            "a tag was moved everywhere",
            b -> {
              String other = b.project().git("rev-parse", "v0.1.3^{commit}");
              b.project().git("tag", "-f", "-a", "-m", "moved", "v0.1.4", other);
              b.project().git("push", "-q", "-f", "origin", "refs/tags/v0.1.4");
            }),
        breaks(
            "tag",
            "every tag is gone from the remote",
            b -> b.project().remoteGit("tag", "-d", "v0.1.1", "v0.1.2", "v0.1.4")));
  }

  private static List<Damage> books() {
    return List.of(
        warns(
            "tag",
            "a tag's message was replaced on the remote",
            b ->
                b.project()
                    .remoteGit(
                        "-c",
                        "user.name=Ann",
                        "-c",
                        "user.email=ann@example.org",
                        "tag",
                        "-f",
                        "-a",
                        "-m",
                        "nothing",
                        "v0.1.4",
                        "v0.1.4^{commit}")),
        warns(
            "changelog",
            "a release has two sections",
            b -> changelog(b, "$1\n\n### Fixed\n\n- Two.\n\n$1")),
        warns("changelog", "a release is called yanked", b -> changelog(b, "$1 [YANKED]")),
        warns(
            "burned",
            "the record of a burned version is cut off",
            b -> b.put("history/burned/v0.1.9.json", "{\"format\":1,")),
        warns(
            "burned",
            "the record of a burned version is another's",
            b -> b.put("history/burned/v0.1.9.json", "{\"version\":\"v0.1.8\"}")));
  }

  private static void changelog(AuditedBucket b, String by) {
    b.project()
        .change("CHANGELOG.md", t -> t.replaceFirst("(?m)^(## \\[v0\\.1\\.4].*)$", by))
        .ship();
  }

  private static void text(AuditedBucket b, UnaryOperator<String> change) {
    b.manifest(change);
  }

  private static void sums(AuditedBucket b, UnaryOperator<String> change) {
    b.replace(SUMS, change);
  }

  private static String capitals(String sums) {
    return sums.substring(0, 64).toUpperCase(java.util.Locale.ROOT) + sums.substring(64);
  }

  /** As it was before the newest release, whose tag and objects stay. */
  private static void older(AuditedBucket b) {
    String now = b.text("manifest.json");
    var sound = b.sound(now).without(CarefulChanges.V6).withLatest(CarefulChanges.V5);
    b.replace("manifest.json", sound.bytes());
    b.replace(
        "install.sh",
        CarefulChanges.installerOf(b, CarefulChanges.V5).getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] joined(byte[] bytes, byte[] more) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(bytes);
    all.writeBytes(more);
    return all.toByteArray();
  }

  /** With GNU tar, as someone in a hurry would. */
  private static void byHand(AuditedBucket b, String mode, String... members) {
    try {
      Path folder = Files.createDirectories(b.project().folder().root().resolve("by-hand"));
      String commit = b.project().git("rev-parse", "v0.1.4^{commit}");
      for (var binary : AuditedBucket.binaries("v0.1.4", commit).entrySet()) {
        Files.writeString(folder.resolve(binary.getKey()), binary.getValue());
      }
      var command =
          new ArrayList<>(
              List.of(
                  "tar",
                  "-C",
                  folder.toString(),
                  "--owner=0",
                  "--group=0",
                  "--mode=" + mode,
                  "-cz"));
      command.addAll(List.of(members));
      Process process = new ProcessBuilder(command).start();
      process.getOutputStream().close();
      b.republish("v0.1.4", process.getInputStream().readAllBytes());
      process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
