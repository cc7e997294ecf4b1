package com.thaloco.releaseconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.OwnCommand;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Commands that remedies name get the options of this run's project. */
class ProjectOptionsTest {
  private static final Optional<Path> STATE = Optional.of(Path.of("/s"));

  @Test
  void repositoryAndStateFolderAreNamed() {
    assertThat(ProjectOptions.words(Optional.of(Path.of("/my repo")), STATE))
        .containsExactly("--repo", "/my repo", "--state", "/s");
    assertThat(ProjectOptions.words(Optional.of(Path.of("")), Optional.empty()))
        .containsExactly("--repo", ".");
  }

  @Test
  void whereNoRepositoryWasNamedNoneIsAdded() {
    assertThat(ProjectOptions.words(Optional.empty(), STATE)).isEmpty();
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
