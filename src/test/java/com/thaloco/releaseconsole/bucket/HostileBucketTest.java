package com.thaloco.releaseconsole.bucket;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.thaloco.releaseconsole.Hostile;
import com.thaloco.releaseconsole.HostileServer;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bucket that answers whatever it likes, head and body. */
@Tag("slow")
class HostileBucketTest {
  private static final int COSTS = 30;

  /** It asks once, so that a run is about answers and not about waits before the next try. */
  private static final Limits ONCE =
      new Limits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          1,
          Duration.ZERO,
          6L << 20,
          5L << 20,
          1);

  private HostileServer server;
  private S3Bucket bucket;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    server = HostileServer.start();
    Path keys = folder.resolve("credentials");
    LoopbackCredentials.write(keys, "rehearsal", "not-a-secret");
    bucket =
        S3Bucket.open(
            BucketFixture.rules(
                server.uri(),
                BucketFixture.BUCKET,
                "banger",
                URI.create("http://127.0.0.1:1/"),
                keys),
            Map.of(),
            ONCE);
  }

  @AfterEach
  void close() throws IOException {
    bucket.close();
    server.close();
  }

  private static byte[] answer(String status, String headers, String body) {
    return ("HTTP/1.1 %s\n%sContent-Length: %d\nConnection: close\n\n"
                .formatted(status, headers, body.length())
                .replace("\n", "\r\n")
            + body)
        .getBytes(ISO_8859_1);
  }

  /** Without white space, which HTTP takes in more than one way. */
  private static String bare(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}]+", "");
  }

  private static String sent(byte[] bytes) {
    return bare(new String(bytes, ISO_8859_1));
  }

  private static byte[] object() {
    return answer(
        "200 OK",
        """
        ETag: "9a0364b9e99bb480dd25e1f0284c8555"
        Content-Type: text/plain
        Cache-Control: no-cache
        Last-Modified: Thu, 14 May 2026 12:00:00 GMT
        x-amz-meta-commit: 3f2a
        """,
        "content");
  }

  private static byte[] error(String status, String code) {
    return answer(
        status,
        "Content-Type: application/xml\n",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>%s</Code><Message>no</Message></Error>"
            .formatted(code));
  }

  /** What it did is not known: neither that the object is there, nor under which ETag. */
  @Test
  void aWriteThatIsAnsweredWithoutAnETagIsAProblem() {
    server.answers(answer("200 OK", "", ""));
    assertThat(answered(this::put)).contains("without an ETag");
  }

  @Test
  void aListingThatIsCutOffOrWithoutAnEndIsAProblem() {
    server.answers(listing("<IsTruncated>true</IsTruncated>", "banger/k"));
    assertThat(answered(this::list)).contains("without the token of the next page");
    server.answers(
        listing(
            "<IsTruncated>true</IsTruncated><NextContinuationToken>a</NextContinuationToken>",
            "banger/k"));
    assertThat(answered(this::list)).contains("the same page of a listing twice");
  }

  @Test
  void aListingOfOtherObjectsIsAProblem() {
    server.answers(listing("", "other/k"));
    assertThat(answered(this::list)).contains("listed 'other/k', which it was not asked for");
    server.answers(listing("", "banger/"));
    assertThat(list()).as("the marker of the prefix").isEmpty();
  }

  @Test
  void anEmptyAnswerIsNoEmptyBucket() {
    server.answers(answer("200 OK", "", ""));
    assertThat(answered(this::list)).contains("without the listing");
  }

  private static byte[] listing(String more, String key) {
    return answer(
        "200 OK",
        "Content-Type: application/xml\n",
        "<ListBucketResult><Name>releases</Name>%s<Contents><Key>%s</Key><Size>7</Size></Contents></ListBucketResult>"
            .formatted(more, key));
  }

  private static String answered(ThrowingCallable call) {
    Problem problem = catchThrowableOfType(ProblemException.class, call).problem();
    assertThat(problem.id()).isEqualTo("bucket.answer");
    return problem.happened();
  }

  private Written put() {
    return bucket.put(
        "k",
        BucketFixture.body("content"),
        BucketFixture.TEXT,
        BucketFixture.ABSENT,
        BucketFixture.work());
  }

  private List<String> list() {
    var found = new ArrayList<String>();
    bucket.list("", info -> found.add(info.key()), BucketFixture.work());
    return found;
  }

  @Test
  void objects() {
    Hostile.feed(
        "bucket's answer to a read",
        List.of(object()),
        COSTS,
        bytes -> {
          server.answers(bytes);
          var sink = new ByteArrayOutputStream();
          Optional<Download> got = bucket.get("k", sink, BucketFixture.work());
          got.ifPresent(download -> {
            assertThat(download.sha256()).isEqualTo(Hashes.sha256(sink.toByteArray()));
            assertThat(download.size()).isEqualTo(sink.size());
            assertThat(sent(bytes)).contains(bare(download.info().etag()));
          });
        });
  }

  @Test
  void heads() {
    Hostile.feed(
        "bucket's answer to a head",
        List.of(object(), answer("404 Not Found", "", "")),
        COSTS,
        bytes -> {
          server.answers(bytes);
          bucket.head("k").ifPresent(info -> assertThat(sent(bytes)).contains(bare(info.etag())));
        });
  }

  @Test
  void writes() {
    Hostile.feed(
        "bucket's answer to a write",
        List.of(object()),
        COSTS,
        bytes -> {
          server.answers(bytes);
          if (put() instanceof Written.Stored(String etag)) {
            assertThat(sent(bytes)).contains("20", bare(etag));
          }
        });
  }

  @Test
  void listings() {
    String listing =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
        <Name>releases</Name><Prefix>banger/</Prefix><KeyCount>2</KeyCount><MaxKeys>1000</MaxKeys>
        <IsTruncated>false</IsTruncated>
        <Contents><Key>banger/manifest.json</Key><LastModified>2026-05-14T12:00:00.000Z</LastModified>
        <ETag>"9a0364b9e99bb480dd25e1f0284c8555"</ETag><Size>7</Size></Contents>
        <Contents><Key>banger/v0.1.6/SHA256SUMS</Key>
        <LastModified>2026-05-14T12:00:00.000Z</LastModified><ETag>"0a"</ETag><Size>12</Size></Contents>
        </ListBucketResult>
        """;
    Hostile.feed(
        "bucket's listing",
        List.of(answer("200 OK", "Content-Type: application/xml\n", listing)),
        COSTS,
        bytes -> {
          server.answers(bytes);
          List<String> found = list();
          assertThat(found)
              .allSatisfy(key -> assertThat(new String(bytes, UTF_8)).contains("banger/" + key));
        });
  }
}
