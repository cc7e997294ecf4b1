package com.thaloco.releaseconsole.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyFactsTest {
  @TempDir private Path folder;
  private final ReleaseKey key = TestKeys.key("release");

  private Path file(String text) {
    try {
      return Files.writeString(folder.resolve("key"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private KeyFacts read(String text) {
    return KeyFacts.read(file(text));
  }

  private String refusal(String text) {
    return TestKeys.problem(() -> read(text)).happened();
  }

  @Test
  void aKeyFileIsToldByWhatIsInIt() {
    assertThat(read(key.pem())).isEqualTo(new KeyFacts.Public(key));
    String json;
    try (Password password = TestKeys.password("")) {
      json =
          new String(
              EncryptedBox.seal(new byte[16], password, new Kdf(32768, 8, 1)).json(),
              java.nio.charset.StandardCharsets.US_ASCII);
    }
    assertThat(read("\n " + json)).isInstanceOf(KeyFacts.Bare.class);
    assertThat(read(NewKey.framed(CosignKeyFile.Type.COSIGN, TestKeys.utf8(json))))
        .isInstanceOf(KeyFacts.Locked.class);
    assertThat(read("{\n" + key.pem())).isEqualTo(new KeyFacts.Public(key));
  }

  @Test
  void whatIsNoneIsExplainedAsWhatItLooksLike() {
    assertThat(refusal(TestKeys.pem("CERTIFICATE", key.der()))).contains("not a bare public key");
    assertThat(refusal(TestKeys.pem("RSA PUBLIC KEY", key.der()))).contains("RSA keys");
    assertThat(refusal(TestKeys.pem("EC PRIVATE KEY", key.der()))).contains("unencrypted");
    assertThat(refusal(key.pem() + key.pem())).contains("2 PEM blocks").contains("key");
    assertThat(refusal("hello")).contains("not a cosign key file");
  }
}
