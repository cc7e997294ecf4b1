package com.thaloco.releaseconsole.flow;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * A value that is asked for once. Who comes while it is being asked for shares the answer, or the
 * failure: ten checks of a bucket that does not answer wait once for it, not ten times. A failure
 * is not remembered.
 */
public final class Memoized<T> {
  private Optional<T> value = Optional.empty();
  private Optional<FutureTask<T>> asking = Optional.empty();

  /** The value, if it was asked for and is there, also for whoever got it a moment ago. */
  public synchronized Optional<T> held() {
    return value.or(() ->
        asking.filter(task -> task.state() == FutureTask.State.SUCCESS).map(FutureTask::resultNow));
  }

  /** The value; asked for if no one has. */
  public T get(Supplier<? extends T> source) {
    while (true) {
      FutureTask<T> task;
      boolean first;
      synchronized (this) {
        if (value.isPresent()) {
          return value.get();
        }
        first = asking.isEmpty();
        task = asking.orElseGet(() -> new FutureTask<>(source::get));
        asking = Optional.of(task);
      }
      if (first) {
        task.run();
        settle(task);
      }
      try {
        return answer(task);
      } catch (Cancelled e) {
        if (first || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        Thread.onSpinWait(); // who asked was stopped, and this run was not: it asks itself
      }
    }
  }

  private synchronized void settle(FutureTask<T> task) {
    asking = Optional.empty();
    if (task.state() == FutureTask.State.SUCCESS) {
      value = Optional.of(task.resultNow());
    }
  }

  private static <T> T answer(FutureTask<T> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Cancelled();
    } catch (ExecutionException e) {
      throw Run.unwrapped(e.getCause());
    }
  }
}
