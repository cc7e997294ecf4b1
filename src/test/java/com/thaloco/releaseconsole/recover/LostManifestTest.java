package com.thaloco.releaseconsole.recover;

import static com.thaloco.releaseconsole.recover.Situation.BEFORE;
import static com.thaloco.releaseconsole.recover.Situation.VERSION;
import static com.thaloco.releaseconsole.recover.Situation.ok;
import static com.thaloco.releaseconsole.recover.Situation.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.project.ManifestState;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A manifest that is missing, unreadable or doubled: one problem, and nothing follows from it. */
@Tag("slow")
final class LostManifestTest extends WithSituation {
  /** A way to lose the manifest, and what the problem is called then. */
  record Loss(String name, String id, Damage damage) {
    interface Damage {
      void to(Situation situation);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Loss> losses() {
    return Stream.of(
        new Loss("missing", "manifest.missing", s -> s.sample.remove("manifest.json")),
        new Loss(
            "a page", "manifest.not-json", s -> s.sample.put("manifest.json", "<html></html>")),
        new Loss("empty", "manifest.not-json", s -> s.sample.put("manifest.json", "")),
        new Loss("cut off", "manifest.not-json", s -> s.sample.manifest(t -> t.substring(0, 300))),
        new Loss("a list", "manifest.shape", s -> s.sample.put("manifest.json", "[]\n")),
        new Loss("two documents", "manifest.not-json", s -> s.sample.manifest(t -> t + t)),
        new Loss("a doubled entry", "manifest.shape", LostManifestTest::doubled),
        new Loss(
            "a doubled field",
            "manifest.shape",
            s ->
                s.sample.manifest(
                    t -> t.replaceFirst("\\{", "{\n  \"latest_stable\": \"v0.1.6\","))));
  }

