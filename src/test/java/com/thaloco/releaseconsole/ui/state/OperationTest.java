package com.thaloco.releaseconsole.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.ui.state.Operation.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperationTest {
  private final Operations all = new Operations();
  private final Operation cut = new Operation(Kind.CUT, all);
  private final Run run = Run.of(event -> {});

  @Test
  void whoWaitsForAnEndThatCameMeanwhileIsCalledAtOnce() {
    var called = new ArrayList<String>();
    cut.begin("v0.1.7", run);
    cut.onceEnded(() -> called.add("waited"));
    assertThat(called).isEmpty();
    cut.end(() -> {});
    cut.onceEnded(() -> called.add("late"));
    assertThat(called).containsExactly("waited", "late");
  }

  @Test
  void howItCameOutIsKnownBeforeAnybodyHearsOfTheEnd() {
    var seen = new ArrayList<String>();
    cut.begin("v0.1.7", run);
    cut.runningProperty().addListener((all, before, now) -> seen.add("ended"));
    cut.end(() -> seen.add("outcome"));
    assertThat(seen).containsExactly("outcome", "ended");
  }

  @Test
  void aStopOfWhatDoesNotRunLeavesNothingBehind() {
    cut.stop();
    cut.breakOff();
    assertThat(cut.stoppingProperty().get()).isFalse();
    cut.begin("v0.1.7", run);
    assertThat(cut.stoppingProperty().get()).isFalse();
    assertThat(run.isStopped()).isFalse();
  }

  @Test
  void aCutStopsAfterTheObjectAtHandAndOthersAtOnce() {
    var copying = new Operation(Kind.COPY, all);
    Run copy = Run.of(event -> {});
    cut.begin("v0.1.7", run);
    copying.begin("install.sh", copy);
    all.stop();
    assertThat(run.isStopped()).as("its object is finished first").isFalse();
    assertThat(copy.isStopped()).isTrue();
    assertThat(cut.stoppingProperty().get()).isTrue();
  }

  @Test
  void onlyWhatLeavesSomethingUndoneIsAskedAboutTheGravestFirst() {
    for (Kind kind : List.of(Kind.VERIFY, Kind.COPY, Kind.REPRODUCE, Kind.SMOKE)) {
      new Operation(kind, all).begin("", Run.of(event -> {}));
    }
    cut.begin("v0.1.7", run);
    assertThat(all.needAsking())
        .extracting(Operation::kind)
        .containsExactly(Kind.CUT, Kind.SMOKE, Kind.COPY);
    cut.end(() -> {});
    assertThat(all.needAsking()).extracting(Operation::kind).doesNotContain(Kind.CUT);
  }
}
