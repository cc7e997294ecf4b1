package com.thaloco.releaseconsole.explore;

import static com.thaloco.releaseconsole.explore.Sample.FIRST;
import static com.thaloco.releaseconsole.explore.Sample.LAST;
import static com.thaloco.releaseconsole.explore.Sample.LATER;
import static com.thaloco.releaseconsole.explore.Sample.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.cut.Unfinished;
import com.thaloco.releaseconsole.explore.Op.Kind;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.profile.OwnKeys;
import com.thaloco.releaseconsole.recover.RecoverResult.Recovered;
import com.thaloco.releaseconsole.recover.RecoveryKind;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes between two calls of a withdrawal, or of a late tag, and what it does then. */
@Tag("slow")
final class RecoveryMeanwhileTest extends BetweenCalls {
  private static final MaintainerCommand WITHDRAWAL =
      MaintainerCommand.recover(RecoveryKind.WITHDRAW, NEW);
  private static final String BURNED_LAST = OwnKeys.Record.BURNED.key(LAST.text());

  RecoveryMeanwhileTest() {
    super(sample.withNew());
  }

  // ---- Which release clients go back to

  @Test
  void aWithdrawalBurnsAndGoesBackToTheReleaseBefore() {
    assertThat(withdrawn(NEVER, _ -> {})).isEmpty();
    assertThat(world.object(BURNED)).isPresent();
    assertThat(world.ref(TAG)).isEmpty();
    assertBackTo(LAST);
  }

  @Test
  void aReleaseThatIsBurnedIsNotGoneBackTo() {
    put(BURNED_LAST, "{}");
    assertThat(withdrawn(NEVER, _ -> {})).isEmpty();
    assertBackTo(FIRST);
  }

  @Test
  void aReleaseWhoseTarballIsDamagedIsNotGoneBackTo() {
    put(tarball(LAST), "damaged\n");
    assertThat(withdrawn(NEVER, _ -> {})).isEmpty();
    assertBackTo(FIRST);
  }

  @Test
  void nothingIsBurnedWhereNoReleaseIsGood() {
    world.delete(tarball(LAST));
    put("v0.1.0/SHA256SUMS", "damaged\n");
    assertThat(withdrawn(NEVER, _ -> {}))
        .contains("recover.no-good-release", "v0.1.1: ", "v0.1.0: ");
    assertThat(world.object(BURNED)).isEmpty();
    assertThat(read().latest()).contains(NEW);
  }

  @Test
  void anotherLatestStays() {
    release(LATER, 3);
    assertThat(withdrawn(NEVER, _ -> {})).isEmpty();
    assertThat(names(NEW)).isFalse();
    assertThat(read().latest()).contains(LATER);
  }

  // ---- What another does meanwhile

  @Test
  void aReleaseThatIsBurnedMeanwhileIsNotGoneBackTo() {
    assertThat(withdrawn(kept(), _ -> put(BURNED_LAST, "{}"))).contains("plan.outdated");
    assertThat(read().latest()).contains(NEW);
  }

  @Test
  void aReleaseThatIsTakenOutMeanwhileIsNotGoneBackTo() {
    assertThat(withdrawn(kept(), _ -> manifest(read -> read.without(LAST))))
        .contains("plan.outdated");
    assertThat(read().latest()).contains(NEW);
  }

  @Test
  void aReleaseThatIsMadeMeanwhileStays() {
    assertThat(withdrawn(kept(), _ -> manifest(read -> named(read, LATER).withLatest(LATER))))
        .contains("recover.no-installer"); // it has no tag: only its entry is there
    assertThat(names(NEW)).isFalse();
    assertThat(read().latest()).contains(LATER);
  }

  @Test
  void whatAnotherWritesBeforeTheWithdrawalStays() {
    assertThat(
            withdrawn(
                before(Kind.PUT, "manifest.json"),
                _ -> manifest(read -> named(read, new ReleaseVersion("v0.0.9")))))
        .isEmpty();
    assertBackTo(LAST);
    assertThat(names(new ReleaseVersion("v0.0.9"))).isTrue();
  }

