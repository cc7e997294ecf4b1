package com.thaloco.releaseconsole.audit;

import static com.thaloco.releaseconsole.audit.AuditedBucket.tarball;
import static com.thaloco.releaseconsole.audit.AuditedBucket.work;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.bucket.OtherTool;
import com.thaloco.releaseconsole.flow.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** Storing a file, and setting headers. */
class ObjectWritingTest extends CarefulChanges {
  private static final Optional<String> UNSAID = Optional.empty();

  @Test
  void aFileIsStoredAndReplacedAndNothingElseChanges() {
    with(b -> {
      Map<String, String> before = contents(b);
      Path page = file(b, "<h1>one</h1>\n");
      ChangePlan.ObjectWrite plan = ok(upload(b, page, "site/index.html"));
      assertThat(plan.title()).contains("Upload").contains("site/index.html").contains("13 bytes");
      assertThat(plan.limits()).anyMatch(limit -> limit.contains("orphan"));
      refused(ask(b, c -> c.carryOut(plan, "yes", work())), "change.not-confirmed", "site/index");
      carryOut(b, plan);
      ObjectInfo stored = b.bucket().head("site/index.html").orElseThrow();
      assertThat(stored.headers())
          .containsEntry("content-type", "text/html")
          .containsEntry("cache-control", b.project().profile().bucket().rootCache());
      assertThat(ok(upload(b, page, "site/index.html")).steps()).isEmpty();

      Path other = file(b, "<h1>two</h1>\n");
      ChangePlan.ObjectWrite replacing = ok(upload(b, other, "site/index.html"));
      assertThat(replacing.title()).startsWith("Replace");
      carryOut(b, replacing);
      assertThat(b.text("site/index.html")).contains("two");
      Map<String, String> after = contents(b);
      after.remove("site/index.html");
      assertThat(after).isEqualTo(before);
    });
  }

  @Test
  void whatAReleaseOrTheConsoleNeedsIsNeverWrittenByHand() {
    with(b -> {
      Map<String, String> before = contents(b);
      Path file = file(b, "x");
      for (String key :
          List.of(
              "manifest.json",
              "install.sh",
              tarball("v0.1.2"),
              "v0.9.9/notes.txt",
              "history/burned/v0.1.0.json",
              ".probe/1",
              "a//b",
              "../up",
              "folder/")) {
        Outcome<ChangePlan.ObjectWrite> asked = upload(b, file, key);
        assertThat(asked).as(key).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused<?>) asked).problem().id())
            .as(key)
            .isIn("change.not-storable", "bucket.key");
      }
      refused(upload(b, file.resolveSibling("none"), "x"), "change.not-storable", "can't be read");
      assertThat(contents(b)).isEqualTo(before);
    });
  }

  @Test
  void whatWasChangedAfterThePlanIsNotOverwritten() {
    with(b -> {
      Path file = file(b, "mine");
      ChangePlan.ObjectWrite plan = ok(upload(b, file, "notes.txt"));
      b.put("notes.txt", "theirs");
      refused(
          ask(b, c -> c.carryOut(plan, plan.confirm(), work())), "change.overtaken", "notes.txt");
      assertThat(b.text("notes.txt")).isEqualTo("theirs");

      ChangePlan.ObjectWrite again = ok(upload(b, file, "notes.txt"));
      write(file, "not what was reviewed");
      refused(
          ask(b, c -> c.carryOut(again, again.confirm(), work())),
          "change.overtaken",
          file.getFileName().toString());
      assertThat(b.text("notes.txt")).isEqualTo("theirs");
    });
  }

  @Test
  void whatAReleaseNeedsGetsTheHeadersOfACutBackAndKeepsItsBytes() {
    with(b -> {
      for (String key : List.of("manifest.json", "install.sh", tarball("v0.1.6"))) {
        ObjectInfo healthy = b.bucket().head(key).orElseThrow();
        Map<String, String> before = contents(b);
        b.headers(key, "text/html", "public, max-age=5");
        refused(headers(b, key, "text/html", "no-store"), "change.not-storable", "belongs to");
        carryOut(b, ok(ask(b, c -> c.headers(key, UNSAID, UNSAID, work()))));
        assertThat(contents(b)).isEqualTo(before);
        ObjectInfo now = b.bucket().head(key).orElseThrow();
        assertThat(now.metadata()).isEqualTo(healthy.metadata());
        assertThat(now.headers()).isEqualTo(healthy.headers());
        assertThat(now.etag()).as("a write that waits is refused").isNotEqualTo(healthy.etag());
        assertThat(ok(ask(b, c -> c.headers(key, UNSAID, UNSAID, work()))).steps()).isEmpty();
      }
      assertThat(headersFound(b, "manifest.json")).isEqualTo(Severity.SOUND);
    });
  }

  @Test
  void headersThatAreNoneAndObjectsThatAreNotThereAreRefused() {
    with(b -> {
      b.put("notes.html", "x");
      refused(headers(b, "notes.html", "html", "no-cache"), "change.not-storable", "content type");
      refused(headers(b, "notes.html", "text/html", "a\nb"), "change.not-storable", "Cache-Contr");
      refused(headers(b, "gone.html", "text/html", "no-cache"), "change.not-storable", "no object");
      carryOut(b, ok(headers(b, "notes.html", "text/html", "max-age=60")));
      assertThat(b.bucket().head("notes.html").orElseThrow().headers())
          .containsEntry("content-type", "text/html")
          .containsEntry("cache-control", "max-age=60");
    });
  }

  @Test
  void aContentEncodingThatAnotherToolSetIsTakenAway() {
    with(b -> {
      String key = "v0.1.6/SHA256SUMS";
      OtherTool.put(
          b.project().profile().bucket(),
          PutObjectRequest.builder().key(key).contentEncoding("gzip"),
          b.text(key));
      assertThat(headersFound(b, key)).isEqualTo(Severity.BROKEN);
      carryOut(b, ok(ask(b, c -> c.headers(key, UNSAID, UNSAID, work()))));
      assertThat(b.bucket().head(key).orElseThrow().headers())
          .doesNotContainKey("content-encoding");
    });
  }

  private static Severity headersFound(AuditedBucket b, String key) {
    return b.audit().findings().stream()
        .filter(f -> f.rule() == AuditRule.HEADERS && f.object().equals(Optional.of(key)))
        .map(AuditFinding::severity)
        .findFirst()
        .orElseThrow();
  }

  private static Outcome<ChangePlan.ObjectWrite> upload(AuditedBucket b, Path file, String key) {
    return ask(b, c -> c.upload(file, key, UNSAID, UNSAID, work()));
  }

  private static Outcome<ChangePlan.ObjectWrite> headers(
      AuditedBucket b, String key, String type, String cache) {
    return ask(b, c -> c.headers(key, Optional.of(type), Optional.of(cache), work()));
  }

  private static Path file(AuditedBucket b, String text) {
    Path file = b.project().folder().root().resolve("file-" + text.length());
    write(file, text);
    return file;
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
