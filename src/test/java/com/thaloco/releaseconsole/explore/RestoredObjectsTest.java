package com.thaloco.releaseconsole.explore;

import static com.thaloco.releaseconsole.explore.Sample.LAST;
import static com.thaloco.releaseconsole.explore.Sample.LATER;
import static com.thaloco.releaseconsole.explore.Sample.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.Condition;
import com.thaloco.releaseconsole.bucket.ObjectHeaders;
import com.thaloco.releaseconsole.explore.Op.Kind;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.recover.RecoveryKind;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How objects and the install script are put back, whatever changes meanwhile. */
@Tag("slow")
final class RestoredObjectsTest extends BetweenCalls {

  private final Manifest before;

  RestoredObjectsTest() {
    super(sample.withNew());
    before = read();
  }

  // ---- Objects

  @ParameterizedTest
  @ValueSource(strings = {"", ".sig", "tarball"})
  void aDamagedObjectComesBackAsItWas(String which) {
    String key = key(which);
    Stored there = world.object(key).orElseThrow();
    damage(key);
    assertThat(recovered(RecoveryKind.OBJECT, NEW, NEVER, NOTHING)).isEmpty();
    assertThat(world.object(key).orElseThrow().sha256()).isEqualTo(there.sha256());
    assertThat(world.object(key).orElseThrow().info().headers()).isEqualTo(there.info().headers());
    assertThat(world.object(key).orElseThrow().info().metadata())
        .isEqualTo(there.info().metadata());
  }

  @Test
  void allThreeComeBack() {
    for (String key : List.of(tarball(NEW), SUMS, SUMS + ".sig")) {
      world.delete(key);
    }
    put(SUMS, "damaged\n"); // its commit is known by the tag
    assertThat(recovered(RecoveryKind.OBJECT, NEW, NEVER, NOTHING)).isEmpty();
    assertThat(recovered(RecoveryKind.MANIFEST, NEW, NEVER, NOTHING)).isEmpty();
    assertEntries(before);
  }

  @Test
  void anObjectOfALostManifestComesBackByTheKeptCopy() {
    release(LATER, 3);
    damage(SUMS);
    damage(SUMS + ".sig");
    world.delete("manifest.json");
    assertThat(recovered(RecoveryKind.OBJECT, NEW, NEVER, NOTHING)).isEmpty();
    assertThat(text(SUMS)).contains(world.object(tarball(NEW)).orElseThrow().sha256());
  }

