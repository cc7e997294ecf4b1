package com.thaloco.releaseconsole.explore;

import static com.thaloco.releaseconsole.explore.Sample.FIRST;
import static com.thaloco.releaseconsole.explore.Sample.LAST;
import static com.thaloco.releaseconsole.explore.Sample.LATER;
import static com.thaloco.releaseconsole.explore.Sample.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.Written;
import com.thaloco.releaseconsole.cut.CutRequest;
import com.thaloco.releaseconsole.cut.CutResult;
import com.thaloco.releaseconsole.cut.Receipt;
import com.thaloco.releaseconsole.cut.ReceiptFiles;
import com.thaloco.releaseconsole.cut.Unfinished;
import com.thaloco.releaseconsole.explore.Op.Kind;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.recover.RecoveryKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a cut that was stopped: resumed, begun anew, or abandoned. */
@Tag("slow")
final class ResumedCutTest extends BetweenCalls {
  private static final Predicate<Op<?>> NEVER = _ -> false;
  private static final MaintainerCommand CUT = MaintainerCommand.cut(NEW);
  private static final MaintainerCommand ABANDON = MaintainerCommand.abandon(NEW);

  ResumedCutTest() {
    super(sample.world());
  }

  // ---- Abandoned

  @Test
  void whatIsNotPublicIsAbandonedAndNothingOfItIsKeptHere() {
    Machine machine = killedAt(before(Kind.PUT, "v0.1.2/SHA256SUMS.sig"));
    StateFolder state = state(machine);
    Path artefacts = state.artefacts(NEW.text(), machine.head());
    assertThat(artefacts).isDirectory();
    assertThat(run(machine, ABANDON)).isEmpty();
    assertThat(Unfinished.of(state)).isEmpty();
    assertThat(state.journal()).doesNotExist();
    assertThat(state.ended()).isNotEmptyDirectory();
    assertThat(artefacts).doesNotExist();
    assertThat(names(NEW)).isFalse();
  }

  /** Its manifest may be under way, and would publish what no one finishes. */
  @Test
  void theManifestOfAnAbandonedCutIsRefusedWhenItComesLate() {
    var late = new AtomicReference<Op<?>>();
    Machine machine =
        killedAt(op -> {
          if (before(Kind.PUT, "manifest.json").test(op)) {
            late.set(op);
          }
          return late.get() != null;
        });
    assertThat(run(machine, ABANDON)).isEmpty();
    assertThat(late.get().act().apply(world)).isInstanceOf(Written.Refused.class);
    assertThat(names(NEW)).isFalse();
  }

  @Test
  void whatIsPublishedBeforeTheFenceIsNotAbandoned() {
    var late = new AtomicReference<Op<?>>();
    Machine machine =
        killedAt(op -> {
          if (before(Kind.PUT, "manifest.json").test(op)) {
            late.set(op);
          }
          return late.get() != null;
        });
    Predicate<Op<?>> read = before(Kind.READ, "manifest.json");
    var reads = new int[1];
    assertThat(
            told(
                machine,
                ABANDON,
                op -> read.test(op) && ++reads[0] == 2,
                there -> late.get().act().apply(there)))
        .contains("cut.is-public", "v0.1.2 is in the manifest");
    assertThat(Unfinished.of(state(machine))).isPresent();
  }

  @Test
  void aFenceThatIsLostDoesNotAbandon() {
    Machine machine = killedAt(before(Kind.PUT, "manifest.json"));
    assertThat(
            told(
                machine,
                ABANDON,
                before(Kind.PUT, "manifest.json"),
                _ -> manifest(read -> read.fenced(7))))
        .contains("cut.fence-lost", "The cut was not abandoned.");
    assertThat(Unfinished.of(state(machine))).isPresent();
  }

  @Test
  void whatIsPublicIsNotAbandoned() {
    Machine machine = killedAt(op -> op.kind() == Kind.PUSH);
    assertThat(run(machine, ABANDON)).contains("cut.is-public", "v0.1.2 is in the manifest");
    assertThat(Unfinished.of(state(machine))).isPresent();
    assertThat(run(machine, CUT)).isEmpty();
  }

