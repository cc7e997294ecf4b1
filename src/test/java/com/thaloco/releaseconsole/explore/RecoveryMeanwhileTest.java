package com.thaloco.releaseconsole.explore;

import static com.thaloco.releaseconsole.explore.Sample.FIRST;
import static com.thaloco.releaseconsole.explore.Sample.LAST;
import static com.thaloco.releaseconsole.explore.Sample.LATER;
import static com.thaloco.releaseconsole.explore.Sample.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.explore.Op.Kind;
import com.thaloco.releaseconsole.profile.OwnKeys;
import com.thaloco.releaseconsole.recover.RecoveryKind;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes between two calls of a withdrawal, or of a late tag, and what it does then. */
@Tag("slow")
final class RecoveryMeanwhileTest extends BetweenCalls {
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

  // ---- A late tag

  @Test
  void whatIsPublishedIsTaggedOnTheCommitOfItsObjects() {
    String commit = commitOf(NEW);
    untag(NEW);
    assertThat(tagged(NEVER, _ -> {})).isEmpty();
    assertThat(commitOf(NEW)).isEqualTo(commit);
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
