package com.thaloco.releaseconsole.explore;

import static com.thaloco.releaseconsole.explore.Sample.FIRST;
import static com.thaloco.releaseconsole.explore.Sample.LAST;
import static com.thaloco.releaseconsole.explore.Sample.LATER;
import static com.thaloco.releaseconsole.explore.Sample.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.explore.Op.Kind;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.profile.OwnKeys;
import com.thaloco.releaseconsole.recover.RecoveryKind;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a manifest is put back, whatever changes meanwhile. */
@Tag("slow")
final class RestoredManifestTest extends BetweenCalls {

  private final Manifest before;

  RestoredManifestTest() {
    super(sample.withNew());
    before = read();
  }

  // ---- The manifest

  @ParameterizedTest
  @ValueSource(strings = {"gone", "a page", "twice"})
  void aLostManifestComesBackAsItWas(String how) {
    switch (how) {
      case "gone" -> world.delete("manifest.json");
      case "a page" -> put("manifest.json", "<html></html>");
      default -> {
        String last = before.entry(LAST).orElseThrow().raw();
        put("manifest.json", before.text().replace(last, last + ", " + last));
      }
    }
    assertThat(recovered(RecoveryKind.MANIFEST, NEW, NEVER, NOTHING)).isEmpty();
    assertEntries(before);
    assertThat(read().latest()).contains(NEW);
  }

  @Test
  void anEntryThatWasLostComesBack() {
    manifest(read -> read.without(LAST));
    assertThat(recovered(RecoveryKind.MANIFEST, NEW, NEVER, NOTHING)).isEmpty();
    assertEntries(before);
  }

  @Test
  void aBurnedReleaseDoesNotComeBack() {
    put(OwnKeys.Record.BURNED.key(LAST.text()), "{}");
    world.delete("manifest.json");
    assertThat(recovered(RecoveryKind.MANIFEST, NEW, NEVER, NOTHING)).isEmpty();
    assertEntries(before.without(LAST));
  }

  /** Each byte of a tarball is read before clients are told of it. */
  @Test
  void aReleaseWhoseTarballIsDamagedDoesNotComeBack() {
    damage(tarball(LAST));
    world.delete("manifest.json");
    assertThat(recovered(RecoveryKind.MANIFEST, NEW, NEVER, NOTHING)).isEmpty();
    assertEntries(before.without(LAST));
  }

  @Test
  void whatIsNeitherTaggedNorInACopyDoesNotComeBack() {
    untag(NEW);
    world.delete("manifest.json");
    assertThat(recovered(RecoveryKind.MANIFEST, LAST, NEVER, NOTHING)).isEmpty();
    assertEntries(before.without(NEW));
    assertThat(read().latest()).contains(LAST);
    assertThat(text("install.sh")).contains("# number 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut again", "damaged", "replaced", "claimed", "nameless"})
  void whatIsBeingReplacedDoesNotComeBackFromACopy(String why) {
    release(LATER, 3); // its cut has kept a copy that names what came before
    untag(NEW);
    switch (why) {
      case "cut again" -> markAsCutAgain();
      case "damaged" -> put(SUMS, "%s  tiny-v0.1.2-linux-amd64.tar.gz\n".formatted("0".repeat(64)));
      case "replaced" -> replacedByAnotherCut();
      case "claimed" -> put(CLAIM, "{}");
      default -> says(tarball(NEW), Map.of());
    }
    world.delete("manifest.json");
    assertThat(recovered(RecoveryKind.MANIFEST, LATER, NEVER, NOTHING)).isEmpty();
    assertThat(names(NEW)).isFalse();
    assertThat(names(LAST)).isTrue();
    assertThat(read().latest()).contains(LATER);
  }

  /** Objects that verify, of another commit than the entry is. */
  private void replacedByAnotherCut() {
    World other = sample.world();
    var cut = MaintainerCommand.cut(NEW);
    assertThat(new Alone(sample, sample.machine(3), other).run(List.of(cut)))
        .isInstanceOf(Outcome.Ok.class);
    for (String key : List.of(tarball(NEW), SUMS, SUMS + ".sig")) {
      Stored there = other.object(key).orElseThrow();
      replace(key, there.bytes(), there.info().metadata());
    }
  }

