package com.thaloco.releaseconsole.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {
  private static String hostile(String kind) {
    return switch (kind) {
      case "brackets" -> "[a](".repeat(20_000);
      case "brackets in lines" -> "[a](\n".repeat(20_000);
      case "comment" -> "x <!-- " + "y".repeat(90_000) + " -->";
      case "dashes" -> "-".repeat(90_000) + "x";
      case "title" -> "[a]: https://e.org \"" + "t".repeat(90_000) + "\"";
      case "quotes" -> ">".repeat(20_000) + " x";
      case "lists" -> "- ".repeat(20_000) + "x";
      case "emphasis" -> "*a_ ".repeat(20_000);
      case "open brackets" -> "[".repeat(90_000);
      case "heading" -> "## [" + "[".repeat(50_000) + "1.0.0" + "]".repeat(50_000 - 100);
      default -> "`".repeat(500) + "\n" + "` `` ".repeat(15_000);
    };
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "brackets",
        "brackets in lines",
        "comment",
        "dashes",
        "title",
        "quotes",
        "lists",
        "emphasis",
        "open brackets",
        "heading",
        "ticks"
      })
  void itEndsInAnAnswerOrAClearProblem(String kind) {
    long start = System.nanoTime();
    try {
      Changelog changelog = Example.parse("## [1.0.0] - 2026-01-01\n\n" + hostile(kind) + "\n");
      assertThat(changelog.sections()).isNotEmpty();
      assertThat(Linter.lint(changelog, Example.rules())).isNotEmpty();
    } catch (ProblemException e) {
      assertThat(e.problem().kind()).isEqualTo(Problem.Kind.INPUT);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void whatTakesTooLongIsStopped() throws Exception {
    var running = new Thread[1];
    assertThatThrownBy(() ->
            Guard.run(
                "x.md",
                "text",
                Duration.ofMillis(50),
                text -> {
                  running[0] = Thread.currentThread();
                  while (text.charAt(0) == 't') {
                    Thread.onSpinWait();
                  }
                  return "never";
                }))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("x.md takes longer");
    running[0].join(5_000);
    assertThat(running[0].isAlive()).isFalse();
  }

  @Test
  void bytesThatAreNoTextAreNamed() {
    byte[] latin = "# A\r\n\r\n- caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> Source.decode("C.md", latin))
        .hasMessage("C.md:3 holds a byte that is no UTF-8 at byte 12.");
    byte[] nul = "a\rb\0".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Source.decode("C.md", nul))
        .hasMessage("C.md:2 holds a NUL at byte 3.");
    byte[] cut = {'a', (byte) 0xC3};
    assertThatThrownBy(() -> Source.decode("C.md", cut)).hasMessageContaining("at byte 1");
  }

  @Test
  void tooLargeTooLongAndMissingAreNamed() {
    assertThatThrownBy(() -> Source.decode("C.md", new byte[Source.MAX_BYTES + 1]))
        .hasMessageContaining("8 MiB");
    assertThatThrownBy(() -> Source.of("C.md", "\n" + "x".repeat(Source.MAX_LINE + 1)))
        .hasMessageContaining("C.md:2 is longer");
    assertThatThrownBy(() -> Source.read(Path.of("/nonexistent/C.md")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("is not there");
  }
}
