package com.thaloco.releaseconsole.ui.kit;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A line of a log.
 *
 * @param source which step or command said it
 */
public record LogLine(Instant at, String source, String text) {
  private static final Pattern FAILED =
      Pattern.compile("(?i)^(error|fatal|panic)\\b|\\berror: |^-*\\s*FAIL\\b");
  private static final Pattern WARNED =
      Pattern.compile("(?i)\\bwarning: |^warning\\b|\\btrying again\\b|\\bretry");
  private static final Pattern WELL = Pattern.compile("^(ok\\b|PASS\\b|-+ PASS\\b|done: )");

  /** What a line says of itself, by the words that compilers, test runners and git use. */
  public enum Level {
    PLAIN,
    WELL,
    WARNED,
    FAILED
  }

  /** Its level: only a colour depends on it. */
  public Level level() {
    if (FAILED.matcher(text).find()) {
      return Level.FAILED;
    }
    if (WARNED.matcher(text).find()) {
      return Level.WARNED;
    }
    return WELL.matcher(text).find() ? Level.WELL : Level.PLAIN;
  }

  /** The line as it is copied. */
  public String plain() {
    return "%s  %-16s %s".formatted(Amounts.second(at), source, text);
  }
}
