package com.thaloco.releaseconsole.recover;

import static com.thaloco.releaseconsole.recover.Situation.BEFORE;
import static com.thaloco.releaseconsole.recover.Situation.VERSION;
import static com.thaloco.releaseconsole.recover.Situation.after;
import static com.thaloco.releaseconsole.recover.Situation.ok;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.manifest.ManifestEntry;
import com.thaloco.releaseconsole.recover.Situation.Machine;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Resume, installer and tag, killed at every boundary and run again, here or elsewhere. */
@Tag("slow")
final class KilledWaysTest extends WithSituation {

  /** Each time by the next machine: what one has put there, the other continues. */
  @Test
  void aResumeKilledAtEveryStepHereOrElsewhereEndsInTheSameState() {
    with(situation -> {
      situation.withAnotherInstaller().cutKilledAfter("put-tarball");
      Machine here = situation.here();
      Machine other = situation.another();
      situation.smoke(other);
      boolean elsewhere = true;
      for (CutStep step : CutStep.values()) {
        if (step == CutStep.RECEIPT) {
          continue; // then nothing is left to be resumed
        }
        Machine machine = elsewhere ? other : here;
        situation.recoverKilled(machine, RecoveryKind.RESUME, VERSION, after(step.toString()));
        situation.neverBroken();
        elsewhere = !elsewhere;
      }
      ok(situation.recover(other, RecoveryKind.RESUME, VERSION));
      situation.sample.git("fetch", "-q", "--tags");
      ok(situation.recover(here, RecoveryKind.RESUME, VERSION));
      situation.sound(VERSION);
    });
  }

  @Test
  void anInstallerThatIsKilledAtEveryBoundaryHereOrElsewhereIsPutInTheEnd() {
    with(situation -> {
      situation.sample.put("install.sh", "#!/bin/sh\necho hello\n");
      Machine other = situation.another();
      situation.recoverKilled(
          situation.here(), RecoveryKind.INSTALLER, BEFORE, Situation.before("put-installer"));
      situation.recoverKilled(other, RecoveryKind.INSTALLER, BEFORE, after("put-installer"));
      situation.recoverKilled(
          situation.here(), RecoveryKind.INSTALLER, BEFORE, Situation.before("await-public"));
      situation.recoverKilled(other, RecoveryKind.INSTALLER, BEFORE, after("await-public"));
      ok(situation.recover(other, RecoveryKind.INSTALLER, BEFORE));
      situation.recovered(RecoveryKind.INSTALLER, BEFORE);
      situation.sound(BEFORE);
    });
  }

  /** Each time by the next machine, and in the end the tag is one, the same on all. */
  @Test
  void aTagThatIsKilledAtEveryBoundaryHereOrElsewhereIsPushedInTheEnd() {
    with(situation -> {
      situation.cutKilledAfter("put-installer");
      Machine here = situation.here();
      Machine other = situation.another();
      boolean elsewhere = true;
      for (String step : List.of("await-public", "push-tag", "write-tag")) {
        for (Predicate<Event> kill : List.of(Situation.before(step), after(step))) {
          Machine machine = elsewhere ? other : here;
          situation.recoverKilled(machine, RecoveryKind.TAG, VERSION, kill);
          situation.neverBroken();
          elsewhere = !elsewhere;
        }
      }
      ok(situation.recover(other, RecoveryKind.TAG, VERSION));
      assertThat(hands(situation, other)).isEmpty();
      String pushed = situation.sample.remoteGit("rev-parse", "v0.1.7");
      situation.git(other, "fetch", "-q", "--tags"); // it was the first machine's that won
      assertThat(situation.git(other, "rev-parse", "v0.1.7")).isEqualTo(pushed);
      situation.sample.git("fetch", "-q", "--tags");
      assertThat(situation.sample.git("rev-parse", "v0.1.7")).isEqualTo(pushed);
      // What is left of the cut here is only its look at the clients.
      situation.recovered(RecoveryKind.RESUME, VERSION);
      situation.sound(VERSION);
    });
  }

  /** A doubled manifest: each time the next machine continues from what the other has written. */
  @Test
  void aManifestThatIsKilledAtEveryBoundaryHereOrElsewhereIsPutBackInTheEnd() {
    with(situation -> {
      String whole = situation.sample.manifest();
      situation.sample.manifest(text -> text + text).put("install.sh", "#!/bin/sh\necho hello\n");
      Machine here = situation.here();
      Machine other = situation.another();
      boolean elsewhere = true;
      for (String step :
          List.of("keep-manifest", "put-manifest", "put-installer", "await-public")) {
        for (Predicate<Event> kill : List.of(Situation.before(step), after(step))) {
          situation.recoverKilled(elsewhere ? other : here, RecoveryKind.MANIFEST, BEFORE, kill);
          elsewhere = !elsewhere;
        }
      }
      ok(situation.recover(other, RecoveryKind.MANIFEST, BEFORE));
      ok(situation.recover(here, RecoveryKind.MANIFEST, BEFORE));
      assertThat(hands(situation, here)).isEmpty();
      assertThat(situation.manifest().entries())
          .extracting(ManifestEntry::fields)
          .containsExactlyInAnyOrderElementsOf(
              Manifest.parse(whole.getBytes(UTF_8), situation.sample.profile().manifest())
                  .entries()
                  .stream()
                  .map(ManifestEntry::fields)
                  .toList());
      situation.accepted(BEFORE);
    });
  }

  /** The answer to its write is lost with the process: it is found, and not written twice. */
  @Test
  void aManifestWhoseWriteWasTheLastThingIsNotWrittenAgain() {
    with(situation -> {
      situation.sample.remove("manifest.json");
      situation.recoverKilled(
          situation.here(),
          RecoveryKind.MANIFEST,
          BEFORE,
          Situation.NEVER,
          (key, write) -> {
            var written = write.now();
            if (key.equals("manifest.json")) {
              throw new Situation.Killed();
            }
            return written;
          });
      String written = situation.sample.manifest();
      ok(situation.recover(situation.another(), RecoveryKind.MANIFEST, BEFORE));
      assertThat(situation.sample.manifest()).isEqualTo(written);
      situation.recovered(RecoveryKind.MANIFEST, BEFORE);
      situation.sound(BEFORE);
    });
  }

  @Test
  void objectsThatAreKilledAtEveryBoundaryHereOrElsewhereArePutBackInTheEnd() {
    with(situation -> {
      situation.released();
      List.of("banger-v0.1.7-linux-amd64.tar.gz", "SHA256SUMS", "SHA256SUMS.sig")
          .forEach(name -> situation.sample.remove("v0.1.7/" + name));
      Machine here = situation.here();
      Machine other = situation.another();
      boolean elsewhere = true;
      for (String step :
          List.of("build", "put-tarball", "put-hashes", "put-signature", "await-public")) {
        for (Predicate<Event> kill : List.of(Situation.before(step), after(step))) {
          situation.recoverKilled(elsewhere ? other : here, RecoveryKind.OBJECT, VERSION, kill);
          elsewhere = !elsewhere;
        }
      }
      ok(situation.recover(other, RecoveryKind.OBJECT, VERSION));
      situation.recovered(RecoveryKind.OBJECT, VERSION);
      situation.sound(VERSION);
    });
  }
}