  @Test
  void whatIsTaggedIsNotAbandoned() {
    Machine machine = killedAt(op -> op.kind() == Kind.PUSH);
    tagAs(LAST);
    manifest(read -> read.withLatest(LAST).without(NEW));
    assertThat(run(machine, ABANDON)).contains("cut.is-public", "tagged on the remote");
    assertThat(Unfinished.of(state(machine))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"entry", "tag"})
  void whatAnotherHasPublishedDoesNotKeepACutFromBeingAbandoned(String what) {
    Machine machine =
        killedAt(
            what.equals("entry")
                ? before(Kind.PUT, "manifest.json")
                : before(Kind.PUT, "v0.1.2/SHA256SUMS"));
    if (what.equals("entry")) {
      manifest(read -> named(read, NEW));
    } else {
      tagAs(LAST);
    }
    assertThat(run(machine, ABANDON)).isEmpty();
    assertThat(Unfinished.of(state(machine))).isEmpty();
  }

  @Test
  void onlyTheUnfinishedCutIsAbandoned() {
    assertThat(run(sample.machine(2), ABANDON)).contains("cut.nothing-unfinished");
    Machine machine = killedAt(before(Kind.PUT, "v0.1.2/SHA256SUMS"));
    assertThat(run(machine, MaintainerCommand.abandon(LATER)))
        .contains("cut.other-unfinished", "v0.1.2", "v0.1.3");
    assertThat(run(machine, MaintainerCommand.cut(LATER))).contains("cut.other-unfinished");
    assertThat(Unfinished.of(state(machine))).isPresent();
  }

  // ---- Which commit

