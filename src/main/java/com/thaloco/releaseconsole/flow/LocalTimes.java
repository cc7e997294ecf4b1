package com.thaloco.releaseconsole.flow;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times in sentences: in the zone of this machine, to the minute. JSON has them in ISO 8601. */
public final class LocalTimes {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private LocalTimes() {}

  /** As seen now: {@code today 19:32}, {@code yesterday 19:32}, {@code 2026-11-27 19:32}. */
  public static String of(Instant at, Instant now) {
    ZoneId zone = ZoneId.systemDefault();
    LocalDate day = LocalDate.ofInstant(at, zone);
    LocalDate today = LocalDate.ofInstant(now, zone);
    if (day.equals(today)) {
      return "today " + CLOCK.format(at.atZone(zone));
    }
    return day.equals(today.minusDays(1)) ? "yesterday " + CLOCK.format(at.atZone(zone)) : on(at);
  }

  /** For what is kept and read on another day: {@code 2026-11-27 19:32}. */
  public static String on(Instant at) {
    return DAY.format(at.atZone(ZoneId.systemDefault()));
  }
}