  private static void doubled(Situation situation) {
    ManifestEntry entry = situation.manifest().entry(BEFORE).orElseThrow();
    situation.sample.manifest(t -> t.replace(entry.raw(), entry.raw() + ", " + entry.raw()));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void aLostManifestIsOneProblemAndOnlyItsRecoveryIsOffered(Loss loss) {
    with(situation -> {
      Manifest before = situation.manifest();
      loss.damage().to(situation);
      List<ReleaseProblem> troubles = situation.diagnosis(situation.here()).troubles();
      assertThat(troubles).extracting(ReleaseProblem::id).containsExactly(loss.id());
      assertThat(troubles.getFirst().ways())
          .containsExactly(
              new OfferedRecovery(
                  RecoveryKind.MANIFEST, BEFORE, troubles.getFirst().ways().getFirst().sentence()));

      assertThat(refused(situation.recover(situation.here(), RecoveryKind.WITHDRAW, BEFORE)).id())
          .isEqualTo(loss.id());
      try (Bucket bucket = situation.sample.bucket()) {
        assertThat(bucket.head("history/burned/v0.1.6.json")).isEmpty();
      }

      Recheck again =
          ok(situation.recover(situation.here(), RecoveryKind.MANIFEST, BEFORE))
              .again()
              .orElseThrow();
      assertThat(again.after()).isAfter(Instant.now().plus(Duration.ofMinutes(14)));
      assertThat(again.remedy().asText())
          .startsWith("A write that another machine has sent before can still arrive until ")
          .endsWith("audit the bucket again: release-console bucket audit");
      assertThat(situation.manifest().entries())
          .extracting(ManifestEntry::fields)
          .containsExactlyInAnyOrderElementsOf(
              before.entries().stream().map(ManifestEntry::fields).toList());
      situation.accepted(BEFORE);
      assertThat(hands(situation, situation.here())).isEmpty();
    });
  }

  /**
   * Nothing of the bucket was ever published: the tag of an upload that is under way is no proof.
   */
  @Test
  void anEmptyBucketWithoutTagsHasNoReleaseYet() {
    with(situation -> {
      Mishaps.emptyBucket(situation);
      for (int patch = 0; patch <= 6; patch++) {
        situation.sample.git("push", "-q", "--delete", "origin", "v0.1." + patch);
        situation.sample.git("tag", "-d", "v0.1." + patch);
      }
      situation.sample.put("v0.1.0/SHA256SUMS", "of a first cut that is under way\n");
      try (Project project = situation.open(situation.here(), (key, write) -> write.now())) {
        assertThat(project.world().manifestState()).isEqualTo(new ManifestState.None(List.of()));
        assertThat(project.world().manifest()).isEmpty();
      }
    });
  }

  /** The entries are gone, and the file can be read: the same recovery brings them back. */
  @Test
  void entriesThatWereLostAreOneProblemAndComeBack() {
    with(situation -> {
      Manifest before = situation.manifest();
      Manifest without = before.without(BEFORE).without(new ReleaseVersion("v0.1.2"));
      situation.sample.put(
          "manifest.json", without.withLatest(new ReleaseVersion("v0.1.5")).text());
      List<ReleaseProblem> troubles =
          situation.diagnosis(situation.here()).troubles().stream()
              .filter(ReleaseProblem::needsHand)
              .filter(trouble -> !trouble.id().equals("installer"))
              .toList();
      assertThat(troubles).extracting(ReleaseProblem::id).containsExactly("manifest.entries-lost");
      assertThat(troubles.getFirst().evidence()).containsExactly("v0.1.2, v0.1.6");
      assertThat(troubles.getFirst().ways())
          .extracting(OfferedRecovery::kind)
          .containsExactly(RecoveryKind.MANIFEST);
      ok(
          situation.recover(
              situation.here(),
              RecoveryKind.MANIFEST,
              troubles.getFirst().ways().getFirst().version()));
      assertThat(situation.manifest().entries())
          .extracting(ManifestEntry::fields)
          .containsExactlyInAnyOrderElementsOf(
              before.entries().stream().map(ManifestEntry::fields).toList());
    });
  }

  /** Hashing every tarball takes minutes: what another machine does meanwhile stays. */
  @Test
  void aReleaseThatIsWithdrawnAfterTheSearchDoesNotComeBack() {
    with(situation -> {
      situation.sample.put(
          "manifest.json", situation.manifest().without(new ReleaseVersion("v0.1.2")).text());
      var withdrawn = new AtomicBoolean();
      Problem problem =
          refused(
              situation.recover(
                  situation.here(),
                  RecoveryKind.MANIFEST,
                  BEFORE,
                  Map.of(),
                  event -> {
                    if (Situation.before("keep-manifest").test(event)
                        && withdrawn.compareAndSet(false, true)) {
                      ok(situation.recover(situation.another(), RecoveryKind.WITHDRAW, BEFORE));
                    }
                    return false;
                  },
                  (key, write) -> write.now()));
      assertThat(problem.id()).isEqualTo("recover.restless-manifest");
      assertThat(situation.manifest().entry(BEFORE)).isEmpty();
      assertThat(situation.manifest().latestText()).isEqualTo("v0.1.5");
      assertThat(hands(situation, situation.here())).doesNotContain("recovery.unfinished");
    });
  }

  /** The newest copy is older than the newest release, whose entry comes from its objects. */
  @Test
  void aKeptCopyIsCompletedAndWhatIsBurnedStaysOut() {
    with(situation -> {
      situation.released();
      Manifest before = situation.manifest();
      situation.recovered(RecoveryKind.WITHDRAW, BEFORE);
      situation.sample.remove("manifest.json");
      ok(situation.recover(situation.another(), RecoveryKind.MANIFEST, VERSION));
      assertThat(situation.manifest().entries())
          .extracting(ManifestEntry::fields)
          .containsExactlyInAnyOrderElementsOf(
              before.without(BEFORE).entries().stream().map(ManifestEntry::fields).toList());
      assertThat(situation.manifest().latestText()).isEqualTo("v0.1.7");
      assertThat(hands(situation, situation.here())).isEmpty();
    });
  }

  /** A withdrawal leaves a copy that names what it burned: the newest one all the same. */
  @Test
  void whatWasChangedInAnEntryBeforeAWithdrawalDoesNotComeBack() {
    with(situation -> {
      situation.released();
      situation.sample.manifest(
          t -> t.replaceFirst("(\"version\": \"v0.1.0\",)", "$1 \"note\": \"corrected\","));
      situation.recovered(RecoveryKind.WITHDRAW, VERSION);
      situation.sample.remove("manifest.json");
      situation.recovered(RecoveryKind.MANIFEST, BEFORE);
      Manifest after = situation.manifest();
      assertThat(after.text()).contains("\"note\": \"corrected\"");
      assertThat(after.entry(VERSION)).isEmpty();
      assertThat(after.entries()).hasSize(7);
    });
  }
}
