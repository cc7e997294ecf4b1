package com.thaloco.releaseconsole.site;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * When a busy server wants to be asked again: the header {@code Retry-After} (RFC 9110, 10.2.3).
 */
final class RetryAfter {
  /** Longer than this no one waits without being reported. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private RetryAfter() {}

  /** How long to wait; empty where the answer is final or does not say. */
  static Optional<Duration> of(int status, HttpHeaders headers, Instant now) {
    return status == 429 || status == 503
        ? headers.firstValue("retry-after").flatMap(value -> read(value.strip(), now))
        : Optional.empty();
  }

  private static Optional<Duration> read(String value, Instant now) {
    try {
      Duration asked =
          value.length() < 10 && value.chars().allMatch(Character::isDigit) && !value.isEmpty()
              ? Duration.ofSeconds(Long.parseLong(value))
              : Duration.between(
                  now,
                  ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return asked.compareTo(LONGEST) > 0
          ? Optional.empty()
          : Optional.of(asked.isNegative() ? Duration.ZERO : asked);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
