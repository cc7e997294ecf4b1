package com.thaloco.releaseconsole.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class LocalTimesTest {
  private static Instant local(String text) {
    return LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
  }

  @Test
  void timesAreLocalAndShort() {
    Instant now = local("2026-11-29T20:00:00");
    assertThat(LocalTimes.of(local("2026-11-29T19:32:51.4"), now)).isEqualTo("today 19:32");
    assertThat(LocalTimes.of(local("2026-11-28T23:59:59"), now)).isEqualTo("yesterday 23:59");
    assertThat(LocalTimes.of(local("2026-11-27T00:00:00"), now)).isEqualTo("2026-11-27 00:00");
    assertThat(LocalTimes.of(local("2026-11-30T01:00:00"), now)).isEqualTo("2026-11-30 01:00");
    assertThat(LocalTimes.on(local("2026-11-29T19:32:51.4"))).isEqualTo("2026-11-29 19:32");
  }
}
