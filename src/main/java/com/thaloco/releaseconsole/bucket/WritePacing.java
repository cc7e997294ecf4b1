package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.Work;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Keeps writes of one key apart: R2 answers 429 to a second one within a second. */
final class WritePacing {
  private static final int REMEMBERED = 1000;

  private final Duration between;
  private final Map<String, Long> last = new LinkedHashMap<>(); // nanoTime; guarded by this

  WritePacing(Duration between) {
    this.between = between;
  }

  /** Writes a key when its turn has come, and again where the bucket says that it had not. */
  <T> T write(String key, Work work, Supplier<T> write) {
    return Conflicts.outlast(
        work,
        between,
        () -> {
          before(key, work);
          try {
            return write.get();
          } finally {
            after(key);
          }
        });
  }

  /**
   * Waits until the key may be written; books the time so that another writer waits behind this.
   */
  private void before(String key, Work work) {
    long wait;
    synchronized (this) {
      long now = System.nanoTime();
      Long earlier = last.get(key);
      wait = earlier == null ? 0 : Math.max(0, earlier + between.toNanos() - now);
      book(key, now + wait);
    }
    if (wait > 0) {
      work.pause(Duration.ofNanos(wait));
    }
    work.checkpoint();
  }

  /** The key was written, or may have been. */
  synchronized void after(String key) {
    long now = System.nanoTime();
    Long booked = last.get(key);
    book(key, booked == null ? now : Math.max(booked, now));
  }

  private void book(String key, long at) {
    last.remove(key);
    last.put(key, at);
    if (last.size() > REMEMBERED) {
      last.remove(last.keySet().iterator().next());
    }
  }
}
