package com.thaloco.releaseconsole.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.cut.CutResult;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.StepId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CutStateTest {
  private static CutState of(CutResult result) {
    return CutState.ended(Optional.of(new Outcome.Ok<>(result)), false);
  }

  @Test
  void onlyAReleaseIsCalledReleased() {
    assertThat(of(new CutResult.Released("v0.1.7", "c", Path.of("r"), true, List.of())))
        .isEqualTo(CutState.RELEASED);
    assertThat(of(new CutResult.Abandoned("v0.1.7"))).isEqualTo(CutState.ABANDONED);
    assertThat(of(new CutResult.AlreadyReleased("v0.1.7", "c", Optional.empty())))
        .isEqualTo(CutState.ALREADY_RELEASED);
  }

  @Test
  void withoutARunTheJournalSaysWhetherOneStopped() {
    assertThat(CutState.ended(Optional.empty(), true)).isEqualTo(CutState.STOPPED);
    assertThat(CutState.ended(Optional.empty(), false)).isEqualTo(CutState.IDLE);
  }

  @Test
  void aRefusalIsAFailureAndAStopIsNone() {
    Problem why = Problem.refused("x", "It failed.", "Nothing was done.", "Try again.");
    assertThat(CutState.ended(Optional.of(new Outcome.Refused<>(why)), true))
        .isEqualTo(CutState.FAILED);
    assertThat(CutState.ended(Optional.of(new Outcome.Stopped<>(new StepId("build"))), true))
        .isEqualTo(CutState.STOPPED);
  }
}
