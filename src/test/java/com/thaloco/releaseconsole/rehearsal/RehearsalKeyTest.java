package com.thaloco.releaseconsole.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.trust.ReleaseKey;
import com.thaloco.releaseconsole.trust.UnlockedKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RehearsalKeyTest {
  private final SampleFiles files = SampleFiles.load();

  @Test
  void itsFileOpensAndItsPublicHalfIsInAllPins() throws IOException {
    try (UnlockedKey key = RehearsalKey.unlock(files)) {
      String pem = key.publicKey().pem();
      assertThat(RehearsalKey.is(key.publicKey())).isTrue();
      assertThat(Files.readString(Path.of("cosign.pub"))).endsWith(pem);
      assertThat(files.text("base/cosign.pub")).endsWith(pem);
      assertThat(files.text("base/scripts/install.sh")).contains("'" + pem.strip() + "'");
      assertThat(files.text("base/internal/updater/verify_signature.go")).contains("`" + pem + "`");
    }
  }

  @Test
  void thePublicKeyAtTheRootSaysThatItIsNoSecretAndIsReadable() throws IOException {
    String text = Files.readString(Path.of("cosign.pub"));

    assertThat(text).contains("NO SECRET").contains("rehearsal");
    assertThat(ReleaseKey.parse(text, "cosign.pub").sha256()).isEqualTo(RehearsalKey.PUBLIC_SHA256);
    RehearsalTool.in(Path.of("").toAbsolutePath())
        .run("openssl", "pkey", "-pubin", "-in", "cosign.pub", "-noout");
  }
}
