package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Work;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Runs one call of the SDK so that a stop breaks it off at once. The call has a virtual thread of
 * its own: interrupting one closes the socket that it waits on, in a connect, a read, a write or
 * the pause before a retry alike; a platform thread would wait on.
 */
final class SdkCall {
  private static final long LOOK_MILLIS = 500;
  private static final Duration GIVE_UP = Duration.ofSeconds(10);

  private SdkCall() {}

  /** The time of a call was up. */
  static final class TimeUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TimeUp(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Runs a call.
   *
   * @param timeUp examined twice a second; once true, the call is broken off
   * @throws Cancelled after a stop
   * @throws TimeUp when the time was up
   */
  static <T> T run(Work work, BooleanSupplier timeUp, String tooLong, Callable<T> call) {
    work.checkpoint();
    var task = new FutureTask<>(call);
    Thread thread = Thread.ofVirtual().name("bucket-call").unstarted(task);
    try (var registration = work.onCancel(thread::interrupt)) {
      thread.start();
      while (true) {
        try {
          T value = task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
          return value; // a call that ended before the stop has its effect: say so
        } catch (TimeoutException e) {
          stopped(work, thread);
          if (timeUp.getAsBoolean()) {
            breakOff(thread);
            throw new TimeUp(tooLong);
          }
        }
      }
    } catch (InterruptedException e) {
      breakOff(thread);
      Thread.currentThread().interrupt();
      throw new Cancelled();
    } catch (ExecutionException e) {
      work.checkpoint(); // what failed after a stop failed because of it
      switch (e.getCause()) {
        case RuntimeException known -> throw known;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }

  /** After a stop the interrupt normally ends the call; a look-up of a name does not feel it. */
  private static void stopped(Work work, Thread thread) {
    try {
      work.checkpoint();
    } catch (Cancelled e) {
      breakOff(thread);
      throw e;
    }
  }

  /** Never leaves a body or a sink in use by a thread that no one waits for. */
  private static void breakOff(Thread thread) {
    thread.interrupt();
    boolean interrupted = false;
    try {
      thread.join(GIVE_UP);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** True once a span has gone by, from now. */
  static BooleanSupplier after(Duration span) {
    long end = System.nanoTime() + span.toNanos();
    return () -> System.nanoTime() - end > 0;
  }
}
