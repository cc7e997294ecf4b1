package com.thaloco.releaseconsole.recover;

import static com.thaloco.releaseconsole.recover.Situation.BEFORE;
import static com.thaloco.releaseconsole.recover.Situation.NEVER;
import static com.thaloco.releaseconsole.recover.Situation.VERSION;
import static com.thaloco.releaseconsole.recover.Situation.after;
import static com.thaloco.releaseconsole.recover.Situation.ok;
import static com.thaloco.releaseconsole.recover.Situation.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.ObjectInfo;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.recover.ReleaseProblem.Severity;
import com.thaloco.releaseconsole.recover.Situation.Machine;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Resume, installer and tag, and what is found before them. */
@Tag("slow")
final class OtherWaysTest extends WithSituation {
  @Test
  void aHealthyProjectNeedsNoHand() {
    with(situation -> {
      Diagnosis diagnosis = situation.diagnosis(situation.here());
      assertThat(diagnosis.troubles())
          .extracting(ReleaseProblem::id)
          .containsExactly("release.bad");
      assertThat(diagnosis.needsHand()).isFalse();
      assertThat(diagnosis.complete()).isTrue();
    });
  }

  // ---- Resume

  @Test
  void aStoppedUploadIsResumedHere() {
    with(situation -> {
      situation.cutKilledAfter("put-hashes");
      ReleaseProblem trouble = situation.trouble("cut.unfinished");
      assertThat(trouble.noticed()).isEqualTo("No user is affected: clients still get v0.1.6.");
      assertThat(trouble.ways())
          .extracting(OfferedRecovery::kind)
          .containsExactly(RecoveryKind.RESUME);
      situation.recovered(RecoveryKind.RESUME, VERSION);
      situation.sound(VERSION);
    });
  }

  /** HEAD is elsewhere there, and the same commit gives the same bytes. */
  @Test
  void aStoppedUploadIsResumedOnAnotherMachineFromWhatItsObjectsSay() {
    with(situation -> {
      situation.cutKilledAfter("put-hashes");
      Machine other = situation.another();
      situation.smoke(other);
      assertThat(hands(situation, other)).containsExactly("upload.elsewhere");
      List<ObjectInfo> before = objects(situation);
      ok(situation.recover(other, RecoveryKind.RESUME, VERSION));
      assertThat(objects(situation)).containsAll(before);
      situation.sample.git("fetch", "-q", "--tags");

      // What is left of the first machine's cut is led out of there.
      assertThat(hands(situation, situation.here())).containsExactly("cut.overtaken");
      situation.recovered(RecoveryKind.RESUME, VERSION);
    });
  }

  private static List<ObjectInfo> objects(Situation situation) {
    var objects = new ArrayList<ObjectInfo>();
    try (var bucket = situation.sample.bucket()) {
      bucket.list("v0.1.7/", objects::add, Situation.quiet());
    }
    return objects;
  }

  @Test
  void aHalfPublishedReleaseIsFinishedOnAnotherMachine() {
    with(situation -> {
      situation.withAnotherInstaller().cutKilledAfter("put-manifest");
      Machine other = situation.another();
      situation.smoke(other);
      assertThat(hands(situation, other)).containsExactly("installer", "release.untagged");
      ok(situation.recover(other, RecoveryKind.RESUME, VERSION));
      assertThat(hands(situation, other)).isEmpty();
    });
  }

  @Test
  void thereIsNothingToResumeWhereNothingWasBegun() {
    with(situation ->
        assertThat(refused(situation.recover(situation.here(), RecoveryKind.RESUME, VERSION)).id())
            .isEqualTo("recover.nothing-to-resume"));
  }

  /** Another client's objects without any metadata, as the old script's rclone left them. */
  @Test
  void objectsOfAnotherProgramAreFoundAndCannotBeResumed() {
    with(situation -> {
      situation.sample.put("v0.1.7/SHA256SUMS", "nothing of ours\n");
      assertThat(situation.trouble("upload.elsewhere").ways()).isEmpty();
      assertThat(refused(situation.recover(situation.here(), RecoveryKind.RESUME, VERSION)).id())
          .isEqualTo("recover.nothing-to-resume");
    });
  }

  @Test
  void anotherMaintainerWhoReleasedTheNumberMeanwhileIsFound() {
    with(situation -> {
      situation.cutKilledAfter("verify-local");
      Machine other = situation.another();
      situation.git(other, "commit", "-q", "--allow-empty", "-m", "Something else");
      situation.git(other, "push", "-q", "origin", "main");
      situation.smoke(other);
      assertThat(situation.cut(other, VERSION, NEVER)).isInstanceOf(Outcome.Ok.class);
      ReleaseProblem trouble = situation.trouble("cut.overtaken");
      assertThat(trouble.noticed())
          .isEqualTo("No user is affected: nothing of this cut is public.");
      assertThat(trouble.evidence()).hasSize(2);
    });
  }

  // ---- Installer

