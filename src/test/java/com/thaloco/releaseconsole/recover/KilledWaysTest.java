package com.thaloco.releaseconsole.recover;

import static com.thaloco.releaseconsole.recover.Situation.BEFORE;
import static com.thaloco.releaseconsole.recover.Situation.VERSION;
import static com.thaloco.releaseconsole.recover.Situation.after;
import static com.thaloco.releaseconsole.recover.Situation.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.recover.Situation.Machine;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Resume, installer and tag, killed at every boundary and run again, here or elsewhere. */
@Tag("slow")
final class KilledWaysTest extends WithSituation {

  /** Each time by the next machine: what one has put there, the other goes on with. */
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
        situation.recoverKilled(machine, Kind.RESUME, VERSION, after(step.toString()));
        situation.neverBroken();
        elsewhere = !elsewhere;
      }
      ok(situation.recover(other, Kind.RESUME, VERSION));
      situation.sample.git("fetch", "-q", "--tags");
      ok(situation.recover(here, Kind.RESUME, VERSION));
      situation.sound(VERSION);
    });
  }

  @Test
  void anInstallerThatIsKilledAtEveryBoundaryHereOrElsewhereIsPutInTheEnd() {
    with(situation -> {
      situation.sample.put("install.sh", "#!/bin/sh\necho hello\n");
      Machine other = situation.another();
      situation.recoverKilled(
          situation.here(), Kind.INSTALLER, BEFORE, Situation.before("put-installer"));
      situation.recoverKilled(other, Kind.INSTALLER, BEFORE, after("put-installer"));
      situation.recoverKilled(
          situation.here(), Kind.INSTALLER, BEFORE, Situation.before("await-public"));
      situation.recoverKilled(other, Kind.INSTALLER, BEFORE, after("await-public"));
      ok(situation.recover(other, Kind.INSTALLER, BEFORE));
      situation.recovered(Kind.INSTALLER, BEFORE);
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
          situation.recoverKilled(machine, Kind.TAG, VERSION, kill);
          situation.neverBroken();
          elsewhere = !elsewhere;
        }
      }
      ok(situation.recover(other, Kind.TAG, VERSION));
      assertThat(hands(situation, other)).isEmpty();
      String pushed = situation.sample.remoteGit("rev-parse", "v0.1.7");
      situation.git(other, "fetch", "-q", "--tags"); // it was the first machine's that won
      assertThat(situation.git(other, "rev-parse", "v0.1.7")).isEqualTo(pushed);
      situation.sample.git("fetch", "-q", "--tags");
      assertThat(situation.sample.git("rev-parse", "v0.1.7")).isEqualTo(pushed);
      // What is left of the cut here is only its look at the clients.
      situation.recovered(Kind.RESUME, VERSION);
      situation.sound(VERSION);
    });
  }
}
