package com.thaloco.releaseconsole.bucket;

import static com.thaloco.releaseconsole.bucket.BucketFixture.ABSENT;
import static com.thaloco.releaseconsole.bucket.BucketFixture.TEXT;
import static com.thaloco.releaseconsole.bucket.BucketFixture.body;
import static com.thaloco.releaseconsole.bucket.BucketFixture.work;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow") // R2's pace: a second between two writes of one key
class S3BucketTest {
  @Nested
  class InMemory extends OnAServer {
    @Override
    ServedBucket start(Path folder) throws IOException {
      return BucketFixture.inMemory(folder);
    }
  }

  @Nested
  class OnDisk extends OnAServer {
    @Override
    ServedBucket start(Path folder) throws IOException {
      return BucketFixture.onDisk(folder);
    }
  }

  /** Cloudflare's own implementation; where it does otherwise, the test says how. */
  @Nested
  class OnLocalR2 extends OnAServer {
    @Override
    ServedBucket start(Path folder) throws IOException {
      return LocalR2.open(folder);
    }

    /** It ignores the condition at the end of an upload in parts. */
    @Override
    @Test
    void ofManyLargeCreationsAtOnceOneWins() {
      assertThat(largeCreations()).contains(bucket().head("large").orElseThrow().size());
    }

    @Override
    @Test
    void theProbeFindsAllAbilitiesAndLeavesNothing() {
      assertThat(new CapabilityProbe(bucket()).run(work()))
          .isInstanceOfSatisfying(
              Capability.Lacks.class,
              lacks -> assertThat(lacks.which()).isEqualTo(Capability.Ability.PARTS));
      assertThat(keys()).isEmpty();
    }

    /** It takes no key with a line end. */
    @Override
    List<String> oddKeys() {
      return super.oddKeys().stream().filter(key -> !key.contains("\n")).toList();
    }

    /** It does not list them. */
    @Override
    @Test
    void anUploadThatWasBrokenOffIsFound() {
      assertThat(bucket().unfinishedUploads(work())).isEmpty();
    }
  }

  abstract static class OnAServer extends BucketContract {
    @TempDir Path folder;
    private ServedBucket world;
    private S3Bucket bucket;

    abstract ServedBucket start(Path folder) throws IOException;

    @BeforeEach
    void open() throws IOException {
      world = start(folder);
      bucket = world.bucket();
    }

    @AfterEach
    void close() {
      if (bucket != null) { // there is no local R2 everywhere
        bucket.close();
        world.close();
      }
    }

    @Override
    protected Bucket bucket() {
      return bucket;
    }

    @Test
    void ofManyReplacementsByDifferentMachinesOneWins() {
      var etag = ((Written.Stored) bucket.put("m", body("0"), TEXT, ABSENT, work())).etag();
      work().pause(BucketFixture.QUICK.between());
      List<Callable<Written>> rivals =
          IntStream.range(0, 8)
              .<Callable<Written>>mapToObj(i ->
                  () -> {
                    try (var own = world.bucket()) { // with a pace of its own
                      return own.put(
                          "m", body("rival " + i), TEXT, new Condition.Matches(etag), work());
                    }
                  })
              .toList();
      assertThat(work().all(rivals)).filteredOn(Written.Stored.class::isInstance).hasSize(1);
    }

    @Test
    void aLargeFileGoesInEqualPartsAndComesBackWhole() throws IOException {
      Path file = BucketFixture.file(folder, (16 << 20) + 7);
      List<Event> events = Collections.synchronizedList(new ArrayList<>());
      Written written =
          bucket.put(
              "large",
              new Body.File(file),
              TEXT,
              ABSENT,
              BucketFixture.run(events).at(new StepId("t")));
      assertThat(written).isInstanceOf(Written.Stored.class);
      assertThat(((Written.Stored) written).etag()).endsWith("-4\"");

      var sink = new ByteArrayOutputStream();
      Download got = bucket.get("large", sink, work()).orElseThrow();
      assertThat(sink.toByteArray()).isEqualTo(Files.readAllBytes(file));
      assertThat(got.info().metadata()).isEqualTo(TEXT.metadata());
      assertThat(got.info().headers()).containsEntry("cache-control", TEXT.cacheControl());
      List<Long> moved = S3FaultsTest.moved(events);
      assertThat(moved).isSorted().endsWith((16L << 20) + 7);
      var all = new ArrayList<String>();
      bucket.list("", info -> all.add(info.key()), work());
      assertThat(all).containsExactly("large");

      assertThat(bucket.put("large", new Body.File(file), TEXT, ABSENT, work()))
          .isInstanceOf(Written.Refused.class);
      assertThat(
              bucket.put(
                  "large",
                  new Body.File(file),
                  TEXT,
                  new Condition.Matches(got.info().etag()),
                  work()))
          .isInstanceOf(Written.Stored.class);
    }

