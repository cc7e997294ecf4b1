package com.thaloco.releaseconsole.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown to be pasted reaches a program as it was meant. */
class ShellWordTest {
  private static final List<String> SEEN =
      List.of(
          "v0.1.6/SHA256SUMS",
          "it's",
          "$HOME `id` $(id) \\ \"q\" !x *?[a] {a,b} #c ; & | < >",
          "~root",
          "=ls",
          "-rf",
          "--confirm",
          "@file",
          "Prüfsumme",
          "'",
          " ",
          "");
  private static final List<String> HIDDEN =
      List.of(
          "line\nend",
          "ends\n\n",
          "esc\u001b[31m'red'\\n",
          "1\u00017",
          "exe\u202efdp.sh",
          "a\u00a0b",
          "\ufeffbom",
          "tag\udb40\udc41");

  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash"})
  void aWordThatIsSeenIsOneInEveryShell(String shell) throws Exception {
    for (String text : SEEN) {
      assertThat(said(shell, "printf '[%s]' " + ShellWord.of(text))).isEqualTo("[" + text + "]");
    }
  }

  @Test
  void whatIsHiddenIsWrittenAsCodesAndComesBack() throws Exception {
    for (String text : HIDDEN) {
      String word = ShellWord.of(text);
      assertThat(word).matches("[ -~]+");
      assertThat(said("bash", "printf '[%s]' " + word)).isEqualTo("[" + text + "]");
    }
  }

  @Test
  void anArgumentIsNoOption() {
    Action.Console remove = OwnCommand.BUCKET_REMOVE.with();
    assertThat(remove.argument("-rf").typed()).endsWith(" remove -- -rf");
    assertThat(remove.argument("--it's").typed()).endsWith(" remove -- '--it'\\''s'");
    assertThat(remove.argument("v-1").typed()).endsWith(" remove v-1");
    assertThat(ShellWord.option("--confirm", "-rf")).isEqualTo("--confirm=-rf");
    assertThat(ShellWord.option("--confirm", "a b")).isEqualTo("--confirm 'a b'");
  }

  @Test
  void whatIsShownHidesNothing() {
    assertThat(Printable.of("a\tb\u202ec\u001b[0m\u0085é 😀"))
        .isEqualTo("a\\u0009b\\u202ec\\u001b[0m\\u0085é 😀");
    assertThat(Printable.lines("a\n\tb\rc")).isEqualTo("a\n\tb\\u000dc");
    assertThat(Printable.of("\udb40\udc41")).isEqualTo("\\udb40\\udc41");
  }

  private static String said(String shell, String command)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(shell).redirectErrorStream(true).start();
    try (var in = process.getOutputStream()) { // as pasted: not through an argument's encoding
      in.write(command.getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