  @Test
  void anEntryThatComesBackMeanwhileIsSeenAtTheEnd() {
    String old = read().text();
    assertThat(withdrawn(op -> op.kind() == Kind.PUSH, there -> put("manifest.json", old)))
        .isNotEmpty();
  }

  @Test
  void aTagThatIsMovedMeanwhileIsAskedAbout() {
    assertThat(withdrawn(kept(), _ -> tagAs(LAST))).contains("Asks").contains("v0.1.2");
    assertThat(world.ref(TAG)).isPresent();
  }

  // ---- What it leaves

  @Test
  void theBurnSaysWhatWasBurnedAndWhy() {
    String tag = world.ref(TAG).orElseThrow().id();
    Outcome<?> outcome = outcome(sample.machine(3), WITHDRAWAL);
    assertThat(text(BURNED)).contains("v0.1.2", sample.commit(2), tag, "explored");
    var done = (Recovered) ((Outcome.Ok<?>) outcome).value();
    assertThat(done.sentence()).isEqualTo("v0.1.2 is withdrawn. Clients get v0.1.1.");
    assertThat(done.next()).contains(LATER);
  }

  @Test
  void itsEntryIsUnreleasedAgain() throws IOException {
    Machine machine = sample.machine(3);
    Path file = machine.checkout().resolve("CHANGELOG.md");
    Files.write(file, sample.objects().blob(sample.commit(2), "CHANGELOG.md").orElseThrow());
    assertThat(run(machine, WITHDRAWAL)).isEmpty();
    assertThat(Files.readString(file))
        .doesNotContain("## [v0.1.2]")
        .containsSubsequence("## [Unreleased]", "- Number 2.", "## [v0.1.1]");
  }

  @Test
  void itsUnfinishedCutIsEnded() {
    Machine machine = sample.prepared(NEW, 2, Duration.ofSeconds(5));
    assertThat(Unfinished.of(state(machine))).isPresent();
    assertThat(run(machine, WITHDRAWAL)).isEmpty();
    assertThat(Unfinished.of(state(machine))).isEmpty();
  }

  @Test
  void theOnlyReleaseIsWithdrawnAndClientsGetNone() {
    for (ReleaseVersion version : List.of(NEW, LAST, FIRST)) {
      Outcome<?> outcome =
          outcome(sample.machine(3), MaintainerCommand.recover(RecoveryKind.WITHDRAW, version));
      assertThat(outcome).isInstanceOf(Outcome.Ok.class);
      if (version.equals(FIRST)) {
        assertThat(((Recovered) ((Outcome.Ok<?>) outcome).value()).sentence())
            .isEqualTo("v0.1.0 is withdrawn. Clients get no release.");
      }
    }
    assertThat(read().entries()).isEmpty();
    assertThat(read().latestText()).isEmpty();
  }

  @Test
  void whatWasNeverUsedIsNotBurned() {
    assertThat(run(sample.machine(3), MaintainerCommand.recover(RecoveryKind.WITHDRAW, LATER)))
        .contains("recover.never-used", "Nothing was burned.");
    assertThat(world.object(OwnKeys.Record.BURNED.key(LATER.text()))).isEmpty();
  }

  @Test
  void nothingIsBurnedWhereNoManifestSaysWhatWasReleased() {
    world.objects().stream().map(each -> each.info().key()).toList().forEach(world::delete);
    assertThat(withdrawn(NEVER, _ -> {})).contains("manifest.none", "Nothing was burned");
    assertThat(world.object(BURNED)).isEmpty();
  }

  @Test
  void whatIsBurnedAlreadyIsFinished() {
    killed(sample.machine(3), WITHDRAWAL, before(Kind.PUT, "manifest.json"));
    assertThat(names(NEW)).isTrue();
    assertThat(withdrawn(NEVER, _ -> {})).isEmpty();
    assertBackTo(LAST);
  }

  /** Its clone has no commit of it, whose script new installs would get. */
  @Test
  void nothingIsBurnedWhereTheScriptToGoBackToCannotBeRead() {
    move(LAST, world.ref("refs/tags/" + LAST).map(ref -> ref.id()), "f".repeat(40));
    says(tarball(LAST), Map.of("commit", "f".repeat(40)));
    assertThat(withdrawn(NEVER, _ -> {})).isEmpty();
    assertBackTo(FIRST); // v0.1.1 can't be verified without its commit
  }

