package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.Work;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Which objects this process has seen: that one of them is gone is believed only when the bucket
 * says so twice. A single 404 from something between here and the bucket would else look like
 * another maintainer who removed it.
 */
final class Absences {
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Duration between;

  Absences(Duration between) {
    this.between = between;
  }

  /** Asks for an object, and once more where it should be there and is not. */
  <T> Optional<T> ask(String full, Work work, Supplier<Optional<T>> asking) {
    Optional<T> got = asking.get();
    if (got.isEmpty() && seen.remove(full)) {
      work.pause(between);
      got = asking.get();
    }
    if (got.isPresent()) {
      seen.add(full);
    }
    return got;
  }

  /** We removed it ourselves. */
  void removed(String full) {
    seen.remove(full);
  }
}
