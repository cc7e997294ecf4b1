package com.thaloco.releaseconsole.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormatTest {
  /** A size is a number, too; and what would be written otherwise is not this form. */
  @ParameterizedTest
  @ValueSource(strings = {"0", "1000000", "1262304000", "4102444800", "01778761267", "1.5", "1e9"})
  void aNumberOfAnotherAgeOrFormIsNoTime(String raw) {
    assertThat(TimeFormat.find(new Json.Num(raw))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1262304001", "1778761267", "4102444799"})
  void aNumberOfThisAgeIsATime(String raw) {
    assertThat(TimeFormat.find(new Json.Num(raw)).orElseThrow().format())
        .isEqualTo(TimeFormat.EPOCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2009-12-31", "2100-01-01", "2026-5-14", "2026-05-14T12:21:07", "soon"})
  void aTextOfAnotherAgeOrFormIsNoTime(String text) {
    assertThat(TimeFormat.find(new Json.Text(text))).isEmpty();
  }
}
