package com.thaloco.releaseconsole.explore;

import static com.thaloco.releaseconsole.explore.Sample.FIRST;
import static com.thaloco.releaseconsole.explore.Sample.LAST;
import static com.thaloco.releaseconsole.explore.Sample.LATER;
import static com.thaloco.releaseconsole.explore.Sample.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.Written;
import com.thaloco.releaseconsole.cut.CutPlan;
import com.thaloco.releaseconsole.cut.CutRequest;
import com.thaloco.releaseconsole.cut.CutResult;
import com.thaloco.releaseconsole.cut.Receipt;
import com.thaloco.releaseconsole.cut.ReceiptFiles;
import com.thaloco.releaseconsole.cut.Unfinished;
import com.thaloco.releaseconsole.explore.Op.Kind;
import com.thaloco.releaseconsole.flow.Hashes;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.journal.StateFolder;
import com.thaloco.releaseconsole.profile.OwnKeys;
import com.thaloco.releaseconsole.recover.RecoveryKind;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a cut that was stopped: it is resumed, here or elsewhere, or begun anew. */
@Tag("slow")
final class ResumedCutTest extends BetweenCalls {
  private static final MaintainerCommand CUT = MaintainerCommand.cut(NEW);

  ResumedCutTest() {
    super(sample.world());
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
    String id = sample.commit(chosen).substring(0, 4); // as git shortens it at most
    var request = new CutRequest(NEW, Map.of("cut.commit", id), true);
    assertThat(planned(moved, request).lines())
        .startsWith("Cut v0.1.2 from " + sample.commit(chosen));
    assertThat(run(moved.unlocked(), MaintainerCommand.cut(request))).isEmpty();
    assertThat(state(moved).ended().toFile().list()).hasSize(chosen == 2 ? 1 : 2);
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

  /** The one that is given up may still have its manifest under way. */
  @Test
  void theManifestOfACutThatIsBegunAnewIsRefusedWhenItComesLate() {
    var late = new AtomicReference<Op<?>>();
    Machine moved =
        killedAt(
                op -> {
                  if (before(Kind.PUT, "manifest.json").test(op)) {
                    late.set(op);
                  }
                  return late.get() != null;
                })
            .at(sample.commit(3))
            .unlocked();
    var request = new CutRequest(NEW, Map.of("cut.commit", sample.commit(3)), true);
    var landed = new ArrayList<Object>();
    told(
        moved,
        MaintainerCommand.cut(request),
        op -> op.kind() == Kind.PUT && op.place().endsWith("SHA256SUMS"),
        there -> landed.add(late.get().act().apply(there)));
    assertThat(landed).singleElement().isInstanceOf(Written.Refused.class);
    assertThat(commitOf(NEW)).isEqualTo(sample.commit(3));
  }

  @Test
  void aResumeOfWhatIsUnfinishedHereDoesNotAsk() {
    Machine moved = killedAt(before(Kind.PUT, "v0.1.2/SHA256SUMS.sig")).at(sample.commit(3));
    assertThat(run(moved, MaintainerCommand.recover(RecoveryKind.RESUME, NEW))).isEmpty();
    assertThat(commitOf(NEW)).isEqualTo(sample.commit(2));
  }

  @Test
  void whatAnotherReleasedIsNotFinishedWithOtherBytes() {
    Machine machine = killedAt(before(Kind.PUT, "v0.1.2/SHA256SUMS.sig"));
    assertThat(run(sample.machine(3), CUT)).isEmpty();
    assertThat(run(machine, CUT)).contains("version.unused");
    assertThat(commitOf(NEW)).isEqualTo(sample.commit(3));
  }

  /** A machine may die before it writes the first line. */
  @Test
  void aJournalOfNothingIsNoCut() throws IOException {
    Machine machine = sample.machine(2);
    Files.createFile(state(machine).journal());
    assertThat(Unfinished.of(state(machine))).isEmpty();
    assertThat(run(machine, CUT)).isEmpty();
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
  void whatIsClaimedWithTheSameBytesGoesOnWithThem() {
    killedAt(before(Kind.PUT, "v0.1.2/SHA256SUMS"));
    String sha256 = stored(tarball(NEW)).sha256();
    put(
        OwnKeys.Record.CLAIM.key(NEW.text()),
        """
        {"format": 1, "version": "v0.1.2", "at": "2026-05-14T12:00:00Z", "commit": "",
         "tarballSha256": "%s"}
        """
            .formatted(sha256));
    world.advance(Duration.ofHours(1));
    assertThat(run(sample.machine(2), CUT)).isEmpty();
    assertThat(stored(tarball(NEW)).sha256()).isEqualTo(sha256);
  }

  /** Clients see it: a check that is red by now does not leave it half published. */
  @Test
  void whatAnotherHasPublishedFromThisCommitIsFinishedWhateverTheChecksSay() {
    var _ = sample.published(world, NEW, 2);
    put("v0.1.1/SHA256SUMS", "damaged\n"); // manifest.shape is blocked
    assertThat(run(sample.machine(3), MaintainerCommand.recover(RecoveryKind.RESUME, NEW)))
        .isEmpty();
    assertThat(commitOf(NEW)).isEqualTo(sample.commit(2));
  }

  @Test
  void whatAnotherHasPublishedFromAnotherCommitIsNotCut() {
    var _ = sample.published(world, NEW, 2);
    var request = new CutRequest(NEW, Map.of(), true, Optional.of(sample.commit(3)), false);
    assertThat(run(sample.machine(3), MaintainerCommand.cut(request))).contains("version.unused");
    assertThat(world.ref(TAG)).isEmpty();
  }

  // ---- Ended

  @Test
  void whatIsReleasedIsSaidToBe() {
    Machine machine = sample.machine(2);
    Receipt receipt = receipt(machine, outcome(machine, CUT));
    assertThat(state(machine).journal()).doesNotExist();
    long digest = world.digest();
    assertThat(outcome(machine, CUT))
        .isEqualTo(
            new Outcome.Ok<>(
                new CutResult.AlreadyReleased(
                    NEW.text(), receipt.commit(), Optional.of(file(machine).json()))));
    assertThat(world.digest()).isEqualTo(digest);
  }

  /** It died between its receipt and the end of its journal. */
  @Test
  void whatHasEndedIsPutAwayFirst() throws IOException {
    Machine machine = sample.machine(2);
    assertThat(run(machine, CUT)).isEmpty();
    StateFolder state = state(machine);
    try (var files = Files.list(state.ended())) {
      Files.move(files.findFirst().orElseThrow(), state.journal());
    }
    assertThat(Unfinished.of(state)).isEmpty();
    assertThat(((Outcome.Ok<?>) outcome(machine, CUT)).value())
        .isInstanceOf(CutResult.AlreadyReleased.class);
    assertThat(state.journal()).doesNotExist();
    assertThat(run(machine.at(sample.commit(3)), MaintainerCommand.cut(LATER))).isEmpty();
  }

  @Test
  void whatWasAbandonedHereAndReleasedElsewhereWasNotReleasedByThisCut() {
    Machine machine = killedAt(before(Kind.PUT, "v0.1.2/SHA256SUMS.sig"));
    assertThat(run(machine, MaintainerCommand.abandon(NEW))).isEmpty();
    assertThat(run(sample.machine(2), CUT)).isEmpty();
    assertThat(outcome(machine, CUT).toString()).doesNotContain("AlreadyReleased");
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
    untag(NEW);
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
    CutPlan plan = planned(sample.machine(2), new CutRequest(NEW, Map.of(), true));
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
    killed(machine, CUT, at);
    return machine;
  }

  private CutPlan planned(Machine machine, CutRequest request) {
    Outcome<?> outcome = outcome(machine, MaintainerCommand.dryRun(request));
    return ((CutResult.Planned) ((Outcome.Ok<?>) outcome).value()).plan();
  }

  private String builtAt() {
    return stored(tarball(NEW)).info().metadata().getOrDefault("built-at", "");
  }

  private static ReceiptFiles file(Machine machine) {
    return ReceiptFiles.of(state(machine).receipts(), NEW.text(), machine.head());
  }

  private static Receipt receipt(Machine machine, Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Ok.class);
    return file(machine).read();
  }
}
