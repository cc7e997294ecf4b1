package com.thaloco.releaseconsole.ui;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Waits for something outside this process. */
final class Waiting {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private Waiting() {}

  /** The first answer that is neither null nor empty. */
  static <T> T forValue(String what, Callable<@Nullable T> ask) {
    Instant end = Instant.now().plus(PATIENCE);
    try {
      while (Instant.now().isBefore(end)) {
        T now = ask.call();
        if (now != null && !now.equals("")) {
          return now;
        }
        Thread.sleep(Duration.ofMillis(200));
      }
    } catch (Exception e) {
      throw new AssertionError(what, e);
    }
    throw new AssertionError("There is no sign of %s.".formatted(what));
  }
}
