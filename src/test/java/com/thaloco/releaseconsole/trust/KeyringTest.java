package com.thaloco.releaseconsole.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

final class KeyringTest {
  @Test
  void saysWhyThereIsNoKey() {
    try (var keyring = Keyring.without(CosignKeyFile.missingPassword("cosign.key"))) {
      assertThat(keyring.key()).isEmpty();
      assertThat(keyring.whyNot().orElseThrow().id()).isEqualTo("key.no-password");
      assertThat(TestKeys.problem(keyring::require).id()).isEqualTo("key.no-password");
    }
  }

  @Test
  void closingWipesTheKeyAndSaysSo() {
    UnlockedKey key = TestKeys.unlocked("release");
    var keyring = Keyring.of(key);
    assertThat(keyring.require()).isSameAs(key);
    assertThat(keyring.whyNot()).isEmpty();
    keyring.close();
    assertThat(key.isClosed()).isTrue();
    assertThat(keyring.whyNot().orElseThrow().id()).isEqualTo("key.wiped");
    keyring.close();
  }

  @Test
  void aSecondKeyWipesTheFirst() {
    UnlockedKey first = TestKeys.unlocked("release");
    try (var keyring = Keyring.of(first)) {
      keyring.put(TestKeys.unlocked("other"));
      assertThat(first.isClosed()).isTrue();
      assertThat(keyring.require().publicKey()).isEqualTo(TestKeys.key("other"));
    }
  }

  @Test
  void theSameKeyOnceMoreIsKept() {
    UnlockedKey key = TestKeys.unlocked("release");
    try (var keyring = Keyring.of(key)) {
      keyring.put(key);
      assertThat(keyring.require()).isSameAs(key);
      assertThat(keyring).hasToString("Keyring with " + key);
      key.close();
      assertThat(keyring).hasToString("Keyring without a key");
    }
  }

  @Test
  void aKeyThatWasClosedElsewhereIsNotGivenOut() {
    UnlockedKey key = TestKeys.unlocked("release");
    try (var keyring = Keyring.of(key)) {
      key.close();
      assertThat(keyring.key()).isEmpty();
      assertThat(keyring.whyNot()).isPresent();
    }
  }

  @Test
  void nothingOfItCanBeWritten() {
    var json = JsonMapper.builder().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS).build();
    String secret = HexFormat.of().formatHex(TestKeys.scalar("release"));
    try (var keyring = Keyring.of(TestKeys.unlocked("release"));
        var password = TestKeys.password("open sesame")) {
      assertThat(json.writeValueAsString(keyring)).isEqualTo("{}");
      assertThat(json.writeValueAsString(password)).isEqualTo("{}");
      assertThat(json.writeValueAsString(keyring.require())).doesNotContain(secret, "scalar");
      assertThat(keyring.toString() + password).doesNotContain(secret, "sesame");
      assertThat((Object) keyring).isNotInstanceOf(Serializable.class);
    }
  }
}
