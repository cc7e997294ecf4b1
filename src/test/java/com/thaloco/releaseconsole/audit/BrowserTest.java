package com.thaloco.releaseconsole.audit;

import static com.thaloco.releaseconsole.audit.AuditedBucket.tarball;
import static com.thaloco.releaseconsole.audit.AuditedBucket.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.bucket.OtherTool;
import com.thaloco.releaseconsole.check.catalogue.WithHarness;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.manifest.KeptManifests;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is reported of single objects. */
@Tag("slow")
class BrowserTest extends WithHarness {
  private static void with(BiConsumer<AuditedBucket, Browser> something) {
    harness.with(project -> {
      try (var bucket = new AuditedBucket(project);
          Project open = project.open()) {
        something.accept(bucket, new Browser(open));
      }
    });
  }

  @Test
  void theTreeGrowsWithEachPage() {
    with((b, browser) -> {
      var tree = new ObjectTree();
      var pages = new ArrayList<ListingPage>();
      browser.listing().read("", pages::add, work());
      pages.forEach(tree::add);
      assertThat(tree.children("")).extracting(TreeRow::name).contains("v0.1.0/", "manifest.json");
      assertThat(tree.children("v0.1.4/"))
          .extracting(TreeRow::name)
          .containsExactly("SHA256SUMS", "SHA256SUMS.sig", "banger-v0.1.4-linux-amd64.tar.gz");
      assertThat(tree.total().objects()).isEqualTo(23).isEqualTo(pages.getLast().seen());
      long below = tree.children("").stream().mapToLong(TreeRow::size).sum();
      assertThat(below).isEqualTo(tree.total().size()).isEqualTo(pages.getLast().bytes());
    });
  }

  @Test
  void detailsAndHashAreThoseOfTheObject() {
    with((b, browser) -> {
      ObjectDetails details = browser.details(tarball("v0.1.4")).orElseThrow();
      assertThat(details.contentType()).isEqualTo("application/gzip");
      assertThat(details.cacheControl()).isEqualTo("public, max-age=3");
      assertThat(details.storedSha256()).isEqualTo(browser.sha256(tarball("v0.1.4"), work()));
      assertThat(details.address().toString()).endsWith("/v0.1.4/banger-v0.1.4-linux-amd64.tar.gz");
      assertThat(browser.details("nothing")).isEmpty();
      assertThat(browser.preview("nothing", work())).isEmpty();
      assertThat(browser.publicly("nothing", work())).isEmpty();
    });
  }

  @Test
  void aManifestIsShownWithWhatChangedSinceTheKeptOnes() {
    with((b, browser) -> {
      byte[] older = b.sound(b.text("manifest.json")).without(new ReleaseVersion("v0.1.6")).bytes();
      b.put(
          KeptManifests.key(Instant.EPOCH, Hashes.sha256(older)),
          older,
          new ObjectHeaders("application/json", "no-cache", Map.of()));
      var shown =
          (ObjectPreview.ManifestFile) browser.preview("manifest.json", work()).orElseThrow();
      assertThat(shown.reading().entries()).hasSize(7);
      assertThat(shown.earlier())
          .singleElement()
          .satisfies(kept -> {
            assertThat(kept.written()).isEqualTo(Instant.EPOCH);
            assertThat(kept.differences()).anyMatch(line -> line.startsWith("v0.1.6 was added"));
          });
      byte[] first = b.sound(b.text("manifest.json")).without(new ReleaseVersion("v0.1.5")).bytes();
      b.put(
          KeptManifests.key(Instant.EPOCH.minusSeconds(60), Hashes.sha256(first)),
          first,
          new ObjectHeaders("application/json", "no-cache", Map.of()));
      shown = (ObjectPreview.ManifestFile) browser.preview("manifest.json", work()).orElseThrow();
      assertThat(shown.earlier()).extracting(ObjectPreview.Kept::changes).last().asList().isEmpty();
      assertThat(shown.changes()).contains("v0.1.6 was added");
      assertThat(shown.earlier().getFirst().changes())
          .contains("v0.1.5 was added", "v0.1.6 was taken out");
      b.manifest(text -> text.substring(0, 80));
      var damaged =
          (ObjectPreview.ManifestFile) browser.preview("manifest.json", work()).orElseThrow();
      assertThat(damaged.reading().faults()).isNotEmpty();
      assertThat(damaged.text()).hasSize(80);
    });
  }

