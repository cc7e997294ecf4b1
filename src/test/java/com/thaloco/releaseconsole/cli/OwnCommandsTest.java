package com.thaloco.releaseconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Remedy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands in the core's sentences become ones that can be pasted. */
class OwnCommandsTest {
  private final OwnCommands commands =
      new OwnCommands(Optional.of(Path.of("/my repo")), Optional.of(Path.of("/s")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "Run it: release-console smoke|Run it: release-console smoke --repo '/my repo' --state /s",
        "release-console bucket remove -- -x"
            + "|release-console bucket remove --repo '/my repo' --state /s -- -x",
        "(release-console recover tag), or"
            + "|(release-console recover --repo '/my repo' --state /s tag), or",
        "a: release-console bucket ls; b: release-console cut --version v0.1.7"
            + "|a: release-console bucket ls --repo '/my repo' --state /s; b: release-console cut"
            + " --repo '/my repo' --state /s --version v0.1.7",
        "release-console key new|release-console key new",
        "release-console changelog promote X|release-console changelog promote X",
        "release-console bucket ls --repo X|release-console bucket ls --repo X"
      })
  void aCommandThatTakesARepositoryGetsIt(String core, String said) {
    assertThat(commands.in(core)).isEqualTo(said);
  }

  @Test
  void sentencesOfADocumentAreMadeWholeAndContentsAreNot() {
    String text = "release-console smoke";
    var document = Map.of("findings", List.of(Map.of("remedy", text, "text", text)));
    assertThat(commands.inDocument(document))
        .isEqualTo(
            Map.of(
                "findings",
                List.of(Map.of("remedy", text + " --repo '/my repo' --state /s", "text", text))));
    var none = new OwnCommands(Optional.empty(), Optional.of(Path.of("/s")));
    assertThat(none.inDocument(document)).isEqualTo(document);
    assertThat(none.in(text)).isEqualTo(text);
  }

  @Test
  void theActionsOfARemedyStandBesideItsText() {
    Remedy remedy =
        Remedy.text("Tag it")
            .by(OwnCommand.RECOVER.with("tag", "--version", "v0.1.6"))
            .then(", or push")
            .by(new Action.Shell("git push"))
            .then(".");
    String command = "release-console recover --repo '/my repo' --state /s tag --version v0.1.6";
    assertThat(commands.inDocument(Map.of("remedy", remedy, "id", "x")))
        .isEqualTo(
            Map.of(
                "id",
                "x",
                "remedy",
                "Tag it: %s, or push: git push.".formatted(command),
                "actions",
                List.of(
                    Map.of(
                        "command",
                        List.of(
                            "recover",
                            "--repo",
                            "/my repo",
                            "--state",
                            "/s",
                            "tag",
                            "--version",
                            "v0.1.6")),
                    Map.of("shell", "git push"))));
    assertThat(commands.inDocument(Map.of("next", Remedy.text("Try again."))))
        .isEqualTo(Map.of("next", "Try again."));
  }
}
