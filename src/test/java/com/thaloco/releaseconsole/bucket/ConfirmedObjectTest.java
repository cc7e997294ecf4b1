package com.thaloco.releaseconsole.bucket;

import static com.thaloco.releaseconsole.bucket.BucketFixture.ABSENT;
import static com.thaloco.releaseconsole.bucket.BucketFixture.TEXT;
import static com.thaloco.releaseconsole.bucket.BucketFixture.body;
import static com.thaloco.releaseconsole.bucket.BucketFixture.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.rehearsal.RehearsalServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that are changed on the way under the right ETag are never taken for the object's. */
class ConfirmedObjectTest {
  private static final String KEY = "manifest.json";
  private static final String TEXT_OF_IT = "{\"hash\": \"00112233445566778899\"}\n";

  private BucketFixture world;
  private S3Bucket honest;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    world =
        BucketFixture.of(
            folder, new RehearsalServer.Storage.Folder(folder.resolve("bucket")), false);
    honest = world.bucket(world.server().s3(), quick());
    honest.put(KEY, body(TEXT_OF_IT), TEXT, ABSENT, work());
  }

  @AfterEach
  void close() {
    honest.close();
    world.close();
  }

  /** Without R2's second between two writes of one key. */
  private static Limits quick() {
    Limits usual = BucketFixture.QUICK;
    return new Limits(
        usual.connect(),
        usual.idle(),
        usual.small(),
        usual.attempts(),
        Duration.ZERO,
        usual.threshold(),
        usual.part(),
        usual.lanes());
  }

  private static String text(Bucket bucket) {
    byte[] bytes = ConfirmedObject.read(bucket, KEY, 1000).orElseThrow().bytes();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String etag() {
    return honest.head(KEY).orElseThrow().etag();
  }

  @Test
  void bytesWhoseMd5IsTheEtagAreReadOnce() {
    var bucket = new FlippingBucket(honest, KEY, read -> false);
    assertThat(text(bucket)).isEqualTo(TEXT_OF_IT);
    assertThat(bucket.reads()).isEqualTo(1);
  }

  @Test
  void aDigitThatChangedOnTheWayIsReadAgain() {
    var bucket = new FlippingBucket(honest, KEY, read -> read == 1);
    assertThat(text(bucket)).isEqualTo(TEXT_OF_IT);
    assertThat(bucket.reads()).isEqualTo(2);
  }

  @Test
  void bytesUnderAnEtagOfPartsArriveTwiceAlike() {
    honest.put(KEY, body(TEXT_OF_IT), TEXT, new Condition.Matches(etag()), work());
    assertThat(etag()).endsWith("-1\"");
    var bucket = new FlippingBucket(honest, KEY, read -> read == 2);
    assertThat(text(bucket)).isEqualTo(TEXT_OF_IT);
    assertThat(bucket.reads()).isEqualTo(3);
  }

  @Test
  void bytesThatArriveDifferentlyEachTimeAreRefused() {
    var bucket = new FlippingBucket(honest, KEY, read -> true);
    assertThatThrownBy(() -> ConfirmedObject.read(bucket, KEY, 1000))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().id()).isEqualTo("bucket.unconfirmed"));
  }

  @Test
  void oneWrongAnswerThatNothingIsThereIsAskedAgain() {
    assertThat(text(FlippingBucket.losing(honest, KEY, read -> read == 1))).isEqualTo(TEXT_OF_IT);
  }

  @Test
  void anAbsentObjectIsEmpty() {
    assertThat(ConfirmedObject.read(honest, "other", 1000)).isEmpty();
  }

  /** So that a write that waits somewhere with the ETag of before is refused. */
  @Test
  void theSameBytesWrittenAgainHaveAnotherEtag() {
    String first = etag();
    honest.put(KEY, body(TEXT_OF_IT), TEXT, new Condition.Matches(first), work());
    String second = etag();
    assertThat(second).isNotEqualTo(first);
    assertThat(honest.put(KEY, body("late"), TEXT, new Condition.Matches(first), work()))
        .isInstanceOf(Written.Refused.class);
    honest.put(KEY, body(TEXT_OF_IT), TEXT, new Condition.Matches(second), work());
    assertThat(etag()).isNotEqualTo(second);
    assertThat(text(honest)).isEqualTo(TEXT_OF_IT);
    assertThat(honest.head(KEY).orElseThrow().metadata()).isEqualTo(TEXT.metadata());
  }

  /** Other bytes came between, and a request that names the ETag of before is still under way. */
  @Test
  void bytesThatComeBackHaveAnotherEtagThanBefore() {
    String first = etag();
    honest.put(KEY, body("other"), TEXT, new Condition.Matches(first), work());
    var again = new Body.Bytes(TEXT_OF_IT.getBytes(StandardCharsets.UTF_8), true);
    honest.put(KEY, again, TEXT, new Condition.Matches(etag()), work());
    String back = etag();
    assertThat(back).isNotEqualTo(first);
    honest.put(KEY, again, TEXT, new Condition.Matches(back), work());
    assertThat(etag()).isNotEqualTo(back);
    assertThat(text(honest)).isEqualTo(TEXT_OF_IT);
  }
}