  /** The cut that claimed it has put these very bytes. */
  @Test
  void whatIsClaimedWithItsOwnBytesComesBackFromACopy() {
    release(LATER, 3);
    untag(NEW);
    put(
        CLAIM,
        """
        {"format": 1, "version": "v0.1.2", "at": "2026-05-14T12:00:00Z", "commit": "",
         "tarballSha256": "%s"}
        """
            .formatted(stored(tarball(NEW)).sha256()));
    world.delete("manifest.json");
    assertThat(recovered(RecoveryKind.MANIFEST, LATER, NEVER, NOTHING)).isEmpty();
    assertThat(names(NEW)).isTrue();
  }

  @Test
  void whatIsUntaggedAndWholeComesBackFromACopy() {
    release(LATER, 3);
    untag(NEW);
    world.delete("manifest.json");
    assertThat(recovered(RecoveryKind.MANIFEST, LATER, NEVER, NOTHING)).isEmpty();
    assertThat(names(NEW)).isTrue();
  }

  /** Each tarball is read in between, which takes minutes. */
  @Test
  void whatIsBurnedAfterTheSearchDoesNotComeBack() {
    world.delete("manifest.json");
    var looks = new int[1];
    MaintainerCommand command = MaintainerCommand.recover(RecoveryKind.MANIFEST, NEW);
    Predicate<Op<?>> look =
        op -> op.kind() == Kind.LIST && op.place().startsWith("bucket:history/burned");
    new Alone(sample, sample.machine(3), world.copy())
        .run(
            command,
            op -> {
              looks[0] += look.test(op) ? 1 : 0;
              return false;
            },
            NOTHING);
    assertThat(looks[0]).isGreaterThan(1);
    assertThat(
            recovered(
                RecoveryKind.MANIFEST,
                NEW,
                op -> look.test(op) && --looks[0] == 0,
                _ -> put(BURNED, "{}")))
        .contains("recover.burned", "v0.1.2 was withdrawn after the search");
    assertThat(world.object("manifest.json")).isEmpty();
  }

  // ---- What only the manifest knew

  /** What was corrected by hand is in no object. */
  @Test
  void whatCanStillBeReadOfAManifestComesBack() {
    manifest(read -> read.withLatest(LAST));
    note(NEW);
    String last = read().entry(LAST).orElseThrow().raw();
    put("manifest.json", read().text().replace(last, last + ", " + last));
    assertThat(recovered(RecoveryKind.MANIFEST, LAST, NEVER, NOTHING)).isEmpty();
    assertThat(read().entry(NEW).orElseThrow().raw()).contains("corrected");
    assertThat(read().latest()).contains(LAST);
  }

  @Test
  void aLatestThatWasBurnedDoesNotComeBack() {
    String last = before.entry(LAST).orElseThrow().raw();
    put("manifest.json", before.text().replace(last, last + ", " + last));
    put(BURNED, "{}");
    assertThat(recovered(RecoveryKind.MANIFEST, LAST, NEVER, NOTHING)).isEmpty();
    assertEntries(before.without(NEW));
    assertThat(read().latest()).contains(LAST);
  }

  @Test
  void whatACopySaysComesBack() {
    note(LAST);
    release(LATER, 3);
    world.delete("manifest.json");
    assertThat(recovered(RecoveryKind.MANIFEST, LATER, NEVER, NOTHING)).isEmpty();
    assertThat(read().entry(LAST).orElseThrow().raw()).contains("corrected");
    assertThat(read().latest()).contains(LATER);
  }

  /** The copy that it leaves names what it burned, and is the newest all the same. */
  @Test
  void whatTheCopyOfAWithdrawalSaysComesBack() {
    note(LAST);
    assertThat(run(sample.machine(3), MaintainerCommand.recover(RecoveryKind.WITHDRAW, NEW)))
        .isEmpty();
    world.delete("manifest.json");
    assertThat(recovered(RecoveryKind.MANIFEST, LAST, NEVER, NOTHING)).isEmpty();
    assertThat(read().entry(LAST).orElseThrow().raw()).contains("corrected");
    assertThat(names(NEW)).isFalse();
  }

