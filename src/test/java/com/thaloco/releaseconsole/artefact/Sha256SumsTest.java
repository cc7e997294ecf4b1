package com.thaloco.releaseconsole.artefact;

import static com.thaloco.releaseconsole.artefact.Fixtures.problem;
import static com.thaloco.releaseconsole.artefact.Fixtures.run;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Sha256SumsTest {
  private static final String HASH = "ab".repeat(32);
  private static final String NAME = "banger-v0.1.7-linux-amd64.tar.gz";

  @TempDir private Path folder;

  @Test
  void itIsTheFileThatSha256sumWritesAndChecks() throws Exception {
    Path tarball = Files.writeString(folder.resolve(NAME), "content");
    Packed packed = Packed.of(tarball, Fixtures.parallel());
    byte[] bytes = Sha256Sums.of(packed).render();
    assertThat(new String(bytes, UTF_8)).isEqualTo(run(folder, "sha256sum", NAME));
    Files.write(folder.resolve("SHA256SUMS"), bytes);
    assertThat(run(folder, "sha256sum", "-c", "--strict", "SHA256SUMS")).isEqualTo(NAME + ": OK\n");
  }

  @Test
  void whatIsReadIsRenderedByteForByte() {
    String text = HASH + "  " + NAME + "\n" + "0".repeat(64) + "  name with  spaces é\n";
    Sha256Sums sums = Sha256Sums.parse(text.getBytes(UTF_8), "SHA256SUMS");
    assertThat(new String(sums.render(), UTF_8)).isEqualTo(text);
    assertThat(sums.sha256Of(NAME)).contains(HASH);
    assertThat(sums.sha256Of("banger")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "H  n",
        "H  n\n\n",
        "H n\n",
        "H *n\n",
        "H   \n\n",
        "H  \n",
        "H  n\r\n",
        "H  a/n\n",
        "H  ./n\n",
        "H  ..\n",
        "H  n\nH  n\n",
        "\\H  n\n",
        "# comment\nH  n\n",
        "abc  n\n",
        "\uFEFFH  n\n",
        "SHA256 (n) = H\n",
        "H  n\u0000\n"
      })
  void everythingElseIsRefused(String text) {
    byte[] bytes = text.replace("H", HASH).getBytes(UTF_8);
    Problem problem = problem(() -> Sha256Sums.parse(bytes, "v0.1.7/SHA256SUMS"));
    assertThat(problem.id()).isEqualTo("hashes.line");
    assertThat(problem.kind()).isEqualTo(Problem.Kind.INPUT);
    assertThat(problem.happened()).contains("v0.1.7/SHA256SUMS", "line ");
  }

  @Test
  void upperCaseHexIsRefused() {
    byte[] bytes = (HASH.toUpperCase(Locale.ROOT) + "  n\n").getBytes(UTF_8);
    assertThat(problem(() -> Sha256Sums.parse(bytes, "f")).id()).isEqualTo("hashes.line");
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    byte[] bytes = {(byte) 0xff, (byte) 0xfe, '\n'};
    assertThat(problem(() -> Sha256Sums.parse(bytes, "f")).happened()).contains("UTF-8");
  }
}
