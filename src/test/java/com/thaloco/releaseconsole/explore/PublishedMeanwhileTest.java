package com.thaloco.releaseconsole.explore;

import static com.thaloco.releaseconsole.explore.Sample.LAST;
import static com.thaloco.releaseconsole.explore.Sample.LATER;
import static com.thaloco.releaseconsole.explore.Sample.NEW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.cut.Receipt;
import com.thaloco.releaseconsole.cut.ReceiptFiles;
import com.thaloco.releaseconsole.explore.Op.Kind;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes between two calls of a cut once the manifest names it, and what it does then. */
@Tag("slow")
final class PublishedMeanwhileTest extends BetweenCalls {
  private static final Predicate<Op<?>> SCRIPT = before(Kind.PUT, "install.sh");

  private final Machine machine = sample.prepared(NEW, 2, Duration.ofSeconds(5));

  PublishedMeanwhileTest() {
    super(sample.world());
  }

  // ---- The install script

  /** Only the highest stable version that is not burned is what new installs get. */
  @Test
  void aVersionBelowTheHighestIsNamedAndNotLatest() {
    release(LATER, 3);
    assertThat(cut(_ -> false, _ -> {})).isEmpty();
    assertThat(names(NEW)).isTrue();
    assertThat(read().latest()).contains(LATER);
    assertThat(text("install.sh")).contains("# number 3");
    Receipt receipt = receipt();
    assertThat(receipt.latest()).isFalse();
    assertThat(receipt.objects())
        .extracting(Receipt.ObjectRecord::key)
        .doesNotContain("install.sh");
  }

  /** Its own script comes after that of the release that is latest by then. */
  @Test
  void theScriptOfTheReleaseThatBecameLatestIsPutBack() {
    cut(SCRIPT, _ -> becomesLatest(LATER));
    assertThat(text("install.sh")).contains("# number 3");
  }

  @Test
  void theScriptOfAnotherIsLeftWhereItIs() {
    cut(
        SCRIPT,
        there -> {
          becomesLatest(LATER);
          put("install.sh", "another script\n");
        });
    assertThat(text("install.sh")).isEqualTo("another script\n");
  }

  @Test
  void aScriptThatIsDamagedBeforeItIsPutIsReplaced() {
    assertThat(cut(SCRIPT, there -> put("install.sh", "damaged\n"))).isEmpty();
    assertThat(text("install.sh")).contains("# number 2");
  }

  // ---- What is served