  @Test
  void anInstallScriptThatWasOverwrittenByHandIsPutBack() {
    with(situation -> {
      situation.sample.put("install.sh", "#!/bin/sh\necho hello\n");
      ReleaseProblem trouble = situation.trouble("installer");
      assertThat(trouble.severity()).isEqualTo(Severity.CLIENTS);
      assertThat(trouble.sentence())
          .isEqualTo("install.sh is not that of v0.1.6, which is latest, nor of any release.");
      situation.recoverKilled(
          situation.here(), RecoveryKind.INSTALLER, BEFORE, after("put-installer"));
      assertThat(hands(situation, situation.here())).containsExactly("recovery.unfinished");
      situation.recovered(RecoveryKind.INSTALLER, BEFORE);
      situation.sound(BEFORE);
    });
  }

  @Test
  void anInstallScriptThatIsGoneIsPutBackAndOneOfAnotherReleaseIsNamed() {
    with(situation -> {
      situation.sample.remove("install.sh");
      assertThat(situation.trouble("installer").sentence())
          .isEqualTo("install.sh is not in the bucket.");
      situation.recovered(RecoveryKind.INSTALLER, BEFORE);
      situation.sound(BEFORE);
      assertThat(
              refused(
                      situation.recover(
                          situation.here(), RecoveryKind.INSTALLER, new ReleaseVersion("v0.1.5")))
                  .id())
          .isEqualTo("recover.not-latest");
    });
  }

  @Test
  void aCutKilledBeforeItsInstallerIsFinishedByInstallerAndTag() {
    with(situation -> {
      situation.withAnotherInstaller().cutKilledAfter("put-manifest");
      Machine other = situation.another();
      ok(situation.recover(other, RecoveryKind.INSTALLER, VERSION));
      situation.recoverKilled(other, RecoveryKind.TAG, VERSION, after("await-public"));
      situation.recoverKilled(other, RecoveryKind.TAG, VERSION, after("push-tag"));
      situation.recoverKilled(other, RecoveryKind.TAG, VERSION, after("write-tag"));
      ok(situation.recover(other, RecoveryKind.TAG, VERSION));
      assertThat(hands(situation, other)).isEmpty();
      assertThat(situation.sample.remoteGit("rev-parse", "v0.1.7^{}"))
          .isEqualTo(situation.sample.head());
      // Here the cut was only stopped: its tag is the same, and it continues Verify.
      situation.recovered(RecoveryKind.RESUME, VERSION);
      situation.sound(VERSION);
    });
  }

  // ---- Tag

  @Test
  void aReleaseWhoseTagWasDeletedIsTaggedAgain() {
    with(situation -> {
      situation.released();
      situation.sample.git("push", "-q", "--delete", "origin", "v0.1.7");
      assertThat(situation.trouble("release.untagged").evidence())
          .anyMatch(line -> line.startsWith("Its tag is here only"));
      String before = situation.sample.git("rev-parse", "v0.1.7");
      situation.recovered(RecoveryKind.TAG, VERSION);
      assertThat(situation.sample.remoteGit("rev-parse", "v0.1.7")).isEqualTo(before);
      situation.sound(VERSION);
    });
  }

  @Test
  void aTagOnAnotherCommitIsMovedOnlyWhenAskedTo() {
    with(situation -> {
      situation.released();
      situation.sample.git("push", "-q", "-f", "origin", "v0.1.6^{}:refs/tags/v0.1.7");
      assertThat(situation.trouble("tag.elsewhere").ways())
          .extracting(OfferedRecovery::kind)
          .containsExactly(RecoveryKind.TAG, RecoveryKind.WITHDRAW);
      assertThat(situation.recover(situation.here(), RecoveryKind.TAG, VERSION))
          .isInstanceOf(Outcome.Asks.class);
      ok(
          situation.recover(
              situation.here(),
              RecoveryKind.TAG,
              VERSION,
              Map.of("tag.elsewhere", "move"),
              NEVER,
              (key, write) -> write.now()));
      situation.sound(VERSION);
    });
  }

  /** Before its tag come a download and a wait: what another machine does meanwhile counts. */
  @Test
  void whatIsTakenOutOrTaggedAgainBeforeThePushIsNotTagged() {
    with(situation -> {
      situation.released();
      String text = situation.manifest().text();
      situation.sample.git("push", "-q", "--delete", "origin", "v0.1.7");
      Runnable takenOut =
          () -> situation.sample.put("manifest.json", situation.manifest().without(VERSION).text());
      assertThat(refused(tagged(situation, takenOut)).id()).isEqualTo("recover.not-named");
      assertThat(situation.sample.remoteGit("for-each-ref", "refs/tags/v0.1.7")).isEmpty();

      situation.sample.put("manifest.json", text);
      situation.sample.git("push", "-q", "-f", "origin", "v0.1.6^{}:refs/tags/v0.1.7");
      Runnable moved =
          () -> situation.sample.git("push", "-q", "-f", "origin", "v0.1.5^{}:refs/tags/v0.1.7");
      assertThat(tagged(situation, moved)).isInstanceOf(Outcome.Asks.class);
      assertThat(situation.sample.remoteGit("rev-parse", "v0.1.7^{}"))
          .isEqualTo(situation.sample.git("rev-parse", "v0.1.5^{}"));
    });
  }