  @Test
  void aLatestThatACopyNamesStaysWhereNothingNewerIsAdded() {
    manifest(read -> read.withLatest(LAST));
    put("install.sh", script(1));
    withdrawnLater(FIRST);
    world.delete("manifest.json");
    assertThat(recovered(RecoveryKind.MANIFEST, LAST, NEVER, NOTHING)).isEmpty();
    assertThat(names(NEW)).isTrue();
    assertThat(read().latest()).contains(LAST);
    assertThat(text("install.sh")).contains("# number 1");
  }

  @Test
  void aLatestThatACopyNamesStaysWhereSomethingOlderIsAdded() {
    release(LATER, 3);
    manifest(read -> read.withLatest(LAST).without(FIRST));
    put("install.sh", script(1));
    withdrawnLater(LATER);
    world.delete("manifest.json");
    assertThat(recovered(RecoveryKind.MANIFEST, LAST, NEVER, NOTHING)).isEmpty();
    assertEntries(before);
    assertThat(read().latest()).contains(LAST);
  }

  /** Which keeps a copy of the manifest that is the newest. */
  private void withdrawnLater(ReleaseVersion version) {
    world.advance(Duration.ofHours(1));
    assertThat(run(sample.machine(3), MaintainerCommand.recover(RecoveryKind.WITHDRAW, version)))
        .isEmpty();
  }

  private void note(ReleaseVersion version) {
    String field = "\"version\": \"%s\",".formatted(version);
    String text = read().text();
    assertThat(text).contains(field);
    put("manifest.json", text.replace(field, field + " \"note\": \"corrected\","));
  }

  @Test
  void whatAnotherWritesAfterTheSearchIsNotReplaced() {
    manifest(read -> read.without(LAST));
    assertThat(
            recovered(
                RecoveryKind.MANIFEST, NEW, kept(), _ -> manifest(read -> read.withLatest(FIRST))))
        .contains("recover.restless-manifest", "It was not overwritten.");
    assertThat(read().latest()).contains(FIRST);
  }

  @Test
  void aManifestThatIsRightIsLeftAlone() {
    String etag = world.object("manifest.json").orElseThrow().info().etag();
    assertThat(recovered(RecoveryKind.MANIFEST, NEW, NEVER, NOTHING)).isEmpty();
    assertThat(world.object("manifest.json").orElseThrow().info().etag()).isEqualTo(etag);
  }

  @Test
  void aLatestThatWasMovedBackStaysWhereItIs() {
    manifest(read -> read.withLatest(LAST).without(FIRST));
    put("install.sh", script(1));
    assertThat(recovered(RecoveryKind.MANIFEST, LAST, NEVER, NOTHING)).isEmpty();
    assertEntries(before);
    assertThat(read().latest()).contains(LAST);
    assertThat(text("install.sh")).contains("# number 1");
  }

  @Test
  void nothingIsWrittenWhereNoReleaseIsGood() {
    for (ReleaseVersion version : List.of(FIRST, LAST, NEW)) {
      world.delete(version + "/SHA256SUMS");
    }
    put("manifest.json", "<html></html>");
    assertThat(recovered(RecoveryKind.MANIFEST, NEW, NEVER, NOTHING))
        .contains("recover.no-manifest", "v0.1.0: ", "v0.1.1: ");
    assertThat(text("manifest.json")).isEqualTo("<html></html>");
  }

  // ---- How

  private String recovered(
      RecoveryKind kind,
      ReleaseVersion version,
      Predicate<Op<?>> at,
      Consumer<? super World> meanwhile) {
    return told(sample.machine(3), MaintainerCommand.recover(kind, version), at, meanwhile);
  }

  private void assertEntries(Manifest wanted) {
    assertThat(read().entries())
        .extracting(ManifestEntry::fields)
        .containsExactlyInAnyOrderElementsOf(
            wanted.entries().stream().map(ManifestEntry::fields).toList());
  }
}