  @Test
  void aSignatureIsShownWithTheVerdictOfEachPin() {
    with((b, browser) -> {
      var shown =
          (ObjectPreview.Signature) browser.preview("v0.1.4/SHA256SUMS.sig", work()).orElseThrow();
      assertThat(shown.over()).isEqualTo("v0.1.4/SHA256SUMS");
      assertThat(shown.verdicts()).hasSize(7).allMatch(ObjectPreview.Verdict::accepts);
      b.replace("v0.1.4/SHA256SUMS", text -> text.replace("0", "1"));
      shown =
          (ObjectPreview.Signature) browser.preview("v0.1.4/SHA256SUMS.sig", work()).orElseThrow();
      assertThat(shown.verdicts()).hasSize(7).noneMatch(ObjectPreview.Verdict::accepts);
    });
  }

  @Test
  void aTarballIsListedAndLookedInto() {
    with((b, browser) -> {
      var shown = (ObjectPreview.Tarball) browser.preview(tarball("v0.1.4"), work()).orElseThrow();
      assertThat(shown.members())
          .extracting("name")
          .containsExactlyInAnyOrderElementsOf(AuditedBucket.BINARIES);
      assertThat(shown.problem()).isEmpty();
      var text =
          (ObjectPreview.Text) browser.member(tarball("v0.1.4"), "bangerd", work()).orElseThrow();
      assertThat(text.text()).startsWith("#!/bin/sh\necho bangerd v0.1.4 ");
      assertThatThrownBy(() -> browser.member(tarball("v0.1.4"), "nobody", work()))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("nobody");
      b.replace(tarball("v0.1.4"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
      shown = (ObjectPreview.Tarball) browser.preview(tarball("v0.1.4"), work()).orElseThrow();
      assertThat(shown.problem()).isPresent();
    });
  }

  @Test
  void anythingElseIsShownAsTextOrHexadecimal() {
    with((b, browser) -> {
      var script = (ObjectPreview.Text) browser.preview("install.sh", work()).orElseThrow();
      assertThat(script.whole()).isTrue();
      assertThat(script.text()).startsWith("#!");
      var raw = new ObjectHeaders("application/octet-stream", "no-cache", Map.of());
      b.put("blob", new byte[] {0x7f, 'E', 'L', 'F', 0, 1, 2, 3}, raw);
      var binary = (ObjectPreview.Binary) browser.preview("blob", work()).orElseThrow();
      assertThat(binary.kind()).isEqualTo("ELF executable");
      assertThat(binary.hex()).singleElement().asString().startsWith("00000000  7f 45 4c 46 00");
      b.put("long", "é".repeat(200_000).getBytes(StandardCharsets.UTF_8), raw);
      var cut = (ObjectPreview.Text) browser.preview("long", work()).orElseThrow();
      assertThat(cut.whole()).isFalse();
      assertThat(cut.text()).matches("é+").hasSize(TarballMembers.SHOWN / 2);
      b.put("empty", new byte[0], raw);
      assertThat(browser.preview("empty", work())).contains(new ObjectPreview.Text("", 0, true));
    });
  }

  @Test
  void aCopyIsSavedBesideAndMovedAndNeverOverwrites() {
    with((b, browser) -> {
      try {
        Path folder = Files.createDirectories(b.project().folder().root().resolve("saved"));
        SavedObject got = browser.save(tarball("v0.1.4"), folder, work()).orElseThrow();
        assertThat(got.sha256()).isEqualTo(Hashes.sha256(Files.readAllBytes(got.file())));
        assertThat(Optional.of(got.sha256())).isEqualTo(browser.sha256(tarball("v0.1.4"), work()));
        assertThatThrownBy(() -> browser.save("install.sh", got.file(), work()))
            .isInstanceOf(ProblemException.class);
        assertThat(browser.save("nothing", folder.resolve("x"), work())).isEmpty();
        try (var files = Files.list(folder)) {
          assertThat(files).hasSize(1);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  @Test
  void theReadyCommandsFetchTheObjectWhateverItsKey() {
    with((b, browser) -> {
      String rclone = browser.commands("v0.1.4/SHA256SUMS").rclone();
      assertThat(rclone).doesNotContain("not-a-secret");
      assertThat(pasted(b, rclone, "SHA256SUMS")).isEqualTo(b.bytes("v0.1.4/SHA256SUMS"));
      assertThat(browser.commands("folder/").aws()).contains("s3api get-object", " ./folder ");
      for (String key : ODD) {
        OtherTool.put(b.project().profile().bucket(), key, "<" + key + ">");
        byte[] bytes = ("<" + key + ">").getBytes(StandardCharsets.UTF_8);
        ReadyCommands ready = browser.commands(key);
        assertThat(pasted(b, ready.rclone(), key)).as(ready.rclone()).isEqualTo(bytes);
        assertThat(pasted(b, ready.curl(), key)).as(ready.curl()).isEqualTo(bytes);
        assertThat(ready.aws()).matches("[ -~]+");
      }
    });
  }

  private static final List<String> ODD =
      List.of("-rf it's $HOME", "\"q\" `id` $(id) \\", "line\nend", "exe\u202efdp.sh");

  /** What a command leaves that is pasted into a shell, in a folder of its own. */
  private static byte[] pasted(AuditedBucket b, String command, String file) {
    try {
      Path folder = Files.createTempDirectory(b.project().folder().root(), "pasted");
      var builder = new ProcessBuilder("bash").directory(folder.toFile()).redirectErrorStream(true);
      builder.environment().remove("AWS_CA_BUNDLE");
      Process process = builder.start();
      try (var in = process.getOutputStream()) {
        in.write(command.getBytes(StandardCharsets.UTF_8));
      }
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
      return Files.readAllBytes(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A CDN that answers everything with one body, type and encoding. */
  private static PublicView seenThrough(
      AuditedBucket b, String key, byte[] body, Map<String, String> headers) {
    return seenThrough(b, key, 200, body, headers);
  }

  private static PublicView seenThrough(
      AuditedBucket b, String key, int status, byte[] body, Map<String, String> headers) {
    try {
      HttpServer cdn =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      cdn.createContext(
          "/",
          exchange -> {
            headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(status, head ? -1 : body.length);
            if (!head) {
              exchange.getResponseBody().write(body);
            }
            exchange.close();
          });
      cdn.start();
      try {
        b.project()
            .profile(text ->
                text.replace(
                    "public_url: " + b.project().profile().bucket().publicUrl(),
                    "public_url: http://127.0.0.1:%d/".formatted(cdn.getAddress().getPort())));
        try (Project open = b.project().open()) {
          return new Browser(open).publicly(key, work()).orElseThrow();
        }
      } finally {
        cdn.stop(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void thePublicSideIsHeldAgainstTheBucket() {
    with((b, browser) -> {
      assertThat(browser.publicly("install.sh", work()).orElseThrow())
          .isInstanceOf(PublicView.Same.class);
      byte[] script = b.bytes("install.sh");
      var type = Map.of("Content-Type", "text/x-shellscript; charset=utf-8");
      assertThat(seenThrough(b, "install.sh", script, type)).isInstanceOf(PublicView.Same.class);
    });
    with((b, browser) ->
        assertThat(
                seenThrough(
                    b,
                    "install.sh",
                    "old".getBytes(StandardCharsets.UTF_8),
                    Map.of("Content-Type", "text/x-shellscript")))
            .isInstanceOf(PublicView.Stale.class));
    with((b, browser) ->
        assertThat(
                seenThrough(
                    b, "install.sh", b.bytes("install.sh"), Map.of("Content-Type", "text/html")))
            .isInstanceOf(PublicView.OtherType.class));
    with((b, browser) ->
        assertThat(
                seenThrough(
                    b,
                    "install.sh",
                    b.bytes("install.sh"),
                    Map.of("Content-Type", "text/x-shellscript", "Content-Encoding", "br")))
            .isInstanceOf(PublicView.OtherType.class));
  }

  @Test
  void aPublicSideThatRefusesIsNotTakenForASilentOne() {
    byte[] page = "no".getBytes(StandardCharsets.UTF_8);
    for (int status : new int[] {403, 302}) {
      with((b, browser) ->
          assertThat(seenThrough(b, "install.sh", status, page, Map.of()))
              .isInstanceOfSatisfying(
                  PublicView.Odd.class, odd -> assertThat(odd.refused()).isTrue()));
    }
    with((b, browser) ->
        assertThat(seenThrough(b, "install.sh", 503, page, Map.of()))
            .isInstanceOfSatisfying(
                PublicView.Odd.class, odd -> assertThat(odd.refused()).isFalse()));
  }

  @Test
  void theReportIsWrittenAsJsonAndAsAPage() {
    with((b, browser) -> {
      b.put("<b>stray</b>", "x");
      OtherTool.put(b.project().profile().bucket(), "esc\u001b[31m it's\u202e", "x");
      AuditReport report = b.audit();
      Path folder = b.project().folder().root().resolve("report");
      AuditFiles files = AuditFiles.write(report, folder);
      try {
        String json = Files.readString(files.json());
        assertThat(json).contains("\"format\" : 1", "audit.orphan-object", "\"tarballBytes\"");
        assertThat(json).contains("\"object\" : \"esc\\u001B[31m it's\\u202e\"");
        assertThat(Printable.lines(json)).isEqualTo(json);
        String page = Files.readString(files.page());
        assertThat(Printable.lines(page)).isEqualTo(page);
        assertThat(page)
            .contains("Tarball size", "Time between releases", "&lt;b&gt;stray")
            .doesNotContain("<b>stray", "<script", "http-equiv");
        assertThat(List.of(page.split("v0\\.1\\.3", -1))).hasSizeGreaterThan(3);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }
}
