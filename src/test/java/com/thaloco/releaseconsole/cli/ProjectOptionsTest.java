package com.thaloco.releaseconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.Action;
import com.thaloco.releaseconsole.flow.OwnCommand;
import com.thaloco.releaseconsole.flow.Remedy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Remedies become texts with commands that can be pasted, and values for programs. */
class ProjectOptionsTest {
  private final ProjectOptions options =
      new ProjectOptions(Optional.of(Path.of("/my repo")), Optional.of(Path.of("/s")));

  @Test
  void theActionsOfARemedyStandBesideItsText() {
    Remedy remedy =
        Remedy.text("Tag it")
            .by(OwnCommand.RECOVER.with("tag", "--version", "v0.1.6"))
            .then(", or push")
            .by(new Action.Shell("git push"))
            .then(".");
    String command = "release-console recover --repo '/my repo' --state /s tag --version v0.1.6";
    assertThat(options.in(Map.of("findings", List.of(Map.of("remedy", remedy, "id", "x")))))
        .isEqualTo(
            Map.of(
                "findings",
                List.of(
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
                            Map.of("shell", "git push"))))));
  }

  @Test
  void wordsAloneAreATextAlone() {
    assertThat(options.in(Map.of("next", Remedy.text("Try again."), "left", List.of(Remedy.NONE))))
        .isEqualTo(Map.of("next", "Try again.", "left", List.of("")));
  }

  /** Such as the date of a section that has none. */
  @Test
  void aFieldWithoutAValueStays() {
    var release = new LinkedHashMap<String, @Nullable Object>();
    release.put("date", null);
    assertThat(options.in(Map.of("releases", List.of(release))))
        .isEqualTo(Map.of("releases", List.of(release)));
  }

  @Test
  void whereNoRepositoryWasNamedNoneIsAdded() {
    var none = new ProjectOptions(Optional.empty(), Optional.of(Path.of("/s")));
    assertThat(none.in(Remedy.text("Run it").by(OwnCommand.SMOKE.with())))
        .isEqualTo("Run it: release-console smoke");
  }

  @Test
  void everyCommandThatARemedyNamesExistsAndTakesWhatIsAdded() {
    for (OwnCommand command : OwnCommand.values()) {
      CommandLine at = CommandLineFace.commands(System.out, System.err, _ -> OptionalInt.empty());
      for (String word : command.words().split(" ")) {
        assertThat(at.getSubcommands()).as(command.words()).containsKey(word);
        at = Objects.requireNonNull(at.getSubcommands().get(word));
      }
      List<String> names =
          at.getCommandSpec().options().stream().flatMap(o -> Arrays.stream(o.names())).toList();
      assertThat(names.contains("--repo")).as(command.words()).isEqualTo(command.isOnProject());
    }
  }
}
