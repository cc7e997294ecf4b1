package com.thaloco.releaseconsole.explore;

import static com.thaloco.releaseconsole.explore.Sample.LAST;
import static com.thaloco.releaseconsole.explore.Sample.LATER;
import static com.thaloco.releaseconsole.explore.Sample.NEW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.explore.Op.Kind;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes between two calls of a cut until the manifest names it, and what it does then. */
@Tag("slow")
final class MeanwhileTest extends BetweenCalls {

  MeanwhileTest() {
    super(sample.world());
  }

  // ---- Read back

  @ParameterizedTest
  @ValueSource(strings = {"", ".sig", "tarball"})
  void anObjectThatIsNotWhatWasUploadedIsNotPublished(String which) {
    String key = which.equals("tarball") ? tarball(NEW) : SUMS + which;
    String replaced = cut(readBack(), there -> put(key, "other bytes\n"));
    assertThat(replaced).contains("cut.read-back", key + ", read back from the bucket");
    assertThat(names(NEW)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".sig", "tarball"})
  void anObjectThatIsGoneIsNotPublished(String which) {
    String key = which.equals("tarball") ? tarball(NEW) : SUMS + which;
    assertThat(cut(readBack(), there -> there.delete(key)))
        .contains("cut.read-back", key, "it is not there");
    assertThat(names(NEW)).isFalse();
  }

  @Test
  void aSignatureOfOtherHashesIsNotPublished() {
    assertThat(cut(readBack(), there -> put(SUMS + ".sig", text("v0.1.1/SHA256SUMS.sig"))))
        .contains("cut.read-back", "the pinned key does not accept it");
    assertThat(names(NEW)).isFalse();
  }

  /** Without a Cache-Control, caches may keep for two hours what was replaced. */
  @Test
  void whatClientsHaveSeenOtherwiseIsNotPublishedBeforeNoCacheKeepsIt() {
    Instant begin = world.now();
    assertThat(cut(before(Kind.PUT, SUMS + ".sig"), there -> markAsCutAgain("0".repeat(64))))
        .isEmpty();
    assertThat(Duration.between(begin, world.now())).isGreaterThanOrEqualTo(Duration.ofHours(2));
  }

  // ---- The manifest

  @Test
  void aVersionThatWasBurnedIsNotPublished() {
    assertThat(cut(readBack(), there -> put(BURNED, "{}")))
        .contains("cut.overtaken", "v0.1.2 was burned meanwhile");
    assertThat(names(NEW)).isFalse();
  }

  @Test
  void aVersionThatWasTaggedOnAnotherCommitIsNotPublished() {
    assertThat(cut(readBack(), there -> tagAs(LAST)))
        .contains("cut.overtaken", "v0.1.2 was tagged on");
    assertThat(names(NEW)).isFalse();
  }

  @Test
  void aClaimOfOtherBytesIsNotOvertaken() {
    assertThat(cut(before(Kind.PUT, SUMS + ".sig"), there -> put(CLAIM, "{}")))
        .contains("cut.overtaken", "Another cut of v0.1.2 replaces its objects");
    assertThat(names(NEW)).isFalse();
  }

  /** The ETag is that of the later manifest, which the commit was not checked against. */
  @Test
  void aReleaseSinceTheChecksIsNotPublishedAfter() {
    Machine machine = sample.prepared(NEW, 3, Duration.ofSeconds(5));
    assertThat(
            told(
                machine,
                MaintainerCommand.cut(NEW),
                before(Kind.PUT, SUMS + ".sig"),
                there -> release(LATER, 2)))
        .contains("cut.overtaken", "The last release is now v0.1.3; it was v0.1.1");
    assertThat(names(NEW)).isFalse();
  }

  @Test
  void aReleaseSinceReadBackIsNotPublishedBeside() {
    assertThat(cut(readBack(), there -> release(LATER, 3)))
        .contains("cut.overtaken")
        .contains("v0.1.3");
    assertThat(names(NEW)).isFalse();
  }

  @Test
  void anEntryThatWasTakenOutSinceReadBackIsNotMergedWith() {
    assertThat(cut(readBack(), there -> manifest(read -> read.without(Sample.FIRST))))
        .contains("cut.overtaken", "v0.1.0 was taken out");
    assertThat(names(NEW)).isFalse();
  }

  @Test
  void aManifestThatSaysTheSameInOtherBytesIsWrittenAfterAnotherReadBack() {
    assertThat(cut(readBack(), there -> manifest(read -> read.fenced(7)))).isEmpty();
    assertThat(names(NEW)).isTrue();
    assertThat(read().latest()).contains(NEW);
  }

  @Test
  void aHigherPreReleaseDoesNotKeepItFromBeingLatest() {
    var candidate = new ReleaseVersion("v0.2.0-rc.1");
    assertThat(cut(readBack(), there -> manifest(read -> named(read, candidate))))
        .contains("cut.verify.clients"); // it has no tag: only its entry is there
    assertThat(names(candidate)).isTrue();
    assertThat(read().latest()).contains(NEW);
  }

  // ---- What another has left under this version

  @Test
  void whatIsLeftOfAnEarlierTryIsReplacedBehindAFence() {
    put(SUMS, "an earlier try\n");
    put(tarball(NEW), "an earlier try\n");
    String manifest = read().text();
    assertThat(cut(_ -> false, _ -> {})).isEmpty();
    assertThat(world.object(CLAIM)).isPresent();
    assertThat(world.before("manifest.json").orElseThrow().bytes())
        .isNotEqualTo(manifest.getBytes(UTF_8));
    assertThat(names(NEW)).isTrue();
  }

