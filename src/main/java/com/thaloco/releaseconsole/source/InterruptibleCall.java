package com.thaloco.releaseconsole.source;

import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Work;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Talks to the network on a virtual thread of its own, whose sockets an interrupt closes: JGit asks
 * for a stop only between two reads, and a silent remote gives no such moment.
 */
final class InterruptibleCall {
  private static final long GRACE_SECONDS = 2;

  private InterruptibleCall() {}

  /** A call that may fail with what {@link Work} and problems throw. */
  interface Call<T> {
    T run();
  }

  /**
   * Calls, and gives up after a while: a remote whose hooks do not end keeps the connection alive.
   *
   * @throws TimeoutException after the longest time
   */
  static <T> T call(Work work, Duration longest, Call<T> call) throws TimeoutException {
    var ended = new CountDownLatch(1);
    var task = new FutureTask<>(call::run);
    Thread thread =
        Thread.ofVirtual()
            .unstarted(() -> {
              try {
                task.run();
              } finally {
                ended.countDown();
              }
            });
    try (var registered = work.onCancel(() -> task.cancel(true))) {
      thread.start();
      return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
      await(ended);
      throw e;
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new Cancelled();
    } catch (java.util.concurrent.CancellationException e) {
      await(ended);
      throw new Cancelled();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException known -> throw known;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  /** Lets the connection close in peace, but not for long. */
  private static void await(CountDownLatch ended) {
    try {
      if (!ended.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        return; // its socket is closed or will time out; nothing of ours waits for it
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
