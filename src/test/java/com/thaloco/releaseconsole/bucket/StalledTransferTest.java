package com.thaloco.releaseconsole.bucket;

import static com.thaloco.releaseconsole.bucket.BucketFixture.ABSENT;
import static com.thaloco.releaseconsole.bucket.BucketFixture.TEXT;
import static com.thaloco.releaseconsole.bucket.BucketFixture.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.StepId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A network that takes no more bytes, or brings none, and says nothing. The bodies are larger than
 * what the kernel takes at once, so that it is the write that is still and not the wait for an
 * answer.
 */
@Tag("slow")
class StalledTransferTest {
  private static final String PUT = "PUT /releases/banger/";
  private static final String GET = "GET /releases/banger/";
  private static final int MIB = 1 << 20;
  private static final Limits AT_ONCE = limits(64 * MIB, BucketFixture.QUICK.idle());

  /** On a busy machine a part that nobody holds up may stand still for a second, too. */
  private static final Limits IN_PARTS = limits(5 * MIB, Duration.ofSeconds(10));

  @TempDir Path folder;
  private BucketFixture world;
  private FaultyProxy proxy;

  private static Limits limits(long threshold, Duration idle) {
    Limits quick = BucketFixture.QUICK;
    return new Limits(
        quick.connect(),
        idle,
        quick.small(),
        quick.attempts(),
        quick.between(),
        threshold,
        24 * MIB,
        quick.lanes());
  }

  @BeforeEach
  void open() throws IOException {
    world = BucketFixture.inMemory(folder);
    proxy = FaultyProxy.before(world.server().s3());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    world.close();
  }

  private List<Event> put(Limits limits, int size) throws IOException {
    Path file = BucketFixture.file(folder, size);
    List<Event> events = Collections.synchronizedList(new ArrayList<>());
    try (var bucket = world.bucket(proxy.uri(), limits)) {
      Written written =
          bucket.put(
              "k",
              new Body.File(file),
              TEXT,
              ABSENT,
              BucketFixture.run(events).at(new StepId("put")));
      assertThat(written).isInstanceOf(Written.Stored.class);
      assertThat(bucket.head("k").orElseThrow().size()).isEqualTo(size);
    }
    return events;
  }

  @Test
  void isSentAgain() throws IOException {
    proxy.next(1, PUT, new FaultyProxy.Fault.StallUpload(MIB));
    List<Event> events = put(AT_ONCE, 24 * MIB);
    assertThat(proxy.requests()).filteredOn(line -> line.startsWith(PUT)).hasSize(2);
    assertThat(S3FaultsTest.moved(events)).isSorted().doesNotHaveDuplicates().endsWith(24L * MIB);
  }

  @Test
  void isSentAgainWhereOnePartStandsStill() throws IOException {
    proxy.next(1, PUT, new FaultyProxy.Fault.StallUpload(MIB));
    put(IN_PARTS, 60 * MIB);
    assertThat(proxy.requests()).filteredOn(line -> line.startsWith(PUT)).hasSize(4);
  }

  @Test
  void isUnreachableInTheEndAndLeavesNothing() throws IOException {
    proxy.next(99, PUT, new FaultyProxy.Fault.StallUpload(MIB));
    Problem problem =
        catchThrowableOfType(ProblemException.class, () -> put(AT_ONCE, 24 * MIB)).problem();
    assertThat(problem.id()).isEqualTo("bucket.unreachable");
    assertThat(problem.evidence()).anyMatch(line -> line.contains("took no more bytes"));
    assertThat(proxy.requests()).hasSize(BucketFixture.QUICK.attempts());
    try (var direct = world.bucket()) {
      direct.list("", info -> assertThat(info).isNull(), work());
    }
  }

  /**
   * Each silence costs the idle limit: four of them kept a cut from saying anything for minutes.
   */
  @Test
  void isGivenUpWhereADownloadFallsSilentTwice() throws IOException {
    put(AT_ONCE, 3 * MIB);
    proxy.next(99, GET, new FaultyProxy.Fault.StallDownload(1000));
    try (var bucket = world.bucket(proxy.uri())) {
      Problem problem =
          catchThrowableOfType(
                  ProblemException.class,
                  () -> bucket.get("k", OutputStream.nullOutputStream(), work()))
              .problem();
      assertThat(problem.id()).isEqualTo("bucket.ended-short");
    }
    assertThat(proxy.requests()).filteredOn(line -> line.startsWith(GET)).hasSize(2);
  }
}
