package com.thaloco.releaseconsole.recover;

import static com.thaloco.releaseconsole.recover.Situation.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.cut.CutStep;
import com.thaloco.releaseconsole.flow.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A cut that is killed at the boundary of a step, in this process: the same command again finishes
 * the release, and no client sees a broken one meanwhile. KillTest does the same to the program
 * itself, with {@code kill -9}.
 */
@Tag("slow")
final class KilledCutTest extends WithSituation {
  @ParameterizedTest
  @EnumSource(CutStep.class)
  void theSameCommandAgainFinishesACutThatWasKilledAfter(CutStep step) {
    with(situation -> {
      situation.withAnotherInstaller().cutKilledAfter(step.toString());
      if (step.clientsSeeIt()) {
        situation.neverBroken();
      } else {
        assertThat(situation.manifest().latestText()).isEqualTo("v0.1.6");
      }
      assertThat(situation.cut(situation.here(), VERSION, Situation.NEVER))
          .isInstanceOf(Outcome.Ok.class);
      situation.sound(VERSION);
    });
  }
}
