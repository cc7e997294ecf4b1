package com.thaloco.releaseconsole.bucket;

import static com.thaloco.releaseconsole.bucket.BucketFixture.ABSENT;
import static com.thaloco.releaseconsole.bucket.BucketFixture.TEXT;
import static com.thaloco.releaseconsole.bucket.BucketFixture.body;
import static com.thaloco.releaseconsole.bucket.BucketFixture.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every implementation of the port does; a subclass gives one with an empty bucket. */
public abstract class BucketContract {
  /** The bucket, always the same within a test. */
  protected abstract Bucket bucket();

  private Written put(String key, String text, Condition condition) {
    return bucket().put(key, body(text), TEXT, condition, work());
  }

  private String text(String key) {
    return bucket()
        .read(key, 1 << 20)
        .map(object -> new String(object.bytes(), StandardCharsets.UTF_8))
        .orElse("nothing");
  }

  private static String etag(Written written) {
    assertThat(written).isInstanceOf(Written.Stored.class);
    return ((Written.Stored) written).etag();
  }

  @Test
  void whatWasWrittenComesBackWithItsHeaders() {
    String etag = etag(put("v0.1.7/SHA256SUMS", "hash  name\n", ABSENT));

    ObjectInfo info = bucket().head("v0.1.7/SHA256SUMS").orElseThrow();
    assertThat(info.key()).isEqualTo("v0.1.7/SHA256SUMS");
    assertThat(info.size()).isEqualTo(11);
    assertThat(info.etag()).isEqualTo(etag);
    assertThat(info.headers())
        .containsEntry("content-type", "text/plain")
        .containsEntry("cache-control", "public, max-age=300")
        .doesNotContainKey("content-encoding");
    assertThat(info.metadata()).isEqualTo(Map.of("commit", "3f2a", "built", "x"));

    var sink = new ByteArrayOutputStream();
    Download got = bucket().get("v0.1.7/SHA256SUMS", sink, work()).orElseThrow();
    assertThat(sink.toString(StandardCharsets.UTF_8)).isEqualTo("hash  name\n");
    assertThat(got.size()).isEqualTo(11);
    assertThat(got.sha256()).isEqualTo(Hashes.sha256(sink.toByteArray()));
    assertThat(got.info().metadata()).isEqualTo(info.metadata());
  }

  @Test
  void anEmptyObjectIsAnObject() {
    put("empty", "", ABSENT);
    assertThat(bucket().head("empty").orElseThrow().size()).isZero();
    assertThat(text("empty")).isEmpty();
  }

  @Test
  void anAbsentObjectIsEmptyAndCanBeDeleted() {
    put("there", "x", ABSENT);
    assertThat(bucket().head("absent")).isEmpty();
    assertThat(bucket().get("absent", new ByteArrayOutputStream(), work())).isEmpty();
    assertThat(bucket().read("absent", 10)).isEmpty();
    bucket().delete("absent");
  }

  @Test
  void aSecondCreationIsRefusedAndChangesNothing() {
    put("once", "first", ABSENT);
    assertThat(put("once", "second", ABSENT)).isInstanceOf(Written.Refused.class);
    assertThat(text("once")).isEqualTo("first");
  }

  @Test
  void aReplacementNeedsTheBytesThatAreThere() {
    String first = etag(put("manifest.json", "{}", ABSENT));
    Condition wrong = new Condition.Matches("\"00000000000000000000000000000000\"");
    assertThat(put("manifest.json", "{1}", wrong)).isInstanceOf(Written.Refused.class);
    String second = etag(put("manifest.json", "{2}", new Condition.Matches(first)));
    assertThat(second).isNotEqualTo(first);
    assertThat(put("manifest.json", "{3}", new Condition.Matches(first)))
        .isInstanceOf(Written.Refused.class);
    assertThat(text("manifest.json")).isEqualTo("{2}");
  }

  /** So that a request that waits somewhere with the ETag of before is refused (decision 71). */
  @Test
  void theSameBytesInThePlaceOfThemselvesHaveAnotherEtag() {
    String first = etag(put("install.sh", "#!/bin/sh\n", ABSENT));
    String second = etag(put("install.sh", "#!/bin/sh\n", new Condition.Matches(first)));
    assertThat(second).isNotEqualTo(first);
    assertThat(bucket().head("install.sh").orElseThrow().etag()).isEqualTo(second);
    assertThat(put("install.sh", "late", new Condition.Matches(first)))
        .isInstanceOf(Written.Refused.class);
  }

  /** There are two forms of the same small object: at once, and as one part. */
  @Test
  void bytesThatComeBackHaveAnotherEtagThanNewOnes() {
    String fresh = etag(put("new", "#!/bin/sh\n", ABSENT));
    String returned =
        etag(
            bucket()
                .put(
                    "returned",
                    new Body.Bytes("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8), true),
                    TEXT,
                    ABSENT,
                    work()));
    assertThat(returned).isNotEqualTo(fresh).endsWith("-1\"");
    String other = etag(put("returned", "other", new Condition.Matches(returned)));
    assertThat(etag(put("returned", "#!/bin/sh\n", new Condition.Matches(other)))).isEqualTo(fresh);
  }

  @Test
  void aReplacementOfNothingIsRefused() {
    assertThat(put("nothing", "x", new Condition.Matches("\"d41d8cd98f00b204e9800998ecf8427e\"")))
        .isInstanceOf(Written.Refused.class);
    assertThat(bucket().head("nothing")).isEmpty();
  }

  @Test
  void ofManyCreationsAtOnceOneWins() {
    List<Callable<Written>> rivals =
        IntStream.range(0, 8)
            .<Callable<Written>>mapToObj(i -> () -> put("race", "rival " + i, ABSENT))
            .toList();
    List<Written> ends = work().all(rivals);
    assertThat(ends).filteredOn(end -> end instanceof Written.Stored).hasSize(1);
  }

  @Test
  void aDeletedObjectIsGone() {
    put("gone", "x", ABSENT);
    bucket().delete("gone");
    assertThat(bucket().head("gone")).isEmpty();
    assertThat(put("gone", "again", ABSENT)).isInstanceOf(Written.Stored.class);
  }

  @Test
  void aListingIsInTheOrderOfTheBytesAndBelowItsPrefixOnly() {
    List<String> keys =
        List.of("v0.1.7/b", "v0.1.7/a", "v0.1.70/a", "v0.1.6/z", "v0.1.7/a b+c&d", "v0.1.7/A");
    keys.forEach(key -> put(key, key, ABSENT));
    var found = new ArrayList<ObjectInfo>();
    bucket().list("v0.1.7/", found::add, work());
    assertThat(found)
        .extracting(ObjectInfo::key)
        .containsExactly("v0.1.7/A", "v0.1.7/a", "v0.1.7/a b+c&d", "v0.1.7/b");
    assertThat(found).allSatisfy(info -> assertThat(info.size()).isEqualTo(info.key().length()));
    var all = new ArrayList<String>();
    bucket().list("", info -> all.add(info.key()), work());
    assertThat(all).hasSize(6);
  }

  @Test
  void aListingOfNothingIsEmpty() {
    var found = new ArrayList<ObjectInfo>();
    bucket().list("history/", found::add, work());
    assertThat(found).isEmpty();
  }

  @Test
  void anObjectLargerThanExpectedIsNotRead() {
    put("large", "0123456789", ABSENT);
    assertThat(bucket().read("large", 10)).isPresent();
    assertThatThrownBy(() -> bucket().read("large", 9))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().id()).isEqualTo("bucket.too-large"));
  }
}
