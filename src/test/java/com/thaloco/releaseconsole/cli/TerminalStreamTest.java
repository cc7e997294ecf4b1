package com.thaloco.releaseconsole.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TerminalStreamTest {
  private static final String ESC = "\u001b";
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream target = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final TerminalStream stream = new TerminalStream(target);

  @TempDir private Path dir = Path.of("");

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void coloursStayAndEndWithTheirLine() {
    stream.println(ESC + "[1;31mred" + ESC + "[38;5;200m more");
    stream.println("plain é 😀");
    assertThat(shown())
        .isEqualTo(ESC + "[1;31mred" + ESC + "[38;5;200m more" + ESC + "[0m\nplain é 😀\n");
  }

  @Test
  void whateverElseATerminalWouldDoIsShownAsCode() {
    for (String sequence :
        new String[] {
          "[2J", "]0;title\u0007", "[8m", "[?1049h", "P1$r\u001b\\", "[31;8m", "c", "[31", "[6n"
        }) {
      stream.println("a" + ESC + sequence + "b");
    }
    stream.println("\u009b2J over\rwritten \u202eright to left\b\u0000");
    assertThat(shown()).doesNotContain(ESC, "\u009b", "\r", "\u202e", "\b", "\u0000");
    assertThat(shown()).contains("\\u001b[2J", "\\u009b2J", "over\\u000dwritten", "\\u202e");
  }

  @Test
  void lettersThatArriveInPiecesAndLinesOfOtherSystemsAreWhole() {
    byte[] text = "naïve 😀\r\n".getBytes(StandardCharsets.UTF_8);
    for (byte b : text) {
      stream.write(b);
    }
    assertThat(shown()).isEqualTo("naïve 😀\n");
  }

  @Test
  void aPromptIsSeenBeforeItsLineEnds() {
    stream.print("Password: ");
    stream.flush();
    assertThat(shown()).isEqualTo("Password: ");
    stream.control("\r" + ESC + "[K");
    assertThat(shown()).endsWith("\r" + ESC + "[K");
  }

  /** The whole way: from a file of someone else's to standard output. */
  @Test
  void aChangelogIsShownAndCheckedWithoutHarmAndAsValidJson() throws IOException {
    Path changelog = dir.resolve("CHANGELOG.md");
    Files.writeString(
        changelog, "# C\n\n## [v0.1.0" + ESC + "]0;x\u0007] - 2026-01-01\n\n- a" + ESC + "[2J\n");
    for (String command : new String[] {"show", "lint"}) {
      for (String[] arguments :
          new String[][] {
            {"changelog", command, changelog.toString()},
            {"changelog", command, changelog.toString(), "--json"}
          }) {
        bytes.reset();
        CommandLineFace.run(arguments, target, target, folder -> OptionalInt.empty());
        assertThat(shown()).doesNotContain(ESC, "\u0007");
        if (arguments.length == 4) {
          JsonNode document = JsonMapper.shared().readTree(shown());
          assertThat(document.isObject()).isTrue();
        }
      }
    }
  }
}
