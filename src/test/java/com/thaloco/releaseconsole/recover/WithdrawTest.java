package com.thaloco.releaseconsole.recover;

import static com.thaloco.releaseconsole.recover.Situation.BEFORE;
import static com.thaloco.releaseconsole.recover.Situation.NEVER;
import static com.thaloco.releaseconsole.recover.Situation.VERSION;
import static com.thaloco.releaseconsole.recover.Situation.after;
import static com.thaloco.releaseconsole.recover.Situation.ok;
import static com.thaloco.releaseconsole.recover.Situation.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.acceptance.GatedBucket;
import com.thaloco.releaseconsole.bucket.Written;
import com.thaloco.releaseconsole.check.catalogue.SampleProject;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.recover.Situation.Killed;
import com.thaloco.releaseconsole.recover.Situation.Machine;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Withdrawing, from releases that were really cut. */
@Tag("slow")
final class WithdrawTest extends WithSituation {
  private static final ReleaseVersion NEXT = new ReleaseVersion("v0.1.8");
  private static final String BURNED = "history/burned/v0.1.7.json";

  /** What a finished withdrawal leaves, wherever it was stopped meanwhile. */
  private static void withdrawn(Situation situation) {
    SampleProject sample = situation.sample;
    assertThat(situation.manifest().entry(VERSION)).isEmpty();
    assertThat(situation.manifest().entries()).hasSize(7);
    assertThat(sample.remoteGit("for-each-ref", "refs/tags/v0.1.7")).isEmpty();
    assertThat(sample.remoteGit("for-each-ref", "refs/tags/").lines()).hasSize(7);
    assertThat(sample.git("for-each-ref", "refs/tags/v0.1.7")).isEmpty();
    assertThat(sample.read("CHANGELOG.md"))
        .doesNotContain("[v0.1.7]")
        .contains("/compare/v0.1.6...HEAD")
        .contains("- The kernel `linux-6.12-1` is in the catalog.");
    assertThat(sample.git("diff", "--name-only")).isEqualTo("CHANGELOG.md");
    assertThat(situation.state(situation.here()).journal()).doesNotExist();
    situation.sound(BEFORE);
  }

  @Test
  void aReleaseIsTakenBackFromClientsRepositoryAndBooks() {
    with(situation -> {
      situation.released();
      String before = situation.sample.manifest();
      RecoverResult.Recovered done = situation.recovered(RecoveryKind.WITHDRAW, VERSION);
      assertThat(done.next()).contains(NEXT);
      assertThat(done.sentence()).isEqualTo("v0.1.7 is withdrawn. Clients get v0.1.6.");
      withdrawn(situation);
      int end = before.indexOf(",", before.lastIndexOf("\"v0.1.6\""));
      assertThat(situation.sample.manifest())
          .as("every byte of the other entries")
          .contains(before.substring(before.indexOf("["), end));
      assertThat(situation.diagnosis(situation.here()).needsHand()).isFalse();
    });
  }

  @Test
  void stoppedAnywhereAndRunAgainHereOrElsewhereItEndsInTheSameState() {
    with(situation -> {
      situation.withAnotherInstaller().released();
      Machine here = situation.here();
      Machine other = situation.another();
      boolean elsewhere = false;
      for (String at :
          List.of(
              "written " + BURNED,
              "burn",
              "written history/manifest-",
              "keep-manifest",
              "written manifest.json",
              "take-out",
              "written install.sh",
              "put-installer",
              "await-public",
              "delete-remote-tag",
              "delete-tag",
              "changelog",
              "look-again")) {
        Machine machine = elsewhere ? other : here;
        elsewhere = !elsewhere;
        if (at.startsWith("written ")) {
          String key = at.substring("written ".length());
          situation.recoverKilled(
              machine, RecoveryKind.WITHDRAW, VERSION, NEVER, killedAfterWriting(key));
        } else {
          situation.recoverKilled(machine, RecoveryKind.WITHDRAW, VERSION, after(at));
        }
        situation.neverBroken();
      }
      ok(situation.recover(other, RecoveryKind.WITHDRAW, VERSION));
      assertThat(situation.trouble("recovery.unfinished").ways())
          .extracting(OfferedRecovery::kind)
          .containsExactly(RecoveryKind.WITHDRAW);
      situation.recovered(RecoveryKind.WITHDRAW, VERSION);
      withdrawn(situation);
      assertThat(situation.diagnosis(other).needsHand()).isFalse();
    });
  }

