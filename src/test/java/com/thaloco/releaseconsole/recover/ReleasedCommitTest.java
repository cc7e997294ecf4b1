package com.thaloco.releaseconsole.recover;

import static com.thaloco.releaseconsole.recover.Situation.NEVER;
import static com.thaloco.releaseconsole.recover.Situation.VERSION;
import static com.thaloco.releaseconsole.recover.Situation.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.acceptance.GatedBucket;
import com.thaloco.releaseconsole.cut.CutResult;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The commit that is released is never a surprise. */
@Tag("slow")
final class ReleasedCommitTest extends WithSituation {
  private static final GatedBucket.Gate OPEN = (key, write) -> write.now();

  @Test
  void whileNothingIsPublicAndHeadHasMovedTheCutAsksWhichCommitIsReleased() {
    with(situation -> {
      situation.cutKilledAfter("put-hashes");
      String old = situation.sample.head();
      situation.sample.change("README.md", text -> text + "A fix.\n").ship();
      String head = situation.sample.head();
      List<Question> questions = asked(cut(situation, Map.of(), new ArrayList<>()));
      assertThat(questions).hasSize(1);
      Question question = questions.getFirst();
      assertThat(question.id()).isEqualTo("cut.commit");
      assertThat(question.choices()).containsExactly(old, head);
      assertThat(question.text())
          .contains(
              old.substring(0, 12), head.substring(0, 12), "Change something", VERSION.text());
      assertThat(asked(cut(situation, Map.of("cut.commit", "neither"), new ArrayList<>())))
          .first()
          .satisfies(again -> assertThat(again.text()).contains("neither"));
      var lines = new ArrayList<String>();
      assertThat(cut(situation, Map.of("cut.commit", head), lines)).isInstanceOf(Outcome.Ok.class);
      assertThat(lines.getFirst())
          .contains(VERSION.text(), head, "Change something", "Clients get v0.1.6");
      assertThat(situation.sample.remoteGit("rev-parse", "v0.1.7^{commit}")).isEqualTo(head);
      situation.sound(VERSION);
    });
  }

  @Test
  void theCommitOfBeforeCanBeChosenAndIsThenResumed() {
    with(situation -> {
      situation.cutKilledAfter("put-hashes");
      String old = situation.sample.head();
      situation.sample.change("README.md", text -> text + "A fix.\n").ship();
      var lines = new ArrayList<String>();
      assertThat(cut(situation, Map.of("cut.commit", old.substring(0, 12)), lines))
          .isInstanceOf(Outcome.Ok.class);
      assertThat(lines.getFirst()).contains(VERSION.text(), old);
      assertThat(situation.sample.remoteGit("rev-parse", "v0.1.7^{commit}")).isEqualTo(old);
    });
  }

  /** From the manifest on the way is only forward. */
  @Test
  void whatIsPublicIsResumedWithoutAQuestion() {
    with(situation -> {
      situation.cutKilledAfter("put-manifest");
      String old = situation.sample.head();
      situation.sample.change("README.md", text -> text + "A fix.\n").ship();
      var lines = new ArrayList<String>();
      assertThat(cut(situation, Map.of(), lines)).isInstanceOf(Outcome.Ok.class);
      assertThat(lines.getFirst()).contains(old, "Clients get v0.1.7");
      assertThat(situation.sample.remoteGit("rev-parse", "v0.1.7^{commit}")).isEqualTo(old);
    });
  }

  @Test
  void aProfileOfAnotherCommitIsNotUsed() {
    with(situation -> {
      situation.sample.change(".git/info/exclude", text -> "");
      situation.sample.git("add", "-A");
      situation.sample.ship();
      situation.cutKilledAfter("put-manifest");
      String old = situation.sample.head();
      situation.sample.profile(text -> text + "# another\n").ship();
      var problem = refused(cut(situation, Map.of(), new ArrayList<>()));
      assertThat(problem.id()).isEqualTo("cut.profile");
      assertThat(problem.next().asText()).contains(old.substring(0, 12));
      situation.sample.git("checkout", "-q", old);
      assertThat(cut(situation, Map.of(), new ArrayList<>())).isInstanceOf(Outcome.Ok.class);
    });
  }

  private static Outcome<CutResult> cut(
      Situation situation, Map<String, String> answers, List<String> lines) {
    return situation.cut(situation.here(), VERSION, answers, NEVER, OPEN, lines);
  }

  private static List<Question> asked(Outcome<CutResult> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Asks.class);
    return ((Outcome.Asks<CutResult>) outcome).questions();
  }
}
