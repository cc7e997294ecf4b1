package com.thaloco.releaseconsole.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PluralTest {
  @Test
  void aNounAgreesWithItsNumber() {
    assertThat(Plural.of(1, "release")).isEqualTo("1 release");
    assertThat(Plural.of(0, "release")).isEqualTo("0 releases");
    assertThat(Plural.of(2, "earlier entry")).isEqualTo("2 earlier entries");
  }
}