  static GatedBucket.Gate killedAfterWriting(String start) {
    return (key, write) -> {
      var written = write.now();
      if (key.startsWith(start)) {
        throw new Killed();
      }
      return written;
    };
  }

  @Test
  void aWithdrawnVersionIsNeverCutAgainAndTheNextPatchIs() {
    with(situation -> {
      situation.released();
      situation.recovered(RecoveryKind.WITHDRAW, VERSION);
      Machine other = situation.another();
      situation.smoke(other);
      var again = refused(situation.cut(other, VERSION, NEVER));
      assertThat(again.happened()).isEqualTo("v0.1.7 is burned: it was released and withdrawn.");
      assertThat(refused(situation.recover(other, RecoveryKind.RE_CUT, VERSION)).id())
          .isEqualTo("recover.burned");
      assertThat(refused(situation.recover(other, RecoveryKind.TAG, VERSION)).id())
          .isEqualTo("recover.burned");
      assertThat(refused(situation.recover(other, RecoveryKind.RESUME, VERSION)).id())
          .isEqualTo("recover.burned");

      // The books are put right here, and the fix is cut on the other machine.
      String today = java.time.LocalDate.now(java.time.ZoneOffset.UTC).toString();
      situation
          .sample
          .change(
              "CHANGELOG.md",
              text ->
                  text.replaceFirst(
                          "## \\[Unreleased]\n", "## [Unreleased]\n\n## [v0.1.8] - " + today + "\n")
                      .replace("/compare/v0.1.6...HEAD", "/compare/v0.1.8...HEAD")
                      .replaceFirst("\\[v0.1.6]: (.*)v0.1.6\n", "[v0.1.8]: $1v0.1.8\n$0"))
          .commit()
          .push();
      situation.git(other, "pull", "-q");
      situation.smoke(other);
      assertThat(situation.cut(other, NEXT, NEVER)).isInstanceOf(Outcome.Ok.class);
      situation.sample.git("fetch", "-q", "--tags");
      situation.sound(NEXT);
    });
  }

  /** Another maintainer's entry that comes between our look and our write stays. */
  @Test
  void whatAnotherMaintainerChangedMeanwhileStays() {
    with(situation -> {
      situation.released();
      var once = new AtomicBoolean();
      ok(
          situation.recover(
              situation.here(),
              RecoveryKind.WITHDRAW,
              VERSION,
              Map.of(),
              NEVER,
              (key, write) -> {
                if (key.equals("manifest.json") && !once.getAndSet(true)) {
                  situation.sample.manifest(text -> text.replaceFirst("\\{", "{ \"note\": 1,"));
                }
                return write.now();
              }));
      assertThat(situation.sample.manifest()).contains("\"note\": 1");
      withdrawn(situation);
    });
  }

  /** Its manifest write gets a 412, since the manifest is fenced after the burn. */
  @Test
  void aCutThatIsUnderWayElsewhereCannotPublishWhatIsBeingWithdrawn() {
    with(situation -> {
      situation.cutKilledAfter("keep-manifest");
      assertThat(situation.manifest().entry(VERSION)).isEmpty();
      Machine other = situation.another();
      var once = new AtomicBoolean();
      try (Project project =
          situation.open(
              situation.here(),
              (key, write) -> {
                if (key.equals("manifest.json") && !once.getAndSet(true)) {
                  ok(situation.recover(other, RecoveryKind.WITHDRAW, VERSION));
                }
                return write.now();
              })) {
        Outcome<?> outcome = situation.cutOn(project, VERSION);
        assertThat(refused(outcome).happened()).contains("burned");
      }
      assertThat(once).isTrue();
      assertThat(situation.manifest().entry(VERSION)).isEmpty();
      situation.recovered(RecoveryKind.WITHDRAW, VERSION);
      withdrawn(situation);
    });
  }