  @Test
  void theClaimOfAnotherCutThatWasLeftIsTakenOver() {
    put(tarball(NEW), "an earlier try\n");
    put(CLAIM, "{}");
    assertThat(cut(_ -> false, _ -> {})).isEmpty();
    assertThat(text(CLAIM)).contains(world.object(tarball(NEW)).orElseThrow().sha256());
  }

  /** Both looked, found none, and write theirs. */
  @Test
  void aClaimThatAnotherPutsFirstIsNotOvertaken() {
    put(tarball(NEW), "an earlier try\n");
    assertThat(cut(before(Kind.PUT, CLAIM), there -> put(CLAIM, "{}")))
        .contains("cut.overtaken", "Another cut of v0.1.2 replaces its objects");
    assertThat(text(tarball(NEW))).isEqualTo("an earlier try\n");
  }

  @Test
  void aClaimThatIsTakenFromThisCutIsNotTakenBack() {
    put(tarball(NEW), "an earlier try\n");
    put(SUMS, "an earlier try\n");
    assertThat(cut(before(Kind.PUT, tarball(NEW)), there -> put(CLAIM, "{}")))
        .contains("cut.overtaken", "Another cut of v0.1.2 replaces its objects");
    assertThat(text(SUMS)).isEqualTo("an earlier try\n");
  }

  /** A request of the cut whose claim was taken over may still be under way: it names the ETag. */
  @ParameterizedTest
  @CsvSource({"none, false", "older, false", "newer, true", "newer and of other bytes, false"})
  void theRightBytesAreWrittenOnceMoreSinceTheClaim(String claim, boolean again) {
    Machine machine = sample.prepared(NEW, 2, Duration.ofSeconds(5));
    World copy = world.copy();
    new Alone(sample, machine.copyTo(machine.folder().resolveSibling("copy")), copy)
        .killedAt(MaintainerCommand.cut(NEW), before(Kind.PUT, SUMS));
    String json =
        """
        {"format": 1, "version": "v0.1.2", "at": "2026-05-14T12:00:00Z", "commit": "",
         "tarballSha256": "%s"}
        """
            .formatted(copy.object(tarball(NEW)).orElseThrow().sha256());
    if (claim.equals("older")) {
      put(CLAIM, json);
      world.advance(Duration.ofSeconds(10));
    }
    new Alone(sample, machine, world).killedAt(MaintainerCommand.cut(NEW), before(Kind.PUT, SUMS));
    String etag = world.object(tarball(NEW)).orElseThrow().info().etag();
    world.advance(Duration.ofSeconds(10));
    if (claim.startsWith("newer")) {
      put(CLAIM, claim.equals("newer") ? json : "{}");
    }
    told(machine, MaintainerCommand.cut(NEW), _ -> false, _ -> {});
    assertThat(world.object(tarball(NEW)).orElseThrow().info().etag().equals(etag))
        .isEqualTo(!again);
  }

  @ParameterizedTest
  @ValueSource(strings = {"is burned", "is tagged", "names the version"})
  void whatClientsMayHaveSeenIsNotReplaced(String why) {
    String told =
        cut(
            before(Kind.HEAD, tarball(NEW)),
            there -> {
              put(tarball(NEW), "other bytes\n");
              switch (why) {
                case "is burned" -> put(BURNED, "{}");
                case "is tagged" -> tagAs(LAST);
                default -> manifest(read -> named(read, NEW));
              }
            });
    assertThat(told).contains("cut.other-bytes").contains(why);
    assertThat(text(tarball(NEW))).isEqualTo("other bytes\n");
  }

  /** There is no manifest that a fence could change. */
  @Test
  void whatLiesUnderTheFirstVersionOfAllIsNotReplaced() {
    String key = sample.profile().tarballKey(Sample.FIRST.text());
    World empty = new World();
    Outcome<?> outcome =
        new Alone(sample, sample.machine(0), empty)
            .run(
                MaintainerCommand.cut(Sample.FIRST),
                before(Kind.HEAD, key),
                there -> put(there, key, "other bytes\n"));
    assertThat(outcome.toString()).contains("cut.other-bytes", "no manifest yet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"burned", "named", "written"})
  void whatHappensUpToTheFenceCounts(String what) {
    put(tarball(NEW), "an earlier try\n");
    String told =
        cut(
            what.equals("written") ? before(Kind.PUT, "manifest.json") : before(Kind.PUT, CLAIM),
            there -> {
              switch (what) {
                case "burned" -> put(BURNED, "{}");
                case "named" -> manifest(read -> named(read, NEW));
                default -> manifest(read -> read.fenced(7));
              }
            });
    assertThat(told).contains(what.equals("written") ? "cut.fence-lost" : "cut.other-bytes");
    assertThat(text(tarball(NEW))).isEqualTo("an earlier try\n");
  }

  // ---- Where it happens

  /** All objects are in the bucket, the manifest was read, and nothing is published. */
  private static Predicate<Op<?>> readBack() {
    return before(Kind.READ, SUMS);
  }

  private String cut(Predicate<Op<?>> at, Consumer<? super World> meanwhile) {
    Machine machine = sample.prepared(NEW, 2, Duration.ofSeconds(5));
    return told(machine, MaintainerCommand.cut(NEW), at, meanwhile);
  }
}