  private static Outcome<RecoverResult> tagged(Situation situation, Runnable meanwhile) {
    return situation.recover(
        situation.here(),
        RecoveryKind.TAG,
        VERSION,
        Map.of("tag.elsewhere", "move"),
        event -> {
          if (Situation.before("push-tag").test(event)) {
            meanwhile.run();
          }
          return false;
        },
        (key, write) -> write.now());
  }

  /** The old script left no metadata: only the maintainer knows, and the binaries must agree. */
  @Test
  void withoutMetadataTheCommitIsAskedForAndHeldAgainstTheBinaries() {
    with(situation -> {
      situation.released();
      Mishaps.copyWithoutMetadata(situation, "v0.1.7/banger-v0.1.7-linux-amd64.tar.gz");
      situation.sample.git("push", "-q", "--delete", "origin", "v0.1.7");
      Machine other = situation.another();
      assertThat(situation.recover(other, RecoveryKind.TAG, VERSION))
          .isInstanceOf(Outcome.Asks.class);
      String head = situation.sample.head();
      String wrong = situation.sample.git("rev-parse", "v0.1.6^{}");
      assertThat(refused(tag(situation, other, wrong)).happened())
          .contains("none of its binaries carries the commit");
      ok(tag(situation, other, head));
      assertThat(situation.sample.remoteGit("rev-parse", "v0.1.7^{}")).isEqualTo(head);
    });
  }

  private static Outcome<RecoverResult> tag(Situation situation, Machine machine, String commit) {
    return situation.recover(
        machine,
        RecoveryKind.TAG,
        VERSION,
        Map.of("tag.commit", commit),
        NEVER,
        (key, write) -> write.now());
  }

  @Test
  void aTagWithoutAReleaseIsWithdrawn() {
    with(situation -> {
      situation.sample.git("push", "-q", "origin", "HEAD:refs/tags/v0.1.7");
      assertThat(situation.trouble("tag.unreleased").ways())
          .extracting(OfferedRecovery::kind)
          .containsExactly(RecoveryKind.WITHDRAW);
      assertThat(refused(situation.recover(situation.here(), RecoveryKind.TAG, VERSION)).id())
          .isEqualTo("recover.not-named");
      situation.recovered(RecoveryKind.WITHDRAW, VERSION);
      situation.sound(BEFORE);
    });
  }

  @Test
  void tagsThatAreOnlyHereAreFound() {
    with(situation -> {
      situation.sample.git("tag", "v0.1.7");
      situation.sample.git("tag", "-f", "v0.1.5", "HEAD");
      assertThat(hands(situation, situation.here()))
          .containsExactlyInAnyOrder("tag.only-here", "tag.stale-here");
    });
  }

  // ---- What else is found

  @Test
  void driftingPinsAreShownWithBothSides() {
    with(situation -> {
      situation
          .sample
          .change("cosign.pub", text -> text.replace("uEG+N03j73QVu", "uEG+N03j73QVv"))
          .commit();
      Diagnosis diagnosis = situation.diagnosis(situation.here());
      assertThat(diagnosis.drift()).isPresent();
      assertThat(diagnosis.troubles()).extracting(ReleaseProblem::id).contains("pins");
    });
  }

  @Test
  void aManifestThatNamesWhatIsNotThereIsFound() {
    with(situation -> {
      situation.sample.manifest(
          text -> text.replace("\"latest_stable\": \"v0.1.6\"", "\"latest_stable\": \"v0.1.9\""));
      assertThat(situation.trouble("manifest.latest").severity()).isEqualTo(Severity.CLIENTS);
    });
  }

  /** Whoever can't look does not say that all is well. */
  @Test
  void whatCannotBeLookedAtIsSaid() {
    with(situation -> {
      situation.sample.git("remote", "set-url", "origin", "/nowhere/at/all.git");
      Diagnosis diagnosis = situation.diagnosis(situation.here());
      assertThat(diagnosis.complete()).isFalse();
      assertThat(diagnosis.needsHand()).isTrue();
      situation.sample.put("manifest.json", "<html></html>");
      assertThat(situation.diagnosis(situation.here()).troubles())
          .extracting(ReleaseProblem::id)
          .contains("manifest.not-json");
    });
  }

  @Test
  void aFenceThatWasLeftIsHarmlessAndSaid() {
    with(situation -> {
      situation.sample.put("v0.1.7/SHA256SUMS", "a rest\n");
      situation.sample.put("v0.1.7/SHA256SUMS.sig", "a rest\n");
      Mishaps.cutKilledAtFence(situation);
      Diagnosis diagnosis = situation.diagnosis(situation.here());
      assertThat(diagnosis.troubles())
          .filteredOn(trouble -> trouble.id().equals("fence"))
          .singleElement()
          .extracting(ReleaseProblem::needsHand)
          .isEqualTo(false);
      situation.recovered(RecoveryKind.RESUME, VERSION);
      situation.sound(VERSION);
    });
  }
}