  /** A's write of its script waits on the way, A is gone, and B withdraws to the end. */
  @Test
  void aWriteOfTheScriptThatArrivesAfterTheWithdrawalIsRefused() {
    with(situation -> {
      situation.withAnotherInstaller();
      Machine other = situation.another();
      var late = new AtomicReference<GatedBucket.Write>();
      try (Project project =
          situation.open(
              situation.here(),
              (key, write) -> {
                if (key.equals("install.sh")) {
                  late.set(write);
                  throw new Killed();
                }
                return write.now();
              })) {
        assertThatThrownBy(() -> situation.cutOn(project, VERSION)).isInstanceOf(Killed.class);
        ok(situation.recover(other, RecoveryKind.WITHDRAW, VERSION));
        assertThat(late.get().now()).isInstanceOf(Written.Refused.class);
      }
      situation.recovered(RecoveryKind.WITHDRAW, VERSION);
      withdrawn(situation);
    });
  }

  @Test
  void aTagThatAClonePushesBackIsFoundAndGoesAgain() {
    with(situation -> {
      situation.released();
      Machine clone = situation.another();
      situation.recovered(RecoveryKind.WITHDRAW, VERSION);
      situation.git(clone, "push", "-q", "--tags");
      assertThat(situation.trouble("burned.left").evidence()).contains("Its tag is on origin.");
      situation.recovered(RecoveryKind.WITHDRAW, VERSION);
      withdrawn(situation);
    });
  }

  @Test
  void aTagThatSomebodyElseMadeUnderTheNumberIsAskedAbout() {
    with(situation -> {
      situation.released();
      situation.recovered(RecoveryKind.WITHDRAW, VERSION);
      situation.sample.git("push", "-q", "origin", "v0.1.0^{}:refs/tags/v0.1.7");
      Outcome<RecoverResult> asks =
          situation.recover(situation.here(), RecoveryKind.WITHDRAW, VERSION);
      assertThat(asks).isInstanceOf(Outcome.Asks.class);
      assertThat(situation.sample.remoteGit("for-each-ref", "refs/tags/v0.1.7")).isNotEmpty();
      ok(
          situation.recover(
              situation.here(),
              RecoveryKind.WITHDRAW,
              VERSION,
              Map.of("tag.other", "delete"),
              NEVER,
              (key, write) -> write.now()));
      withdrawn(situation);
    });
  }

  /** The manifest was written and then the console died: no one has tagged yet. */
  @Test
  void aHalfPublishedReleaseIsWithdrawnWithItsUnfinishedCut() {
    with(situation -> {
      situation.cutKilledAfter("put-manifest");
      assertThat(situation.trouble("cut.half-published").ways())
          .extracting(OfferedRecovery::kind)
          .containsExactly(RecoveryKind.RESUME, RecoveryKind.WITHDRAW);
      situation.recovered(RecoveryKind.WITHDRAW, VERSION);
      withdrawn(situation);
      assertThat(refused(situation.cut(situation.here(), VERSION, NEVER)).evidence())
          .contains("version.unused blocked: v0.1.7 is burned: it was released and withdrawn.");
    });
  }

  @Test
  void anOlderReleaseGoesAndTheLatestStays() {
    with(situation -> {
      var older = new ReleaseVersion("v0.1.4");
      situation.recovered(RecoveryKind.WITHDRAW, older);
      assertThat(situation.manifest().entry(older)).isEmpty();
      assertThat(situation.sample.read("CHANGELOG.md")).doesNotContain("## [v0.1.4]");
      situation.sound(BEFORE);
    });
  }

