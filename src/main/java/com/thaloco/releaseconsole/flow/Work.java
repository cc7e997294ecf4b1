package com.thaloco.releaseconsole.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** One run as seen by the code that works in it: events out, cancellation in. Thread-safe. */
public interface Work {
  /** The same run, stamped with another step and object. */
  Work in(StepId step, Optional<String> object);

  /** Tells the faces: the event is made with a fresh stamp, so that numbers come in order. */
  void emit(Function<? super EventContext, ? extends Event> event);

  /**
   * Called before each effect and in each wait.
   *
   * @throws Cancelled after a stop was asked for
   */
  void checkpoint();

  /**
   * Called where nothing is half done: between the steps of a cut, and in a wait between two looks.
   *
   * @throws Cancelled after any stop, also after one that lets the current work finish
   */
  void between();

  /** Runs {@code abort} once if a stop comes before the registration is closed. */
  Registration onCancel(Runnable abort);

  /**
   * Waits, and stops waiting at once on a stop.
   *
   * @throws Cancelled after a stop was asked for
   */
  void pause(Duration time);

  /** Now, by the run's clock. */
  Instant now();

  /**
   * The only source of parallelism: runs all parts, in order of the list where the run is serial.
   * The first failure stops the others and is thrown.
   */
  <T> List<T> all(List<? extends Callable<? extends T>> parts);

  /** Emits one line of output. */
  default void line(String text) {
    emit(stamp -> new Event.Line(stamp, text));
  }

  /** Emits progress; {@code total} is negative while it is unknown. */
  default void moved(long done, long total) {
    emit(stamp -> new Event.Moved(stamp, done, total));
  }

  /** Undoes {@link #onCancel}. */
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
