package com.thaloco.releaseconsole.bucket;

import static com.thaloco.releaseconsole.bucket.BucketFixture.ABSENT;
import static com.thaloco.releaseconsole.bucket.BucketFixture.TEXT;
import static com.thaloco.releaseconsole.bucket.BucketFixture.body;
import static com.thaloco.releaseconsole.bucket.BucketFixture.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class S3FaultsTest {
  private static final String PUT = "PUT /releases/banger/";
  private static final String GET = "GET /releases/banger/";

  @TempDir Path folder;
  private BucketFixture world;
  private FaultyProxy proxy;
  private S3Bucket bucket;

  @BeforeEach
  void open() throws IOException {
    world = BucketFixture.inMemory(folder);
    proxy = FaultyProxy.before(world.server().s3());
    bucket = world.bucket(proxy.uri());
  }

  @AfterEach
  void close() throws IOException {
    bucket.close();
    proxy.close();
    world.close();
  }

  static List<Long> moved(List<Event> events) {
    return events.stream()
        .filter(Event.Moved.class::isInstance)
        .map(event -> ((Event.Moved) event).done())
        .toList();
  }

  private static Problem problem(ThrowingCallable call) {
    Problem problem = catchThrowableOfType(ProblemException.class, call).problem();
    assertThat(List.of(problem.happened(), problem.notDone(), problem.next().asText()))
        .allSatisfy(sentence -> assertThat(sentence).isNotBlank().endsWith("."));
    assertThat(problem.toString()).doesNotContain("not-a-secret");
    return problem;
  }

  private Written put(String key) {
    return bucket.put(key, body("some text"), TEXT, ABSENT, work());
  }

  private List<String> listed() {
    var keys = new ArrayList<String>();
    try (var direct = world.bucket()) {
      direct.list("", info -> keys.add(info.key()), work());
    }
    return keys;
  }

  @Test
  void requestsCarryWhatR2AsksForAndNothingThatItRefuses() throws IOException {
    put("k");
    bucket.put("l", new Body.File(BucketFixture.file(folder, 7 << 20)), TEXT, ABSENT, work());
    assertThat(proxy.heads()).isNotEmpty();
    for (String raw : proxy.heads()) {
      String head = raw.toLowerCase(Locale.ROOT);
      assertThat(head)
          .contains("/auto/s3/aws4_request")
          .doesNotContain("expect:", "content-encoding", "x-amz-acl", "x-amz-checksum")
          .doesNotContain("streaming-", "transfer-encoding", "x-amz-sdk-checksum", "x-amz-trailer");
      if (head.startsWith("put ")) {
        assertThat(head).contains("content-md5: ");
      }
    }
    assertThat(proxy.heads().getFirst()).contains("If-None-Match: *");
    assertThat(proxy.heads().getLast()).startsWith("POST ").contains("If-None-Match: *");
  }

  @Test
  void anUploadThatIsCutIsSentAgainAndProgressNeverGoesBack() throws IOException {
    Path file = BucketFixture.file(folder, 4 << 20);
    proxy.next(1, PUT, new FaultyProxy.Fault.CutUpload(2 << 20));
    List<Event> events = Collections.synchronizedList(new ArrayList<>());
    bucket.put(
        "k", new Body.File(file), TEXT, ABSENT, BucketFixture.run(events).at(new StepId("put")));
    assertThat(proxy.requests()).hasSize(2);
    assertThat(moved(events)).isSorted().doesNotHaveDuplicates().endsWith(4L << 20);
    assertThat(bucket.head("k").orElseThrow().size()).isEqualTo(4 << 20);
  }

  @Test
  void anUploadThatIsAlwaysCutIsUnreachableAndLeavesNothing() throws IOException {
    proxy.next(99, PUT, new FaultyProxy.Fault.CutUpload(1 << 20));
    Path file = BucketFixture.file(folder, 4 << 20);
    Problem problem = problem(() -> bucket.put("k", new Body.File(file), TEXT, ABSENT, work()));
    assertThat(problem.id()).isEqualTo("bucket.unreachable");
    assertThat(listed()).isEmpty();
  }

  @Test
  void aLargeUploadWhosePartsFailIsAborted() throws IOException {
    proxy.next(99, PUT, new FaultyProxy.Fault.CutUpload(1 << 20));
    Path file = BucketFixture.file(folder, 12 << 20);
    problem(() -> bucket.put("k", new Body.File(file), TEXT, ABSENT, work()));
    assertThat(proxy.requests())
        .anyMatch(line -> line.startsWith("DELETE /releases/banger/k?uploadId"));
    assertThat(listed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "503, SlowDown, bucket.busy",
    "429, TooManyRequests, bucket.busy",
    "500, InternalError, bucket.server-error",
    "401, Unauthorized, bucket.bad-credentials",
    "403, SignatureDoesNotMatch, bucket.bad-credentials",
    "403, InvalidAccessKeyId, bucket.bad-credentials",
    "403, AccessDenied, bucket.access-denied",
    "403, RequestTimeTooSkewed, bucket.clock-skew",
    "404, NoSuchBucket, bucket.not-found",
    "409, ConditionalRequestConflict, bucket.conflict",
    "400, BadDigest, bucket.corrupted",
    "301, PermanentRedirect, bucket.wrong-address",
    "418, Teapot, bucket.answer"
  })
  void eachAnswerHasItsProblem(int status, String code, String id) {
    proxy.next(99, PUT, new FaultyProxy.Fault.Answer(status, code, "as told"));
    assertThat(problem(() -> put("k")).id()).isEqualTo(id);
    assertThat(listed()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"503, SlowDown", "429, TooManyRequests", "409, ConditionalRequestConflict"})
  void whoIsBusyIsAskedAgain(int status, String code) {
    proxy.next(1, PUT, new FaultyProxy.Fault.Answer(status, code, ""));
    assertThat(put("k")).isInstanceOf(Written.Stored.class);
  }

  @Test
  void aCorruptedUploadIsNeverStored() {
    proxy.next(99, PUT, new FaultyProxy.Fault.CorruptUpload(3));
    assertThat(problem(() -> put("k")).id()).isIn("bucket.corrupted", "bucket.bad-credentials");
    assertThat(listed()).isEmpty();
  }

  @Test
  void aCorruptedDownloadShowsInItsHash() {
    put("k");
    proxy.next(1, GET, new FaultyProxy.Fault.CorruptDownload(2));
    String bad = bucket.read("k", 100).orElseThrow().sha256();
    assertThat(bucket.read("k", 100).orElseThrow().sha256()).isNotEqualTo(bad);
  }

  @Test
  void aLostAnswerLooksLikeARefusalButTheObjectIsThere() {
    proxy.next(1, PUT, new FaultyProxy.Fault.SwallowAnswer());
    assertThat(put("k")).isInstanceOf(Written.Refused.class);
    assertThat(bucket.head("k")).isPresent();
  }

  @Test
  void aDownloadThatBreaksOffIsTakenUpWhereItBroke() throws IOException {
    Path file = BucketFixture.file(folder, 3 << 20);
    bucket.put("k", new Body.File(file), TEXT, ABSENT, work());
    proxy.next(1, GET, new FaultyProxy.Fault.CutDownload(1 << 20));
    proxy.next(1, GET, new FaultyProxy.Fault.CutDownload(1 << 20));
    var sink = new ByteArrayOutputStream();
    assertThat(bucket.get("k", sink, work())).isPresent();
    assertThat(sink.toByteArray()).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void aDownloadThatAlwaysEndsShortIsAProblem() throws IOException {
    bucket.put("k", new Body.File(BucketFixture.file(folder, 3 << 20)), TEXT, ABSENT, work());
    proxy.next(99, GET, new FaultyProxy.Fault.CutDownload(1000));
    assertThat(problem(() -> bucket.get("k", OutputStream.nullOutputStream(), work())).id())
        .isEqualTo("bucket.ended-short");
  }

  @Test
  void anObjectThatChangesBetweenTwoPiecesIsAProblem() throws IOException {
    bucket.put("k", new Body.File(BucketFixture.file(folder, 3 << 20)), TEXT, ABSENT, work());
    String etag = bucket.head("k").orElseThrow().etag();
    proxy.next(1, GET, new FaultyProxy.Fault.CutDownload(1 << 20));
    var replacing =
        new OutputStream() {
          private boolean done;

          @Override
          public void write(int b) {
            throw new UnsupportedOperationException();
          }

          @Override
          public void write(byte[] bytes, int from, int count) {
            if (!done) {
              done = true;
              try (var rival = world.bucket()) {
                work().pause(BucketFixture.QUICK.between());
                rival.put("k", body("x"), TEXT, new Condition.Matches(etag), work());
              }
            }
          }
        };
    assertThat(problem(() -> bucket.get("k", replacing, work())).id()).isEqualTo("bucket.changed");
  }

  @Test
  void aFullDiskIsNotBlamedOnTheBucket() {
    put("k");
    var full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    assertThat(problem(() -> bucket.get("k", full, work())).id()).isEqualTo("bucket.sink");
  }

  @Test
  void aServerThatNeverAnswersIsUnreachable() {
    proxy.next(99, PUT, new FaultyProxy.Fault.StallAnswer());
    assertThat(problem(() -> put("k")).id()).isEqualTo("bucket.unreachable");
    proxy.next(99, "HEAD", new FaultyProxy.Fault.StallAnswer());
    assertThat(problem(() -> bucket.head("k")).id()).isEqualTo("bucket.unreachable");
  }

  @Test
  void aStopEndsAStalledUploadAtOnce() throws Exception {
    Path file = BucketFixture.file(folder, 6 << 20);
    stopsAtOnce(
        new FaultyProxy.Fault.StallUpload(1 << 20),
        (patient, run) ->
            patient.put("k", new Body.File(file), TEXT, ABSENT, run.at(new StepId("put"))));
    assertThat(listed()).isEmpty();
  }

  @Test
  void aStopEndsALargeUploadAndAbortsIt() throws Exception {
    Path file = BucketFixture.file(folder, 20 << 20);
    stopsAtOnce(
        new FaultyProxy.Fault.StallUpload(1 << 20),
        (patient, run) ->
            patient.put("k", new Body.File(file), TEXT, ABSENT, run.at(new StepId("put"))));
    assertThat(proxy.requests())
        .anyMatch(line -> line.startsWith("DELETE /releases/banger/k?uploadId"));
    assertThat(listed()).isEmpty();
  }

  @Test
  void aStopEndsAWaitForAnAnswer() throws Exception {
    stopsAtOnce(
        new FaultyProxy.Fault.StallAnswer(),
        (patient, run) -> patient.put("k", body("x"), TEXT, ABSENT, run.at(new StepId("put"))));
  }

  @Test
  void aStopEndsADownload() throws Exception {
    bucket.put("k", new Body.File(BucketFixture.file(folder, 4 << 20)), TEXT, ABSENT, work());
    proxy.next(99, GET, new FaultyProxy.Fault.StallDownload(1 << 20));
    stopsAtOnce(
        new FaultyProxy.Fault.StallAnswer(),
        (patient, run) ->
            patient.get("k", OutputStream.nullOutputStream(), run.at(new StepId("get"))));
  }

  /** Much sooner than the bucket would stop to wait by itself. */
  private void stopsAtOnce(FaultyProxy.Fault fault, BiConsumer<S3Bucket, Run> doing)
      throws Exception {
    proxy.next(99, PUT, fault);
    Run run = BucketFixture.run();
    S3Bucket patient = world.bucket(proxy.uri(), BucketFixture.PATIENT);
    var ended = new CompletableFuture<Throwable>();
    Thread.ofPlatform()
        .start(() -> {
          try {
            doing.accept(patient, run);
            ended.complete(new AssertionError("was not stopped"));
          } catch (Throwable e) {
            ended.complete(e);
          }
        });
    work().pause(Duration.ofMillis(400));
    long before = System.nanoTime();
    run.stop();
    assertThat(ended.get()).isInstanceOf(Cancelled.class);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
    patient.close();
  }

  @Test
  void aClosedPortIsUnreachable() throws IOException {
    URI gone = proxy.uri();
    proxy.close();
    try (var lost = world.bucket(gone)) {
      Problem problem = problem(() -> lost.head("k"));
      assertThat(problem.id()).isEqualTo("bucket.unreachable");
      assertThat(problem.happened()).contains(gone.toString());
    }
  }

  @Test
  void aMissingBucketIsToldByEveryCall() {
    try (var lost =
        S3Bucket.open(
            world.rules(proxy.uri(), "absent", folder.resolve("credentials")),
            Map.of(),
            BucketFixture.QUICK)) {
      assertThat(problem(() -> lost.head("k")).id()).isEqualTo("bucket.not-found");
      assertThat(problem(() -> lost.read("k", 9)).id()).isEqualTo("bucket.not-found");
      assertThat(problem(() -> lost.list("", info -> {}, work())).id())
          .isEqualTo("bucket.not-found");
      assertThat(problem(() -> lost.put("k", body("x"), TEXT, ABSENT, work())).id())
          .isEqualTo("bucket.not-found");
      assertThat(
              problem(() -> lost.put("k", body("x"), TEXT, new Condition.Matches("\"e\""), work()))
                  .id())
          .isEqualTo("bucket.not-found");
      assertThat(problem(() -> lost.delete("k")).id()).isEqualTo("bucket.not-found");
    }
  }

  @ParameterizedTest
  @CsvSource({"rehearsal, another-secret", "another-id, not-a-secret-either"})
  void aWrongKeyIsToldByEveryCall(String id, String secret) throws IOException {
    Path keys = folder.resolve("wrong");
    LoopbackCredentials.write(keys, id, secret);
    try (var lost =
        S3Bucket.open(
            world.rules(proxy.uri(), BucketFixture.BUCKET, keys), Map.of(), BucketFixture.QUICK)) {
      for (ThrowingCallable call :
          List.<ThrowingCallable>of(
              () -> lost.head("k"),
              () -> lost.read("k", 9),
              () -> lost.list("", info -> {}, work()),
              () -> lost.put("k", body("x"), TEXT, ABSENT, work()),
              () -> lost.delete("k"))) {
        Problem problem = problem(call);
        assertThat(problem.id()).isEqualTo("bucket.bad-credentials");
        assertThat(problem.toString()).doesNotContain(secret);
      }
    }
  }

  @Test
  void theProbeSeesCredentialsThatMayOnlyRead() {
    proxy.next(99, PUT, new FaultyProxy.Fault.Answer(403, "AccessDenied", "no"));
    assertThat(new CapabilityProbe(bucket).run(work())).isInstanceOf(Capability.ReadOnly.class);
    assertThat(proxy.requests()).noneMatch(line -> line.startsWith("DELETE"));
  }

  @Test
  void theProbeCleansUpAfterAStop() {
    var run = BucketFixture.run();
    var probe = new CapabilityProbe(new StoppingBucket(bucket, run));
    assertThatThrownBy(() -> probe.run(run.at(new StepId("probe")))).isInstanceOf(Cancelled.class);
    assertThat(listed()).isEmpty();
  }

  /** The stop breaks the request off, and the server stores it after it was removed. */
  @Test
  void theProbeRemovesAlsoWhatArrivesAfterTheStop() {
    proxy.next(1, PUT, new FaultyProxy.Fault.LateUpload(800));
    theProbeCleansUpAfterAStop();
    work().pause(Duration.ofSeconds(1));
    assertThat(listed()).isEmpty();
  }
}
