package com.thaloco.releaseconsole.ui.kit;

import java.time.Instant;

/**
 * A line of a log.
 *
 * @param source which step or command said it
 */
public record LogLine(Instant at, String source, String text) {
  /** The line as it is copied. */
  public String plain() {
    return "%s  %-16s %s".formatted(Amounts.second(at), source, text);
  }
}
