package com.thaloco.releaseconsole.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CanaryTest {
  private static PinReading.Pinned pub(String name) {
    return TestKeys.pinned(TestKeys.PUB, TestKeys.key(name).pem());
  }

  @Test
  void singsWhenEveryPinAccepts() {
    try (UnlockedKey key = TestKeys.unlocked("release")) {
      assertThat(Canary.sing(key, List.of(pub("release"), pub("release"))))
          .isInstanceOf(Canary.Sang.class);
    }
  }

  @Test
  void diesOfOnePinThatHasAnotherKey() {
    try (UnlockedKey key = TestKeys.unlocked("release")) {
      assertThat(Canary.sing(key, List.of(pub("release"), pub("other"))))
          .isInstanceOfSatisfying(
              Canary.Died.class,
              died -> {
                assertThat(died.refusing()).containsExactly(pub("other"));
                assertThat(died.problem().evidence())
                    .contains(
                        "unlocked key: sha256 " + key.publicKey().sha256(),
                        "cosign.pub:1: sha256 " + TestKeys.key("other").sha256() + " refuses");
              });
    }
  }

  @Test
  void aKeyThatNobodyPinsIsNamedSo() {
    try (UnlockedKey key = TestKeys.unlocked("wrong")) {
      assertThat(Canary.sing(key, List.of(pub("release"))))
          .isInstanceOfSatisfying(
              Canary.Died.class,
              died -> assertThat(died.problem().happened()).contains("is not the release key"));
    }
  }

  @Test
  void askingNobodyProvesNothing() {
    try (UnlockedKey key = TestKeys.unlocked("release")) {
      assertThatThrownBy(() -> Canary.sing(key, List.of()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
