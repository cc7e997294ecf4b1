package com.thaloco.releaseconsole.explore;

import static com.thaloco.releaseconsole.explore.Sample.FIRST;
import static com.thaloco.releaseconsole.explore.Sample.LAST;
import static com.thaloco.releaseconsole.explore.Sample.LATER;
import static com.thaloco.releaseconsole.explore.Sample.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.cut.Unfinished;
import com.thaloco.releaseconsole.explore.Op.Kind;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.recover.RecoverResult.Recovered;
import com.thaloco.releaseconsole.recover.RecoveryKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes between two calls of a re-cut, or of a cut that is resumed elsewhere. */
@Tag("slow")
final class RecutMeanwhileTest extends BetweenCalls {
  private static final MaintainerCommand AGAIN =
      MaintainerCommand.recover(RecoveryKind.RE_CUT, NEW);
  private static final MaintainerCommand RESUME =
      MaintainerCommand.recover(RecoveryKind.RESUME, NEW);
  private static final Predicate<Op<?>> MARKED = before(Kind.PUT, RECUT);

  private final Machine first;
  private final Machine machine = sample.machine(3);

  RecutMeanwhileTest() {
    super(sample.world());
    first = sample.published(world, NEW, 2);
  }

  // ---- A re-cut

  @Test
  void otherBytesReturnAfterBothWaits() {
    String old = sha256();
    var times = new HashMap<String, Instant>();
    Predicate<Op<?>> watched =
        op -> {
          if (world.object(RECUT).isPresent()) {
            times.put(op.toString(), world.now());
          }
          return false;
        };
    assertThat(told(machine, AGAIN, watched, _ -> {})).isEmpty();
    assertThat(sha256()).isNotEqualTo(old);
    assertThat(commitOf(NEW)).isEqualTo(sample.commit(3));
    assertThat(names(NEW)).isTrue();
    assertThat(read().latest()).contains(NEW);
    assertThat(world.object(RECUT)).isEmpty();
    assertThat(text("install.sh")).contains("# number 3");
    // The manifest is served without its entry, then the objects are replaced, then it returns.
    assertThat(between(times, "FETCH bucket:manifest.json", "PUT bucket:" + tarball(NEW)))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    assertThat(between(times, "PUT bucket:" + tarball(NEW), "PUT bucket:manifest.json"))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(3));
  }

  private static Duration between(Map<String, Instant> times, String one, String other) {
    assertThat(times).containsKeys(one, other);
    return Duration.between(
        times.getOrDefault(one, Instant.MAX), times.getOrDefault(other, Instant.MIN));
  }

  @Test
  void clientsGoBackWhileItsEntryIsOut() {
    killed(machine, AGAIN, before(Kind.PUT, tarball(NEW)));
    assertThat(names(NEW)).isFalse();
    assertThat(read().latest()).contains(LAST);
    assertThat(text("install.sh")).contains("# number 1");
    assertThat(text(RECUT)).contains(sha256(), "public, max-age=3");
    assertThat(run(machine, AGAIN)).isEmpty();
    assertThat(commitOf(NEW)).isEqualTo(sample.commit(3));
  }

  @Test
  void anotherLatestStaysWhileItsEntryIsOut() {
    manifest(read -> read.withLatest(FIRST));
    killed(machine, AGAIN, before(Kind.PUT, tarball(NEW)));
    assertThat(names(NEW)).isFalse();
    assertThat(read().latest()).contains(FIRST);
    assertThat(text("install.sh")).contains("# number 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"recover.burned", "recover.tagged", "recover.not-named"})
  void whatMayNotBeCutAgainIsNot(String id) {
    String old = sha256();
    String manifest = read().text();
    switch (id) {
      case "recover.burned" -> put(BURNED, "{}");
      case "recover.tagged" -> tagAs(LAST);
      default -> {
        manifest(read -> read.withLatest(LAST).without(NEW));
        manifest = read().text();
      }
    }
    assertThat(run(machine, AGAIN)).contains(id);
    assertThat(sha256()).isEqualTo(old);
    assertThat(read().text()).isEqualTo(manifest);
    assertThat(world.object(RECUT)).isEmpty();
  }

  @Test
  void whatIsTaggedHereIsNotCutAgain() {
    tagAs(LAST);
    assertThat(told(machine, AGAIN, _ -> true, _ -> untag(NEW))).contains("recover.tagged");
    assertThat(names(NEW)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"burned", "tagged"})
  void whatHappensBeforeItsMarkKeepsItFromClients(String what) {
    String old = sha256();
    told(
        machine,
        AGAIN,
        MARKED,
        there -> {
          if (what.equals("burned")) {
            put(BURNED, "{}");
          } else {
            tagAs(LAST);
          }
        });
    assertThat(sha256()).isEqualTo(old);
    assertThat(world.ref(TAG).map(ref -> ref.commit()))
        .isEqualTo(what.equals("burned") ? Optional.empty() : Optional.of(commitOf(LAST)));
  }

  @Test
  void whatIsTaggedBeforeItsEntryGoesIsNotReplaced() {
    String old = sha256();
    assertThat(told(machine, AGAIN, kept(), there -> tagAs(LAST))).isNotEmpty();
    assertThat(sha256()).isEqualTo(old);
  }

  /** The first machine's cut was only stopped: it goes on with what is there by then. */
  @Test
  void theCutThatWasStoppedDoesNotTagOtherBytes() {
    assertThat(run(machine, AGAIN)).isEmpty();
    assertThat(run(first, MaintainerCommand.cut(NEW))).isNotEmpty();
    assertThat(commitOf(NEW)).isEqualTo(sample.commit(3));
    assertThat(run(first.unlocked(), RESUME)).isEmpty();
    assertThat(commitOf(NEW)).isEqualTo(sample.commit(3));
    assertThat(Unfinished.of(state(first))).isEmpty();
  }

  @Test
  void whatAnotherFinishedMeanwhileIsSaidToBe() {
    killed(machine, AGAIN, before(Kind.PUT, tarball(NEW)));
    assertThat(run(sample.machine(3), AGAIN)).isEmpty();
    Outcome<?> outcome = outcome(machine, AGAIN);
    assertThat(outcome).isInstanceOf(Outcome.Ok.class);
    assertThat(commitOf(NEW)).isEqualTo(sample.commit(3));
    assertThat(((Recovered) ((Outcome.Ok<?>) outcome).value()).sentence())
        .isIn(
            "v0.1.2 was published and tagged again by another machine.",
            "v0.1.2 is released, tagged and verified.");
  }

  @Test
  void whatWasReplacedByAnotherIsFinishedFromItsCommit() {
    killed(machine, AGAIN, before(Kind.PUT, "v0.1.2/SHA256SUMS.sig"));
    world.advance(Duration.ofMinutes(1));
    assertThat(run(sample.machine(2), AGAIN)).isEmpty();
    assertThat(commitOf(NEW)).isEqualTo(sample.commit(3));
  }

  @Test
  void whatWasOnlyMarkedByAnotherIsCutFromHere() {
    killed(machine, AGAIN, before(Kind.PUT, tarball(NEW)));
    world.advance(Duration.ofMinutes(1));
    String old = sha256();
    assertThat(run(sample.machine(3), AGAIN)).isEmpty();
    assertThat(sha256()).isNotEqualTo(old);
    assertThat(world.object(RECUT)).isEmpty();
  }

  /** Nothing is taken from clients before everything that a cut needs is cleared. */
  @Test
  void aCheckThatBlocksKeepsTheEntryWhereItIs() {
    put("v0.1.2/SHA256SUMS", "damaged\n");
    assertThat(run(machine, AGAIN)).contains("check.manifest.shape");
    assertThat(names(NEW)).isTrue();
    assertThat(world.object(RECUT)).isEmpty();
  }

  /** Its own cut of the commit before is ended, and none of its bytes return. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void theMachineThatPublishedItCutsItAgain(int commit) {
    Machine here = first.at(sample.commit(commit)).unlocked();
    assertThat(run(here, AGAIN)).isEmpty();
    assertThat(commitOf(NEW)).isEqualTo(sample.commit(commit));
    assertThat(world.object(RECUT)).isEmpty();
    assertThat(Unfinished.of(state(here))).isEmpty();
  }

  @Test
  void whatWasStoppedAfterItsTagIsFinished() {
    var pushed = new boolean[1];
    killed(
        machine,
        AGAIN,
        op -> {
          pushed[0] |= op.kind() == Kind.PUSH;
          return pushed[0] && op.kind() == Kind.FETCH;
        });
    assertThat(world.ref(TAG)).isPresent();
    assertThat(Unfinished.of(state(machine))).isPresent();
    assertThat(run(machine, AGAIN)).isEmpty();
    assertThat(Unfinished.of(state(machine))).isEmpty();
    assertThat(run(machine, AGAIN)).contains("recover.tagged");
  }

  @Test
  void aTarballWithoutMetadataIsReplacedByTheHashThatIsListed() {
    String listed = sha256();
    says(tarball(NEW), Map.of());
    killed(machine, AGAIN, before(Kind.PUT, "manifest.json"));
    assertThat(text(RECUT)).contains(listed);
    assertThat(run(machine, AGAIN)).isEmpty();
    assertThat(world.object(RECUT)).isEmpty();
  }

  /** A machine that never began one has nothing to finish. */
  @Test
  void aFinishedReleaseIsNotCutAgain() {
    assertThat(run(first, MaintainerCommand.cut(NEW))).isEmpty();
    assertThat(run(machine, AGAIN)).contains("recover.tagged");
  }

  // ---- Resumed elsewhere

  @Test
  void whatIsPublishedIsFinishedElsewhere() {
    String old = sha256();
    Outcome<?> outcome = outcome(machine, RESUME);
    assertThat(outcome).isInstanceOf(Outcome.Ok.class);
    assertThat(((Recovered) ((Outcome.Ok<?>) outcome).value()).sentence())
        .isEqualTo("v0.1.2 is released, tagged and verified.");
    assertThat(sha256()).isEqualTo(old);
    assertThat(commitOf(NEW)).isEqualTo(sample.commit(2));
  }

  /** It is about to take the entry out. */
  @Test
  void theMarkOfAnotherIsLeftByAResume() {
    assertThat(told(machine, RESUME, before(Kind.READ, "v0.1.2/SHA256SUMS"), _ -> markAsCutAgain()))
        .contains("tag.recut");
    assertThat(world.object(RECUT)).isPresent();
    assertThat(world.ref(TAG)).isEmpty();
  }

  @Test
  void aBurnedVersionIsNotResumed() {
    put(BURNED, "{}");
    assertThat(run(machine, RESUME)).contains("recover.burned", "Nothing was resumed.");
    assertThat(world.ref(TAG)).isEmpty();
  }

  @Test
  void objectsOfTwoCommitsAreNotResumed() {
    says("v0.1.2/SHA256SUMS", Map.of("commit", sample.commit(3)));
    assertThat(run(machine, RESUME)).contains("recover.mixed");
    assertThat(world.ref(TAG)).isEmpty();
  }

  @Test
  void objectsOfAnUnknownCommitAreNotResumed() {
    for (String key : List.of(tarball(NEW), "v0.1.2/SHA256SUMS", "v0.1.2/SHA256SUMS.sig")) {
      says(key, Map.of("commit", "f".repeat(40)));
    }
    assertThat(run(machine, RESUME)).contains("recover.unknown-commit", "Nothing was resumed.");
  }

  @Test
  void thereIsNothingToResumeWhereNothingNamesACommit() {
    assertThat(run(machine, MaintainerCommand.recover(RecoveryKind.RESUME, LATER)))
        .contains("recover.nothing-to-resume");
  }

  /** Its own bytes can't be published any more. */
  @Test
  void aCutThatWasOvertakenIsEndedHereAndTheOtherFinished() {
    Machine late = sample.prepared(NEW, 3, Duration.ofSeconds(65));
    assertThat(run(late.unlocked(), RESUME)).isEmpty();
    assertThat(commitOf(NEW)).isEqualTo(sample.commit(2));
    assertThat(Unfinished.of(state(late))).isEmpty();
  }

  // ---- How

  private String sha256() {
    return world.object(tarball(NEW)).orElseThrow().sha256();
  }
}
