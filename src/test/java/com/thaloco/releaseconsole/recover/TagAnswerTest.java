package com.thaloco.releaseconsole.recover;

import static com.thaloco.releaseconsole.recover.Situation.NEVER;
import static com.thaloco.releaseconsole.recover.Situation.VERSION;
import static com.thaloco.releaseconsole.recover.Situation.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Question;
import com.thaloco.releaseconsole.recover.Situation.Killed;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** "Delete it" and "move it" are said about one tag, whichever run hears them. */
@Tag("slow")
final class TagAnswerTest extends WithSituation {
  private static final Map<String, String> DELETE = Map.of("tag.other", "delete");
  private static final Map<String, String> MOVE = Map.of("tag.elsewhere", "move");

  @Test
  void aWithdrawalThatIsResumedAsksAgainAboutATagThatMovedMeanwhile() {
    with(situation -> {
      situation.released();
      ok(run(situation, RecoveryKind.WITHDRAW, Map.of(), NEVER));
      tagIs(situation, "v0.1.6^{}");
      killed(situation, DELETE, Situation.after("put-installer"));
      tagIs(situation, "v0.1.5^{}");
      String moved = asked(run(situation, RecoveryKind.WITHDRAW, DELETE, NEVER));
      assertThat(moved).isEqualTo(situation.sample.remoteGit("rev-parse", "v0.1.7"));
      ok(run(situation, RecoveryKind.WITHDRAW, DELETE, NEVER));
      assertThat(situation.sample.remoteGit("for-each-ref", "refs/tags/v0.1.7")).isEmpty();
    });
  }

  @Test
  void anAnswerIsAboutTheTagThatWasAskedAboutAlsoWhereTheRunHadChangedNothing() {
    with(situation -> {
      situation.released();
      tagIs(situation, "v0.1.6^{}");
      String first = asked(run(situation, RecoveryKind.TAG, Map.of(), NEVER));
      assertThat(first).isEqualTo(situation.sample.remoteGit("rev-parse", "v0.1.7"));
      assertThat(hands(situation, situation.here())).doesNotContain("recovery.unfinished");
      tagIs(situation, "v0.1.5^{}");
      String moved = asked(run(situation, RecoveryKind.TAG, MOVE, NEVER));
      assertThat(moved).isEqualTo(situation.sample.remoteGit("rev-parse", "v0.1.7"));
      ok(run(situation, RecoveryKind.TAG, MOVE, NEVER));
      situation.sound(VERSION);
    });
  }

  private static void tagIs(Situation situation, String commit) {
    situation.sample.git("push", "-q", "-f", "origin", commit + ":refs/tags/v0.1.7");
  }

  private static void killed(
      Situation situation, Map<String, String> answers, Predicate<Event> at) {
    try {
      Outcome<RecoverResult> outcome = run(situation, RecoveryKind.WITHDRAW, answers, at);
      throw new AssertionError("was not killed: " + outcome);
    } catch (Killed expected) {
      // as it was meant
    }
  }

  private static Outcome<RecoverResult> run(
      Situation situation,
      RecoveryKind kind,
      Map<String, String> answers,
      Predicate<? super Event> kill) {
    return situation.recover(
        situation.here(), kind, VERSION, answers, kill, (key, write) -> write.now());
  }

  /** What the one question is about. */
  private static String asked(Outcome<RecoverResult> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Asks.class);
    return ((Outcome.Asks<RecoverResult>) outcome)
        .questions().stream().map(Question::boundTo).findFirst().orElseThrow();
  }
}