  // ---- A late tag

  @Test
  void aTagThatIsHereOnAnotherCommitIsNotPushed() {
    tagAs(LAST);
    assertThat(tagged(_ -> true, _ -> untag(NEW))).contains("tag.elsewhere", "git tag -d v0.1.2");
    assertThat(world.ref(TAG)).isEmpty();
  }

  @Test
  void aTagThatIsHereOnTheRightCommitIsPushed() {
    String id = world.ref(TAG).orElseThrow().id();
    assertThat(tagged(_ -> true, _ -> untag(NEW))).isEmpty();
    assertThat(world.ref(TAG).orElseThrow().id()).isEqualTo(id);
  }

  @Test
  void theCommitIsAskedForWhereNothingNamesIt() {
    says(tarball(NEW), Map.of());
    untag(NEW);
    assertThat(tagged(NEVER, _ -> {})).contains("Asks", "tag.commit");
    assertThat(world.ref(TAG)).isEmpty();
  }

  @Test
  void theCutThatIsUnfinishedHereKnowsTheCommit() {
    Machine machine = sample.prepared(NEW, 2, Duration.ofSeconds(5));
    says(tarball(NEW), Map.of());
    untag(NEW);
    assertThat(run(machine, MaintainerCommand.recover(RecoveryKind.TAG, NEW))).isEmpty();
    assertThat(commitOf(NEW)).isEqualTo(sample.commit(2));
  }

  @Test
  void whatIsPublishedIsTaggedOnTheCommitOfItsObjects() {
    String commit = commitOf(NEW);
    String id = world.ref(TAG).orElseThrow().id();
    untag(NEW);
    assertThat(tagged(NEVER, _ -> {})).isEmpty();
    assertThat(commitOf(NEW)).isEqualTo(commit);
    assertThat(world.ref(TAG).orElseThrow().id()).isEqualTo(id); // with its message and time
  }

  @ParameterizedTest
  @ValueSource(strings = {"recover.burned", "recover.not-named", "recover.recut-unfinished"})
  void whatChangesBeforeThePushIsNotTagged(String id) {
    untag(NEW);
    assertThat(
            tagged(
                before(Kind.FETCH, "manifest.json"),
                _ -> {
                  switch (id) {
                    case "recover.burned" -> put(BURNED, "{}");
                    case "recover.not-named" ->
                        manifest(read -> read.withLatest(LAST).without(NEW));
                    default -> markAsCutAgain();
                  }
                }))
        .contains(id);
    assertThat(world.ref(TAG)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tarball", "v0.1.2/SHA256SUMS", "v0.1.2/SHA256SUMS.sig"})
  void whatClientsWouldNotAcceptIsNotTagged(String which) {
    untag(NEW);
    String key = which.equals("tarball") ? tarball(NEW) : which;
    put(key, "damaged\n");
    assertThat(tagged(NEVER, _ -> {})).isNotEmpty();
    assertThat(world.ref(TAG)).isEmpty();
  }

  @Test
  void aTagOnAnotherCommitIsAskedAboutAndNotMoved() {
    tagAs(LAST);
    assertThat(tagged(NEVER, _ -> {})).contains("Asks");
    assertThat(commitOf(NEW)).isEqualTo(commitOf(LAST));
  }

  // ---- How

  private void assertBackTo(ReleaseVersion version) {
    assertThat(names(NEW)).isFalse();
    assertThat(read().latest()).contains(version);
    assertThat(text("install.sh")).contains("# number " + (version.equals(FIRST) ? 0 : 1));
  }

  private String withdrawn(Predicate<Op<?>> at, Consumer<? super World> meanwhile) {
    return told(
        sample.machine(3), MaintainerCommand.recover(RecoveryKind.WITHDRAW, NEW), at, meanwhile);
  }

  private String tagged(Predicate<Op<?>> at, Consumer<? super World> meanwhile) {
    return told(sample.machine(3), MaintainerCommand.recover(RecoveryKind.TAG, NEW), at, meanwhile);
  }
}
