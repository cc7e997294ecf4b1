package com.thaloco.releaseconsole.bucket;

import static com.thaloco.releaseconsole.bucket.BucketFixture.QUICK;
import static com.thaloco.releaseconsole.bucket.BucketFixture.work;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.Capability.Ability;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.rehearsal.RehearsalServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers that do not do what publishing relies on. */
@Tag("slow") // R2's pace: a second between two writes of one key
class CapabilityProbeTest {
  private static final Problem DENIED =
      Problem.refused("bucket.access-denied", "DELETE is denied.", "Nothing.", "Allow it.");

  private BucketFixture world;
  private S3Bucket honest;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    world = BucketFixture.inMemory(folder);
    honest = world.bucket();
  }

  @AfterEach
  void close() {
    honest.close();
    world.close();
  }

  @Test
  @Timeout(60) // a single pause would last an hour
  void aServerOnThisMachineThatAllowsAnyPaceIsNotWaitedFor(@TempDir Path other) throws IOException {
    var patient =
        new Limits(
            QUICK.connect(),
            QUICK.idle(),
            QUICK.small(),
            QUICK.attempts(),
            Duration.ofHours(1),
            QUICK.threshold(),
            QUICK.part(),
            QUICK.lanes());
    try (var relaxed = BucketFixture.of(other, new RehearsalServer.Storage.Memory(), false);
        var bucket = relaxed.bucket(relaxed.server().s3(), patient)) {
      assertThat(new CapabilityProbe(bucket).run(work())).isInstanceOf(Capability.Able.class);
    }
  }

  @Test
  void aServerThatIgnoresIfNoneMatchIsFound() {
    assertLacks(
        Ability.CREATE_ONCE,
        new Other() {
          @Override
          public Written put(
              String key, Body body, ObjectHeaders headers, Condition condition, Work work) {
            return condition instanceof Condition.Absent
                ? carelessly(key, body, headers, work)
                : honest.put(key, body, headers, condition, work);
          }
        });
  }

  @Test
  void aServerThatIgnoresIfMatchIsFound() {
    assertLacks(
        Ability.REPLACE_KNOWN,
        new Other() {
          @Override
          public Written put(
              String key, Body body, ObjectHeaders headers, Condition condition, Work work) {
            return condition instanceof Condition.Matches
                ? carelessly(key, body, headers, work)
                : honest.put(key, body, headers, condition, work);
          }
        });
  }

  @Test
  void aServerThatRefusesTheRightETagIsFound() {
    assertLacks(
        Ability.REPLACE_KNOWN,
        new Other() {
          @Override
          public Written put(
              String key, Body body, ObjectHeaders headers, Condition condition, Work work) {
            return condition instanceof Condition.Matches
                ? new Written.Refused()
                : honest.put(key, body, headers, condition, work);
          }
        });
  }

  @Test
  void aServerThatSaysRefusedAndWritesIsFound() {
    assertLacks(
        Ability.CREATE_ONCE,
        new Other() {
          @Override
          public Written put(
              String key, Body body, ObjectHeaders headers, Condition condition, Work work) {
            boolean there = honest.head(key).isPresent();
            Written written = carelessly(key, body, headers, work);
            return there && condition instanceof Condition.Absent ? new Written.Refused() : written;
          }
        });
  }

  @Test
  void credentialsThatMayNotDeleteAreFound() {
    Capability found =
        new CapabilityProbe(
                new Other() {
                  @Override
                  public void delete(String key) {
                    throw DENIED.toException();
                  }
                })
            .run(work());
    assertThat(found)
        .isInstanceOfSatisfying(
            Capability.Lacks.class, lacks -> assertThat(lacks.which()).isEqualTo(Ability.DELETE));
  }

  private void assertLacks(Ability ability, Bucket bucket) {
    assertThat(new CapabilityProbe(bucket).run(work()))
        .isInstanceOfSatisfying(
            Capability.Lacks.class, lacks -> assertThat(lacks.which()).isEqualTo(ability));
    var left = new ArrayList<String>();
    honest.list("", info -> left.add(info.key()), work());
    assertThat(left).as("left behind").isEmpty();
  }

  /** Behaves like the real one where it is not told otherwise. */
  private class Other implements Bucket {
    /** Writes whatever the condition says. */
    Written carelessly(String key, Body body, ObjectHeaders headers, Work work) {
      Condition holds =
          honest
              .head(key)
              .<Condition>map(there -> new Condition.Matches(there.etag()))
              .orElseGet(Condition.Absent::new);
      return honest.put(key, body, headers, holds, work);
    }

    @Override
    public String name() {
      return honest.name();
    }

    @Override
    public Optional<ObjectInfo> head(String key) {
      return honest.head(key);
    }

    @Override
    public Optional<Download> get(String key, OutputStream sink, Work work) {
      return honest.get(key, sink, work);
    }

    @Override
    public Optional<SmallObject> read(String key, int limit) {
      return honest.read(key, limit);
    }

    @Override
    public void list(String prefix, Consumer<? super ObjectInfo> each, Work work) {
      honest.list(prefix, each, work);
    }

    @Override
    public Written put(
        String key, Body body, ObjectHeaders headers, Condition condition, Work work) {
      return honest.put(key, body, headers, condition, work);
    }

    @Override
    public void delete(String key) {
      honest.delete(key);
    }

    @Override
    public void close() {}
  }
}
