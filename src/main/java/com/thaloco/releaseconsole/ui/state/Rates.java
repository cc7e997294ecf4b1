package com.thaloco.releaseconsole.ui.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Rates from a five-second average, reported after three seconds of data (design language). */
final class Rates {
  private static final Duration WINDOW = Duration.ofSeconds(5);
  private static final Duration FIRST = Duration.ofSeconds(3);

  private record Point(Instant at, long done) {}

  private final Map<String, ArrayDeque<Point>> points = new HashMap<>();
  private final Map<String, Instant> began = new HashMap<>();

  /** Notes progress; gives bytes a second, or 0 while that would be a guess. */
  double moved(String key, Instant at, long done) {
    ArrayDeque<Point> window = points.computeIfAbsent(key, k -> new ArrayDeque<>());
    if (!window.isEmpty() && done < window.getLast().done()) {
      window.clear(); // tried again from the start
      began.remove(key);
    }
    Instant start = began.computeIfAbsent(key, k -> at);
    window.addLast(new Point(at, done));
    while (window.size() > 2 && window.getFirst().at().isBefore(at.minus(WINDOW))) {
      window.removeFirst();
    }
    Duration seen = Duration.between(window.getFirst().at(), at);
    if (Duration.between(start, at).compareTo(FIRST) < 0 || seen.isZero()) {
      return 0;
    }
    return (done - window.getFirst().done()) * 1000.0 / Math.max(1, seen.toMillis());
  }

  /** The time that is left; none while the rate would be a guess. */
  static Optional<Duration> left(long done, long total, double rate) {
    return rate > 0 && total > done
        ? Optional.of(Duration.ofMillis((long) ((total - done) / rate * 1000)))
        : Optional.empty();
  }

  void clear() {
    points.clear();
    began.clear();
  }
}
