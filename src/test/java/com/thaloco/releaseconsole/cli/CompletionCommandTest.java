package com.thaloco.releaseconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.Tools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completion as bash itself carries it out. */
class CompletionCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void commandsAreCompleted() throws Exception {
    assertThat(completed("release-console", "ch")).containsExactly("changelog", "check");
    assertThat(completed("release-console", "bucket", "au")).containsExactly("audit");
  }

  @Test
  void optionsAreCompleted() throws Exception {
    assertThat(completed("release-console", "check", "--ver")).contains("--version");
    assertThat(completed("release-console", "cut", "--ab")).containsExactly("--abandon");
  }

  /** What bash offers for the last word. */
  private List<String> completed(String... words) throws IOException, InterruptedException {
    Tools.need("bash");
    Path script = folder.resolve("completion");
    Files.writeString(script, script());
    String ask =
        """
        set -eu
        source "$1"; shift
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
        complete -p release-console >&2
        set +eu
        _complete_release-console
        printf '%s\\n' "${COMPREPLY[@]}"
        """;
    var command = new ArrayList<>(List.of("bash", "-c", ask, "ask", script.toString()));
    command.addAll(List.of(words));
    Path said = folder.resolve("said");
    Process bash =
        new ProcessBuilder(command)
            .redirectError(folder.resolve("error").toFile())
            .redirectOutput(said.toFile())
            .start();
    assertThat(bash.waitFor()).as(Files.readString(folder.resolve("error"))).isZero();
    return Files.readAllLines(said).stream().map(String::strip).sorted().toList();
  }

  private static String script() {
    var out = new ByteArrayOutputStream();
    int exit =
        CommandLineFace.run(
            new String[] {"completion"},
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream()));
    assertThat(exit).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }
}