  /** An earlier manifest says what was released then. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anUntaggedReleaseIsNamedByACopyWhereTheManifestIsLost(boolean lost) {
    release(LATER, 3);
    untag(NEW);
    damage(SUMS);
    if (lost) {
      put("manifest.json", "<html></html>");
    } else {
      manifest(read -> read.without(NEW));
    }
    assertThat(recovered(RecoveryKind.OBJECT, NEW, NEVER, NOTHING))
        .contains(lost ? "" : "recover.not-named");
    assertThat(text(SUMS).equals("damaged\n")).isEqualTo(!lost);
  }

  @ParameterizedTest
  @ValueSource(strings = {"recover.burned", "recover.recut-unfinished", "recover.not-named"})
  void whatIsNotReleasedIsNotRepaired(String id) {
    untag(NEW);
    damage(SUMS);
    notReleased(id);
    assertThat(recovered(RecoveryKind.OBJECT, NEW, NEVER, NOTHING)).contains(id);
    assertThat(text(SUMS)).isEqualTo("damaged\n");
  }

  /** Finding and building takes minutes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "recover.burned",
        "recover.recut-unfinished",
        "recover.not-named",
        "recover.other-writer"
      })
  void whatIsTakenBackMeanwhileIsNotRepaired(String id) {
    untag(NEW);
    damage(SUMS);
    assertThat(
            recovered(
                RecoveryKind.OBJECT,
                NEW,
                second(before(Kind.READ, SUMS)),
                there -> notReleased(id)))
        .contains(id);
    assertThat(text(SUMS)).isEqualTo("damaged\n");
  }

  @Test
  void aTaggedReleaseIsRepairedWhateverTheManifestNames() {
    String right = world.object(tarball(NEW)).orElseThrow().sha256();
    damage(tarball(NEW));
    manifest(read -> read.withLatest(LAST).without(NEW));
    markAsCutAgain();
    assertThat(recovered(RecoveryKind.OBJECT, NEW, NEVER, NOTHING)).isEmpty();
    assertThat(world.object(tarball(NEW)).orElseThrow().sha256()).isEqualTo(right);
  }

  @Test
  void whatAnotherWritesOverADamagedObjectIsNotOverwritten() {
    damage(SUMS);
    assertThat(
            recovered(
                RecoveryKind.OBJECT,
                NEW,
                second(before(Kind.READ, SUMS)),
                there -> put(SUMS, "another\n")))
        .contains("recover.other-writer", "It was not overwritten.");
    assertThat(text(SUMS)).isEqualTo("another\n");
  }

  // ---- The install script

  @Test
  void aScriptOfAnotherReleaseIsReplaced() {
    put("install.sh", script(1));
    assertThat(recovered(RecoveryKind.INSTALLER, NEW, NEVER, NOTHING)).isEmpty();
    assertThat(text("install.sh")).contains("# number 2");
    world.delete("install.sh");
    assertThat(recovered(RecoveryKind.INSTALLER, NEW, NEVER, NOTHING)).isEmpty();
    assertThat(text("install.sh")).contains("# number 2");
  }

  @Test
  void onlyTheScriptOfTheLatestReleaseIsPut() {
    put("install.sh", "damaged\n");
    assertThat(recovered(RecoveryKind.INSTALLER, LAST, NEVER, NOTHING))
        .contains("recover.not-latest", "the manifest names v0.1.2");
    manifest(Manifest::withoutLatest);
    assertThat(recovered(RecoveryKind.INSTALLER, NEW, NEVER, NOTHING))
        .contains("recover.not-latest", "The manifest names no latest release.");
    manifest(read -> read.withLatest(NEW).without(NEW));
    assertThat(recovered(RecoveryKind.INSTALLER, NEW, NEVER, NOTHING))
        .contains("recover.not-latest");
    put("manifest.json", before.text());
    put(BURNED, "{}");
    assertThat(recovered(RecoveryKind.INSTALLER, NEW, NEVER, NOTHING)).contains("recover.burned");
    assertThat(text("install.sh")).isEqualTo("damaged\n");
  }

  @Test
  void theScriptIsThatOfTheReleaseThatIsLatestByThen() {
    put("install.sh", "damaged\n");
    recovered(
        RecoveryKind.INSTALLER,
        NEW,
        before(Kind.PUT, "install.sh"),
        there -> manifest(read -> read.withLatest(LAST)));
    assertThat(text("install.sh")).contains("# number 1");
  }

  @Test
  void aScriptThatIsNotServedIsWaitedForAndSaid() {
    put("install.sh", script(1));
    Instant begin = world.now();
    assertThat(recovered(RecoveryKind.INSTALLER, NEW, notServed(Integer.MAX_VALUE), NOTHING))
        .contains("recover.not-served", "after 60 s", "served not served");
    assertThat(Duration.between(begin, world.now()))
        .isBetween(Duration.ofSeconds(60), Duration.ofSeconds(70));
  }

  @Test
  void aScriptThatIsServedLateIsWaitedFor() {
    put("install.sh", script(1));
    assertThat(recovered(RecoveryKind.INSTALLER, NEW, notServed(5), NOTHING)).isEmpty();
  }

  // ---- How

  private String recovered(
      RecoveryKind kind,
      ReleaseVersion version,
      Predicate<Op<?>> at,
      Consumer<? super World> meanwhile) {
    return told(sample.machine(3), MaintainerCommand.recover(kind, version), at, meanwhile);
  }

  private void notReleased(String id) {
    switch (id) {
      case "recover.burned" -> put(BURNED, "{}");
      case "recover.recut-unfinished" -> markAsCutAgain();
      case "recover.not-named" -> manifest(read -> read.withLatest(LAST).without(NEW));
      default -> put(CLAIM, "{}");
    }
  }

  /** A cache that has no script for so many questions, and never what was there before. */
  private Predicate<Op<?>> notServed(int times) {
    var gone = new ArrayList<Stored>();
    var left = new int[] {times};
    return op -> {
      gone.forEach(this::putBack);
      gone.clear();
      if (before(Kind.FETCH, "install.sh").test(op) && left[0]-- > 0) {
        gone.add(stored("install.sh"));
        world.delete("install.sh");
      }
      return false;
    };
  }

  private void putBack(Stored object) {
    world.put(
        Upload.of(
            object.info().key(),
            object.bytes(),
            false,
            new ObjectHeaders("text/x-shellscript", "no-cache", Map.of()),
            new Condition.Absent()));
  }

  private static String key(String which) {
    return which.equals("tarball") ? tarball(NEW) : SUMS + which;
  }

  private void assertEntries(Manifest wanted) {
    assertThat(read().entries())
        .extracting(ManifestEntry::fields)
        .containsExactlyInAnyOrderElementsOf(
            wanted.entries().stream().map(ManifestEntry::fields).toList());
  }
}
