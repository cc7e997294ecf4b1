package com.thaloco.releaseconsole.manifest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms in which an entry may hold a time; all are UTC. */
enum TimeFormat {
  /** {@code 2026-05-14T12:21:07Z}. */
  SECONDS("uuuu-MM-dd'T'HH:mm:ss'Z'"),
  /** {@code 2026-05-14T12:21:07.000Z}. */
  MILLIS("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'"),
  /** {@code 2026-05-14T12:21:07+00:00}. */
  OFFSET("uuuu-MM-dd'T'HH:mm:ss'+00:00'"),
  /** {@code 2026-05-14 12:21:07 UTC}. */
  SPACED("uuuu-MM-dd HH:mm:ss 'UTC'"),
  /** {@code 2026-05-14}. */
  DATE("uuuu-MM-dd"),
  /** {@code 1778761267}, a JSON number. */
  EPOCH("");

  private static final Instant EARLIEST = Instant.parse("2010-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  private final String pattern;
  private final DateTimeFormatter formatter;

  TimeFormat(String pattern) {
    this.pattern = pattern;
    this.formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /** A time that was found, to the second or to the day. */
  record Reading(TimeFormat format, Instant instant) {}

  /** The time that a value holds, in the first form that gives the very same text back. */
  static Optional<Reading> find(Json value) {
    return Arrays.stream(values()).flatMap(f -> f.read(value).stream()).findFirst();
  }

  /** The instant in this form. */
  Json write(Instant instant) {
    return this == EPOCH
        ? new Json.Num(Long.toString(instant.getEpochSecond()))
        : new Json.Text(formatter.format(instant));
  }

  /** For people. */
  String sample() {
    return this == EPOCH ? "Unix seconds" : pattern.replace("'", "").replace('u', 'y');
  }

  private Optional<Reading> read(Json value) {
    return instant(value)
        .filter(i -> i.isAfter(EARLIEST) && i.isBefore(LATEST) && write(i).equals(value))
        .map(i -> new Reading(this, i));
  }

  private Optional<Instant> instant(Json value) {
    try {
      return switch (value) {
        case Json.Num n when this == EPOCH ->
            Optional.of(Instant.ofEpochSecond(Long.parseLong(n.raw())));
        case Json.Text t when this == DATE ->
            Optional.of(LocalDate.parse(t.value()).atStartOfDay(ZoneOffset.UTC).toInstant());
        case Json.Text t when this != EPOCH ->
            Optional.of(formatter.parse(t.value(), Instant::from));
        default -> Optional.empty();
      };
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty(); // another form
    }
  }
}