  @ParameterizedTest
  @ValueSource(strings = {"install.sh", SUMS, SUMS + ".sig", "tarball"})
  void whatIsNotServedIsNotTagged(String which) {
    String key = which.equals("tarball") ? tarball(NEW) : which;
    Instant begin = world.now();
    assertThat(cut(awaited(), there -> there.delete(key)))
        .contains("cut.not-served", "The public URL does not serve " + key + " after 60 s.")
        .contains("served not served");
    assertThat(world.ref(TAG)).isEmpty();
    assertThat(Duration.between(begin, world.now()))
        .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(70));
  }

  @Test
  void otherBytesThatAreServedAreNotTagged() {
    assertThat(cut(awaited(), there -> put(SUMS, "other bytes\n")))
        .contains("cut.not-served", SUMS);
    assertThat(world.ref(TAG)).isEmpty();
  }

  @Test
  void whatIsServedLateIsWaitedFor() {
    var gone = new ArrayList<Stored>();
    var pauses = new int[1];
    Predicate<Op<?>> late =
        op -> {
          if (gone.isEmpty() && awaited().test(op)) {
            gone.add(world.object(SUMS).orElseThrow());
            world.delete(SUMS);
          }
          if (!gone.isEmpty() && op.kind() == Kind.PAUSE && ++pauses[0] == 5) {
            put(SUMS, new String(gone.getFirst().bytes(), UTF_8));
            manifest(read -> read.fenced(7)); // of another maintainer, meanwhile
          }
          return false;
        };
    assertThat(cut(late, _ -> {})).isEmpty();
    assertThat(pauses[0]).isGreaterThanOrEqualTo(5);
    assertThat(world.ref(TAG)).isPresent();
  }

  // ---- The tag

  @Test
  void aVersionThatWasBurnedIsNotTagged() {
    assertThat(cut(awaited(), there -> put(BURNED, "{}")))
        .contains("tag.burned", "The remote has no tag v0.1.2.", "Finish the withdrawal");
    assertThat(world.ref(TAG)).isEmpty();
  }

  @Test
  void aVersionThatWasBurnedAndTaggedIsSaidToBe() {
    assertThat(
            cut(
                awaited(),
                there -> {
                  put(BURNED, "{}");
                  tagAs(LAST);
                }))
        .contains("tag.burned", "The tag v0.1.2 is on the remote", "Withdraw it again");
  }

  @Test
  void whatTheManifestNoLongerNamesIsNotTagged() {
    assertThat(cut(awaited(), there -> manifest(read -> read.withLatest(LAST).without(NEW))))
        .contains("tag.taken-out");
    assertThat(world.ref(TAG)).isEmpty();
  }

  @Test
  void anEntryOfOtherBytesIsNotTagged() {
    assertThat(
            cut(
                awaited(),
                there -> manifest(read -> named(read.withLatest(LAST).without(NEW), NEW))))
        .contains("tag.taken-out");
    assertThat(world.ref(TAG)).isEmpty();
  }

  @Test
  void aMarkOfBytesThatWereReplacedDoesNotKeepItsReplacementFromTheTag() {
    assertThat(cut(awaited(), there -> markAsCutAgain("0".repeat(64)))).isEmpty();
    assertThat(world.ref(TAG)).isPresent();
  }

  @Test
  void whatIsCutAgainIsNotTagged() {
    assertThat(cut(awaited(), there -> markAsCutAgain())).contains("tag.recut");
    assertThat(world.ref(TAG)).isEmpty();
  }

  @Test
  void aTagOnAnotherCommitIsNotMoved() {
    assertThat(cut(awaited(), there -> tagAs(LAST))).contains("tag.elsewhere", "on the remote");
    assertThat(world.ref(TAG).orElseThrow().commit()).isEqualTo(commitOf(LAST));
  }

  // ---- Once it is tagged

  @ParameterizedTest
  @ValueSource(strings = {"tarball", SUMS, SUMS + ".sig", "install.sh"})
  void whatIsDamagedAfterTheTagHasNoReceipt(String which) {
    String key = which.equals("tarball") ? tarball(NEW) : which;
    assertThat(cut(op -> op.kind() == Kind.PUSH, there -> put(key, "damaged\n")))
        .contains("the release is published and tagged, but not verified");
    assertThat(file().json()).doesNotExist();
  }

  @Test
  void aMarkOfBytesThatWereReplacedIsRemovedWithThem() {
    assertThat(cut(before(Kind.PUT, SUMS), there -> markAsCutAgain("0".repeat(64)))).isEmpty();
    assertThat(world.object(RECUT)).isEmpty();
  }

  /** Another machine may be about to take the entry out. */
  @Test
  void aMarkOfTheseBytesStays() {
    cut(before(Kind.PUT, SUMS), there -> markAsCutAgain());
    assertThat(world.object(RECUT)).isPresent();
  }

  // ---- How

  /** All is published but the tag. */
  private static Predicate<Op<?>> awaited() {
    return before(Kind.FETCH, "manifest.json");
  }

  private void becomesLatest(ReleaseVersion version) {
    manifest(read -> named(read, version).withLatest(version));
    String id = world.ref("refs/tags/" + LAST).orElseThrow().id();
    world.move("refs/tags/" + version, Optional.empty(), Optional.of(id), _ -> sample.commit(3));
  }

  private String cut(Predicate<Op<?>> at, Consumer<? super World> meanwhile) {
    return told(machine, MaintainerCommand.cut(NEW), at, meanwhile);
  }

  private ReceiptFiles file() {
    return ReceiptFiles.of(machine.state().resolve("receipts"), NEW.text(), machine.head());
  }

  private Receipt receipt() {
    return file().read();
  }
}