    @Test
    void ofManyLargeCreationsAtOnceOneWins() {
      assertThat(largeCreations()).containsExactly(bucket.head("large").orElseThrow().size());
    }

    /** The sizes of those that were told that they won. */
    List<Long> largeCreations() {
      List<Callable<Optional<Long>>> rivals =
          IntStream.range(0, 4)
              .<Callable<Optional<Long>>>mapToObj(i -> () -> largeCreation((7 << 20) + i))
              .toList();
      return work().all(rivals).stream().flatMap(Optional::stream).toList();
    }

    /** The size, if it was stored. */
    private Optional<Long> largeCreation(int size) throws IOException {
      try (var own = world.bucket()) {
        Path file = BucketFixture.file(folder, size);
        Written written = own.put("large", new Body.File(file), TEXT, ABSENT, work());
        return written instanceof Written.Stored ? Optional.of((long) size) : Optional.empty();
      }
    }

    @Test
    void keysAndMetadataThatWouldNotComeBackAreRefused() {
      for (String key : List.of("", "/a", "a//b", "../a", "a/./b", "a\nb", "x".repeat(1018))) {
        assertThatThrownBy(() -> bucket.put(key, body("x"), TEXT, ABSENT, work()))
            .isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem().id()).isEqualTo("bucket.key"));
      }
      for (Map<String, String> odd :
          List.of(Map.of("Commit", "x"), Map.of("a", "ü"), Map.of("a", "x".repeat(9000)))) {
        var headers = new ObjectHeaders("text/plain", "no-cache", odd);
        assertThatThrownBy(() -> bucket.put("k", body("x"), headers, ABSENT, work()))
            .isInstanceOfSatisfying(
                ProblemException.class,
                e -> assertThat(e.problem().id()).isEqualTo("bucket.metadata"));
      }
      String longest = ("x".repeat(200) + "/").repeat(5) + "x".repeat(1017 - 5 * 201);
      assertThat(bucket.put(longest, body("x"), TEXT, ABSENT, work()))
          .isInstanceOf(Written.Stored.class);
    }

    @Test
    void anUploadThatWasBrokenOffIsFound() {
      BrokenOffUpload.leave(world.rules(), "part+ed%41 é");
      assertThat(bucket.unfinishedUploads(work()).orElseThrow())
          .extracting(UnfinishedUpload::key)
          .containsExactly("part+ed%41 é");
    }

    @Test
    void aKeyThatNoXmlCanCarryIsListedReadAndRemoved() {
      List<String> odd = oddKeys();
      odd.forEach(key -> OtherTool.put(world.rules(), key, ""));
      assertThat(keys()).containsExactlyInAnyOrderElementsOf(odd);
      for (String key : odd) {
        assertThat(bucket.head(key)).isPresent();
        assertThat(bucket.read(key, 10)).isPresent();
        bucket.delete(key);
      }
      assertThat(keys()).isEmpty();
    }

    List<String> oddKeys() {
      return List.of(
          "a\u0001b", "line\nend", "plus+ and%41", "esc\u001b[31m", "folder/", "ü\u202e");
    }

    List<String> keys() {
      var keys = new ArrayList<String>();
      bucket.list("", info -> keys.add(info.key()), work());
      return keys;
    }

    @Test
    void aMissingFileIsAProblem() {
      assertThatThrownBy(
              () -> bucket.put("k", new Body.File(folder.resolve("absent")), TEXT, ABSENT, work()))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem().id()).isEqualTo("bucket.body-unreadable"));
    }

    @Test
    void theProbeFindsAllAbilitiesAndLeavesNothing() {
      assertThat(new CapabilityProbe(bucket).run(work())).isEqualTo(new Capability.Able(List.of()));
      assertThat(keys()).isEmpty();
    }

    @Test
    void theProbeRemovesWhatOneThatWasKilledADayAgoHasLeft() {
      String left = ".probe/0123456789abcdef01234567";
      for (String key : List.of(left, ".probe/README")) {
        bucket.put(key, body("x"), TEXT, ABSENT, work());
      }
      Clock tomorrow = Clock.offset(Clock.systemUTC(), Duration.ofHours(25));
      Work later = Run.serial(tomorrow, event -> {}).at(new StepId("probe"));
      assertThat(new CapabilityProbe(bucket).run(work()).leftovers())
          .containsExactly(left, ".probe/README");
      assertThat(new CapabilityProbe(bucket).run(later).leftovers())
          .containsExactly(".probe/README");
      assertThat(bucket.head(left)).isEmpty();
    }

    @Test
    void theProbeTellsOfLeftoversAndLeavesThem() {
      bucket.put(".probe/old", body("x"), TEXT, ABSENT, work());
      assertThat(new CapabilityProbe(bucket).run(work()).leftovers()).containsExactly(".probe/old");
      assertThat(bucket.head(".probe/old")).isPresent();
    }
  }
}
