package com.thaloco.releaseconsole.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A remedy is one text for the command line, and words with actions for the window. */
class RemedyTest {
  private static final Remedy PUBLISH =
      Remedy.text("Publish the object")
          .aside(OwnCommand.CATALOG_PUBLISH.with())
          .then(", or fix the entry: commit and push.");

  @Test
  void theCommandLineGetsCommandsThatCanBePasted() {
    Remedy removal =
        Remedy.text("If no one needs it").by(OwnCommand.BUCKET_REMOVE.with("--", "-x it's $a"));
    assertThat(removal.asText())
        .isEqualTo("If no one needs it: release-console bucket remove -- '-x it'\\''s $a'");
    assertThat(removal.on(List.of("--repo", "/my repo", "--state", "/s")).asText())
        .isEqualTo(
            "If no one needs it: release-console bucket remove --repo '/my repo' --state /s"
                + " -- '-x it'\\''s $a'");
    assertThat(PUBLISH.asText())
        .isEqualTo(
            "Publish the object (release-console catalog publish), or fix the entry: commit and"
                + " push.");
    Remedy key = Remedy.text("Make a key").by(OwnCommand.KEY_NEW.with());
    assertThat(key.on(List.of("--repo", "r")).asText())
        .isEqualTo("Make a key: release-console key new");
  }

  @Test
  void theWindowGetsWholeSentencesAndTheActionsBesideThem() {
    assertThat(PUBLISH.words()).isEqualTo("Publish the object, or fix the entry: commit and push.");
    assertThat(PUBLISH.actions()).containsExactly(OwnCommand.CATALOG_PUBLISH.with());
    var push = new Action.Shell("git push origin main");
    Remedy two = Remedy.text("Push it").by(push).then(". Then cut it").by(OwnCommand.CUT.with());
    assertThat(two.words()).isEqualTo("Push it. Then cut it.");
    assertThat(two.actions()).containsExactly(push, OwnCommand.CUT.with());
    assertThat(Remedy.text("Push it").by(push).words()).isEqualTo("Push it.");
  }

  @Test
  void anAnswerSaysWhatMayBeAnswered() {
    Remedy answer =
        Remedy.text("Say whether it needs one")
            .by(new Action.Answer("release.verification", Optional.of("yes")))
            .then(", or write why")
            .by(new Action.Answer("version.bump", Optional.empty()));
    assertThat(answer.asText())
        .isEqualTo(
            "Say whether it needs one: --answer release.verification=yes, or write why:"
                + " --answer version.bump=…");
    assertThat(answer.words()).isEqualTo("Say whether it needs one, or write why.");
  }

  @Test
  void nothingToDoIsEmpty() {
    assertThat(Remedy.text("")).isEqualTo(Remedy.NONE);
    assertThat(Remedy.NONE.isEmpty()).isTrue();
    assertThat(Remedy.NONE.words() + Remedy.NONE.asText()).isEmpty();
  }
}
