package com.thaloco.releaseconsole.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignatureFileTest {
  @Test
  void isWrittenWithoutALineFeedAndReadWithOne() {
    byte[] der = {0x30, 1, 2, 3};
    assertThat(SignatureFile.write(der)).asString().isEqualTo("MAECAw==");
    assertThat(SignatureFile.read(TestKeys.utf8("MAECAw=="))).hasValue(der);
    assertThat(SignatureFile.read(TestKeys.utf8("MAECAw==\n"))).hasValue(der);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "MAECAw==\n\n",
        "MAECAw==\r\n",
        " MAECAw==",
        "MAEC\nAw==",
        "MAECAw",
        "MAECAx==",
        "MAECAw==x",
        "MAEC_w==",
        "{\"bundle\":1}"
      })
  void everythingElseIsRefused(String file) {
    assertThat(SignatureFile.read(TestKeys.utf8(file))).isEmpty();
    Problem problem =
        TestKeys.problem(() -> SignatureFile.require(TestKeys.utf8(file), "v0.1.7/SHA256SUMS.sig"));
    String shown = file.isEmpty() ? "" : ", beginning with " + Visible.line(file);
    assertThat(problem.happened())
        .isEqualTo(
            "v0.1.7/SHA256SUMS.sig is not a signature in base64 (%d bytes%s)."
                .formatted(file.length(), shown));
  }
}
