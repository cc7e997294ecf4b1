package com.thaloco.releaseconsole.explore;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.explore.Choice.Act;
import com.thaloco.releaseconsole.explore.Maintainer.State;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Orders that the exploration found to break a release, and that must not again. */
@Tag("slow")
final class RacesTest {
  /**
   * One was about to claim a version that another published and a third withdrew meanwhile: it
   * found no entry, and replaced the tarball that clients of the entry were still downloading.
   */
  @Test
  void whatWasWithdrawnMeanwhileIsNotReplaced() {
    try (Sample sample = Sample.open();
        Execution run = new Execution(sample, new Scenarios(sample).threeWithOneNumber())) {
      passes(run, 1, op -> op.place().equals("bucket:v0.1.2/SHA256SUMS"));
      passes(run, 0, op -> op.place().equals("bucket:history/claim/v0.1.2.json"));
      passes(run, 1, op -> op.kind() == Op.Kind.PUSH);
      passes(run, 2, op -> op.place().equals("bucket:install.sh") && op.effect());
      assertThat(run.world().object("history/burned/v0.1.2.json")).isPresent();
      passes(run, 0, op -> false);
      assertThat(run.people().getFirst().problems())
          .last()
          .asString()
          .contains("the version is burned");
    }
  }

  /** Lets one pass until its next call is such a one, or it has ended; clients judge each step. */
  private static void passes(Execution run, int who, Predicate<? super Op<?>> until) {
    Maintainer one = run.people().get(who);
    while (one.state() == State.WAITING && !until.test(one.next())) {
      run.take(one.isAwake() ? new Choice(who, Act.PASS) : new Choice(-1, Act.TIME));
      assertThat(run.fault()).as(() -> String.join("\n", run.trace())).isEmpty();
    }
  }
}