  @Test
  void whatIsNotPublicAsksWhichCommitIsReleased() {
    Machine moved = killedAt(before(Kind.PUT, "v0.1.2/SHA256SUMS.sig")).at(sample.commit(3));
    assertThat(run(moved, CUT)).contains("Asks", "cut.commit");
    assertThat(run(moved, MaintainerCommand.dryRun(new CutRequest(NEW, Map.of(), true))))
        .contains("Asks", "cut.commit");
    assertThat(names(NEW)).isFalse();
    assertThat(Unfinished.of(state(moved))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void theCommitThatIsChosenIsReleased(int chosen) {
    Machine moved = killedAt(before(Kind.PUT, "v0.1.2/SHA256SUMS.sig")).at(sample.commit(3));
    var request = new CutRequest(NEW, Map.of("cut.commit", sample.commit(chosen)), true);
    assertThat(run(moved.unlocked(), MaintainerCommand.cut(request))).isEmpty();
    assertThat(commitOf(NEW)).isEqualTo(sample.commit(chosen));
    assertThat(text("install.sh")).contains("# number " + chosen);
  }

  /** An answer that was given before is not one to the question about another HEAD. */
  @Test
  void whatIsBegunAnewAsksForItsPlan() {
    Machine moved = killedAt(before(Kind.PUT, "v0.1.2/SHA256SUMS.sig")).at(sample.commit(3));
    var request = new CutRequest(NEW, Map.of("cut.commit", sample.commit(3)), false);
    assertThat(run(moved.unlocked(), MaintainerCommand.cut(request)))
        .contains("Asks", "Cut v0.1.2 from " + sample.commit(3));
    assertThat(Unfinished.of(state(moved)).orElseThrow().opened().commit())
        .isEqualTo(sample.commit(2));
  }

  @Test
  void whatIsPublicIsFinishedWithItsOwnCommit() {
    Machine moved = killedAt(op -> op.kind() == Kind.PUSH).at(sample.commit(3));
    assertThat(run(moved, MaintainerCommand.dryRun(new CutRequest(NEW, Map.of(), true)))).isEmpty();
    assertThat(world.ref(TAG)).isEmpty();
    assertThat(run(moved, CUT)).isEmpty();
    assertThat(commitOf(NEW)).isEqualTo(sample.commit(2));
  }

  @Test
  void whatIsTaggedAndNotNamedIsNotBegunAnew() {
    Machine moved = killedAt(op -> op.kind() == Kind.PUSH).at(sample.commit(3));
    tagAs(LAST);
    manifest(read -> read.withLatest(LAST).without(NEW));
    assertThat(run(moved, CUT)).isNotEmpty().doesNotContain("cut.commit");
    assertThat(commitOf(NEW)).isEqualTo(commitOf(LAST));
  }

  /** The manifest was meant and never written: clients see nothing. */
  @Test
  void whatWasOnlyMeantToBePublicIsCheckedAgain() {
    Machine machine = killedAt(before(Kind.PUT, "manifest.json"));
    put(BURNED, "{}");
    assertThat(run(machine, CUT)).contains("check.", "version.unused");
    assertThat(names(NEW)).isFalse();
  }

  // ---- Elsewhere

  /** Built again with the time that the tarball tells, so that its bytes are the same. */
  @Test
  void theSameCommitElsewhereGoesOnWithTheSameBytes() {
    killedAt(before(Kind.PUT, "v0.1.2/SHA256SUMS"));
    String etag = world.object(tarball(NEW)).orElseThrow().info().etag();
    world.advance(Duration.ofHours(1));
    assertThat(run(sample.machine(2), CUT)).isEmpty();
    assertThat(world.object(tarball(NEW)).orElseThrow().info().etag()).isEqualTo(etag);
  }

  @Test
  void anotherCommitElsewhereIsBuiltWithItsOwnTime() {
    killedAt(before(Kind.PUT, "v0.1.2/SHA256SUMS"));
    String before = builtAt();
    world.advance(Duration.ofHours(1));
    assertThat(run(sample.machine(3), CUT)).isEmpty();
    assertThat(builtAt()).isGreaterThan(before).doesNotContain(".");
  }

  /** An upload of these bytes may be under way: other bytes make that it comes too late. */
  @Test
  void whatAnotherHasClaimedIsNotBuiltWithTheSameBytes() {
    killedAt(before(Kind.PUT, "v0.1.2/SHA256SUMS"));
    String before = builtAt();
    put("history/claim/v0.1.2.json", "{}");
    world.advance(Duration.ofHours(1));
    assertThat(run(sample.machine(2), CUT)).isEmpty();
    assertThat(builtAt()).isGreaterThan(before);
  }

  @Test
  void whatAnotherHasPublishedFromThisCommitIsFinished() {
    sample.published(world, NEW, 2);
    assertThat(run(sample.machine(3), MaintainerCommand.recover(RecoveryKind.RESUME, NEW)))
        .isEmpty();
    assertThat(commitOf(NEW)).isEqualTo(sample.commit(2));
  }

  @Test
  void whatAnotherHasPublishedFromAnotherCommitIsNotCut() {
    sample.published(world, NEW, 2);
    var request = new CutRequest(NEW, Map.of(), true, Optional.of(sample.commit(3)), false);
    assertThat(run(sample.machine(3), MaintainerCommand.cut(request))).contains("version.unused");
    assertThat(world.ref(TAG)).isEmpty();
  }

  // ---- Ended

  @Test
  void whatIsReleasedIsSaidToBe() {
    Machine machine = sample.machine(2);
    Receipt receipt = receipt(machine, outcome(machine, CUT));
    long digest = world.digest();
    assertThat(outcome(machine, CUT))
        .isEqualTo(
            new Outcome.Ok<>(
                new CutResult.AlreadyReleased(
                    NEW.text(), receipt.commit(), Optional.of(file(machine).json()))));
    assertThat(world.digest()).isEqualTo(digest);
    assertThat(state(machine).journal()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"burned", "taken out", "tagged elsewhere"})
  void whatIsNoLongerReleasedIsNotSaidToBe(String what) {
    Machine machine = sample.machine(2);
    assertThat(run(machine, CUT)).isEmpty();
    switch (what) {
      case "burned" -> put(BURNED, "{}");
      case "taken out" -> manifest(read -> read.withLatest(LAST).without(NEW));
      default -> tagAs(FIRST);
    }
    assertThat(run(machine, CUT)).isNotEmpty();
  }

  @Test
  void aReleaseWhoseTagIsGoneIsTaggedAgain() {
    Machine machine = sample.machine(2);
    assertThat(run(machine, CUT)).isEmpty();
    world.move(TAG, world.ref(TAG).map(ref -> ref.id()), Optional.empty(), id -> id);
    assertThat(((Outcome.Ok<?>) outcome(machine, CUT)).value())
        .isInstanceOf(CutResult.Released.class);
    assertThat(commitOf(NEW)).isEqualTo(machine.head());
  }

  @Test
  void theReceiptSaysWhatWasReleased() {
    Machine machine = sample.machine(2);
    Receipt receipt = receipt(machine, outcome(machine, CUT));
    assertThat(receipt.version()).isEqualTo(NEW.text());
    assertThat(receipt.commit()).isEqualTo(sample.commit(2));
    assertThat(receipt.lastRelease()).contains(LAST.text());
    assertThat(receipt.latest()).isTrue();
    assertThat(receipt.tag()).isEqualTo(world.ref(TAG).orElseThrow().id());
    assertThat(receipt.objects())
        .extracting(Receipt.ObjectRecord::key)
        .containsExactly(tarball(NEW), "v0.1.2/SHA256SUMS", "v0.1.2/SHA256SUMS.sig", "install.sh");
    assertThat(receipt.objects())
        .allSatisfy(each -> {
          byte[] bytes = world.object(each.key()).orElseThrow().bytes();
          assertThat(each.size()).isEqualTo(bytes.length);
          assertThat(each.sha256()).isEqualTo(Hashes.sha256(bytes));
        });
    assertThat(read().entry(NEW).orElseThrow().raw().replaceAll("\\s", ""))
        .isEqualTo(receipt.manifestEntry().replaceAll("\\s", ""));
    assertThat(receipt.findings()).isNotEmpty();
    assertThat(receipt.verified()).isNotEmpty();
    assertThat(receipt.steps())
        .extracting(Receipt.StepRecord::step)
        .contains("put-manifest", "tag")
        .doesNotContain("receipt");
    assertThat(file(machine).isSigned()).isTrue();
  }

  /** The receipt of a cut that was resumed with a locked key says that it is not signed. */
  @Test
  void aReceiptIsSignedOnceTheKeyIsThere() {
    Machine machine = sample.prepared(NEW, 2, Duration.ofSeconds(5));
    Outcome<?> outcome = outcome(machine, CUT);
    assertThat(((CutResult.Released) ((Outcome.Ok<?>) outcome).value()).signed()).isFalse();
    assertThat(file(machine).isSigned()).isFalse();
  }

  // ---- Planned

  @Test
  void whatIsNotConfirmedIsAskedAboutAndNothingIsWritten() {
    long digest = world.digest();
    Machine machine = sample.machine(2);
    assertThat(run(machine, MaintainerCommand.cut(new CutRequest(NEW, Map.of(), false))))
        .contains("Asks", "Cut v0.1.2 from " + sample.commit(2));
    assertThat(world.digest()).isEqualTo(digest);
    assertThat(Unfinished.of(state(machine))).isEmpty();
  }

  @Test
  void aDryRunSaysWhatIsWrittenAndWritesNothing() {
    long digest = world.digest();
    Outcome<?> outcome =
        outcome(sample.machine(2), MaintainerCommand.dryRun(new CutRequest(NEW, Map.of(), true)));
    var plan = ((CutResult.Planned) ((Outcome.Ok<?>) outcome).value()).plan();
    assertThat(plan.lines())
        .startsWith("Cut v0.1.2 from " + sample.commit(2))
        .containsSubsequence(
            "---- from here clients see v0.1.2 ----",
            "Writes, in this order:",
            "  " + tarball(NEW),
            "  v0.1.2/SHA256SUMS",
            "  v0.1.2/SHA256SUMS.sig",
            "  history/manifest-….json",
            "  manifest.json",
            "  install.sh",
            "Then tags refs/tags/v0.1.2 here and on the remote.");
    int visible = plan.lines().indexOf("---- from here clients see v0.1.2 ----");
    assertThat(plan.lines().get(visible + 1)).startsWith("  put-manifest ");
    assertThat(plan.lastRelease()).contains(LAST.text());
    assertThat(world.digest()).isEqualTo(digest);
  }

  // ---- How

  private Machine killedAt(Predicate<Op<?>> at) {
    Machine machine = sample.prepared(NEW, 2, Duration.ofSeconds(5));
    new Alone(sample, machine, world).killedAt(CUT, at);
    return machine;
  }

  private Outcome<?> outcome(Machine machine, MaintainerCommand command) {
    return new Alone(sample, machine, world).run(command, NEVER, _ -> {});
  }

  private String run(Machine machine, MaintainerCommand command) {
    return told(machine, command, NEVER, _ -> {});
  }

  private String builtAt() {
    return world.object(tarball(NEW)).orElseThrow().info().metadata().get("built-at");
  }

  private static StateFolder state(Machine machine) {
    return new StateFolder(machine.state(), machine.state().resolve("receipts"));
  }

  private static ReceiptFiles file(Machine machine) {
    return ReceiptFiles.of(state(machine).receipts(), NEW.text(), machine.head());
  }

  private static Receipt receipt(Machine machine, Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Ok.class);
    return file(machine).read();
  }
}
