package com.thaloco.releaseconsole.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptManifestsTest {
  private static final Instant WRITTEN = Instant.parse("2026-05-14T12:21:07Z");

  @Test
  void theNameSaysWhenItWasWrittenAndHowItsHashBegins() {
    String key = KeptManifests.key(WRITTEN, "0123456789abcdef".repeat(4));
    assertThat(key).isEqualTo("history/manifest-20260514T122107Z-01234567.json");
    assertThat(KeptManifests.parse(key)).contains(new KeptManifests.Name(WRITTEN, "01234567"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "manifest.json",
        "history/manifest-20260514T122107Z-0123456.json",
        "history/manifest-20260514T122107Z-0123456X.json",
        "history/manifest-20261314T122107Z-01234567.json",
        "history/manifest-20260514T122107Z-01234567.json.bak",
        "history/burned/v0.1.0.json"
      })
  void anyOtherKeyIsNone(String key) {
    assertThat(KeptManifests.parse(key)).isEmpty();
  }
}
