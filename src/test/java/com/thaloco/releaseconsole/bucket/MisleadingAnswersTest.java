package com.thaloco.releaseconsole.bucket;

import static com.thaloco.releaseconsole.bucket.BucketFixture.ABSENT;
import static com.thaloco.releaseconsole.bucket.BucketFixture.TEXT;
import static com.thaloco.releaseconsole.bucket.BucketFixture.body;
import static com.thaloco.releaseconsole.bucket.BucketFixture.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that look like something else than what happened. */
@Tag("slow")
class MisleadingAnswersTest {
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

  private static Problem problem(ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call).problem();
  }

  private Written put(String key) {
    return bucket.put(key, body("some text"), TEXT, ABSENT, work());
  }

  @Test
  void anAnswerWithoutALengthIsAProblemAndNoEmptyObject() {
    put("k");
    proxy.next(9, GET, new FaultyProxy.Fault.NoLength());
    proxy.next(9, "HEAD /releases/banger/", new FaultyProxy.Fault.NoLength());
    assertThat(problem(() -> bucket.read("k", 1000)).id()).isEqualTo("bucket.no-length");
    assertThat(problem(() -> bucket.head("k")).id()).isEqualTo("bucket.no-length");
  }

  @Test
  void aListingThatStopsIsAFailureOfTheNetwork() {
    put("k");
    proxy.next(9, "GET /releases?", new FaultyProxy.Fault.StallDownload(0));
    assertThat(problem(() -> bucket.list("", info -> {}, work())).id())
        .isEqualTo("bucket.unreachable");
    proxy.calm();
    proxy.next(9, "GET /releases?", new FaultyProxy.Fault.CutDownload(20));
    assertThat(problem(() -> bucket.list("", info -> {}, work())).id()).startsWith("bucket.");
  }

  @Test
  void thatAnObjectIsGoneIsBelievedWhenItIsSaidTwice() {
    put("k");
    assertThat(bucket.read("k", 1000)).isPresent();
    proxy.next(1, GET, new FaultyProxy.Fault.Answer(404, "NoSuchKey", "no such key"));
    assertThat(bucket.read("k", 1000)).isPresent();
    proxy.next(1, "HEAD /releases/banger/", new FaultyProxy.Fault.Answer(404, "", ""));
    assertThat(bucket.head("k")).isPresent();
    try (var direct = world.bucket()) {
      direct.delete("k");
    }
    assertThat(bucket.read("k", 1000)).isEmpty();
    assertThat(bucket.head("k")).isEmpty();
  }

  @Test
  void aRefusalOfAConditionThatHoldsIsNoRefusal() {
    put("k");
    String etag = bucket.head("k").orElseThrow().etag();
    var refusal = new FaultyProxy.Fault.Answer(412, "PreconditionFailed", "no");
    proxy.next(1, PUT, refusal);
    Written written = bucket.put("k", body("other"), TEXT, new Condition.Matches(etag), work());
    assertThat(written).isInstanceOf(Written.Stored.class);

    String now = ((Written.Stored) written).etag();
    proxy.next(99, PUT, refusal);
    Problem always =
        problem(() -> bucket.put("k", body("third"), TEXT, new Condition.Matches(now), work()));
    assertThat(always.id()).isEqualTo("bucket.unfounded-refusal");
    assertThat(always.happened()).contains(now);
    proxy.calm();
    assertThat(bucket.put("k", body("x"), TEXT, new Condition.Matches("\"0\""), work()))
        .isEqualTo(new Written.Refused());
  }
}