  /** Clients do not go back to what they would refuse. */
  @Test
  void aReleaseWhoseObjectsAreDamagedIsNotGoneBackTo() {
    with(situation -> {
      situation.released();
      situation.sample.put("v0.1.6/SHA256SUMS.sig", "bm9uc2Vuc2U=");
      situation.recovered(RecoveryKind.WITHDRAW, VERSION);
      assertThat(situation.manifest().latestText()).isEqualTo("v0.1.5");
      situation.accepted(new ReleaseVersion("v0.1.5"));
      assertThat(situation.trouble("release.unsound").version()).contains(BEFORE);
    });
  }

  @Test
  void withoutAnyGoodReleaseNothingIsBurned() {
    with(situation -> {
      for (int patch = 0; patch < 6; patch++) {
        situation.sample.put("v0.1.%d/SHA256SUMS.sig".formatted(patch), "bm9uc2Vuc2U=");
      }
      var problem = refused(situation.recover(situation.here(), RecoveryKind.WITHDRAW, BEFORE));
      assertThat(problem.id()).isEqualTo("recover.no-good-release");
      try (var bucket = situation.sample.bucket()) {
        assertThat(bucket.head("history/burned/v0.1.6.json")).isEmpty();
      }
    });
  }

  @Test
  void nothingIsDoneWithoutTheTypedVersionOrForANumberNobodyUsed() {
    with(situation -> {
      String before = situation.sample.manifest();
      try (Project project = situation.open(situation.here(), (key, write) -> write.now())) {
        for (Optional<String> typed :
            List.of(Optional.<String>empty(), Optional.of("v0.1.5"), Optional.of("yes"))) {
          assertThat(situation.recoverOn(project, RecoveryKind.WITHDRAW, BEFORE, typed))
              .isNotInstanceOf(Outcome.Ok.class);
        }
      }
      assertThat(
              refused(
                      situation.recover(
                          situation.here(), RecoveryKind.WITHDRAW, new ReleaseVersion("v0.4.0")))
                  .id())
          .isEqualTo("recover.never-used");
      assertThat(situation.sample.manifest()).isEqualTo(before);
      try (var bucket = situation.sample.bucket()) {
        assertThat(bucket.head("history/burned/v0.1.6.json")).isEmpty();
      }
    });
  }

  /** Clients come first: a changelog that can't be edited is refused only in the end. */
  @Test
  void aChangelogThatCannotBeEditedDoesNotKeepClientsWaiting() {
    with(situation -> {
      String before = situation.sample.read("CHANGELOG.md");
      situation.sample.write(
          "CHANGELOG.md", before.replace("## [Unreleased]\n\n## [v0.1.7]", "## [v0.1.7]"));
      var problem = refused(situation.recover(situation.here(), RecoveryKind.WITHDRAW, BEFORE));
      assertThat(problem.id()).isEqualTo("changelog.no-unreleased");
      assertThat(situation.manifest().latestText()).isEqualTo("v0.1.5");
      assertThat(situation.sample.remoteGit("for-each-ref", "refs/tags/v0.1.6")).isEmpty();
      situation.sample.write("CHANGELOG.md", before);
      situation.recovered(RecoveryKind.WITHDRAW, BEFORE);
      situation.sound(new ReleaseVersion("v0.1.5"));
    });
  }

  /** A remote that is away must not keep clients on a bad release. */
  @Test
  void withTheRemoteAwayClientsAreLedOutAndTheTagWaits() {
    with(situation -> {
      situation.sample.git("remote", "set-url", "origin", "/nowhere/at/all.git");
      refused(situation.recover(situation.here(), RecoveryKind.WITHDRAW, BEFORE));
      assertThat(situation.manifest().latestText()).isEqualTo("v0.1.5");
      situation.sample.git(
          "remote", "set-url", "origin", situation.sample.folder().remote().toString());
      assertThat(situation.trouble("burned.left").evidence()).contains("Its tag is on origin.");
      situation.recovered(RecoveryKind.WITHDRAW, BEFORE);
      situation.sound(new ReleaseVersion("v0.1.5"));
    });
  }
}
