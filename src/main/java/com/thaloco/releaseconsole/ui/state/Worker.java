package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Failure;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.ui.kit.UiThread;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the core's work beside the FX thread, and brings the outcome back to it. */
public final class Worker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger pending = new AtomicInteger();
  private volatile boolean closed;

  /** Whether nothing is under way, and every outcome has reached the FX thread. */
  public boolean isIdle() {
    return pending.get() == 0;
  }

  /**
   * Runs work; one of the two consumers is called on the FX thread. A stop calls neither, nor does
   * what ends after {@link #close()}: an outcome that holds something is closed then.
   *
   * @param failed gets the problem in its three sentences
   */
  public <T> void run(
      Callable<? extends T> work, Consumer<? super T> done, Consumer<Problem> failed) {
    run(work, done, failed, () -> {});
  }

  /** The same; {@code stopped} is called on the FX thread after a stop. */
  public <T> void run(
      Callable<? extends T> work,
      Consumer<? super T> done,
      Consumer<Problem> failed,
      Runnable stopped) {
    pending.incrementAndGet();
    try {
      threads.execute(() -> {
        try {
          T value = work.call();
          UiThread.later(() -> deliver(() -> show(value, done, failed), value));
        } catch (Cancelled e) {
          UiThread.later(() -> deliver(stopped));
        } catch (Throwable e) { // also errors: whoever waits for an end always gets one
          Problem problem = Failure.problem(e);
          UiThread.later(() -> deliver(() -> failed.accept(problem)));
        } finally {
          UiThread.later(pending::decrementAndGet);
        }
      });
    } catch (RejectedExecutionException e) {
      pending.decrementAndGet();
      LOG.debug("the project was closed meanwhile");
    }
  }

  private void deliver(Runnable outcome) {
    if (!closed) {
      outcome.run();
    }
  }

  private <T> void deliver(Runnable outcome, T value) {
    if (closed && value instanceof AutoCloseable held) {
      beside(() -> closeLate(held));
    }
    deliver(outcome);
  }

  private static void closeLate(AutoCloseable held) {
    try {
      held.close();
    } catch (Exception e) {
      LOG.debug("what came after the end could not be closed: {}", e.getClass().getName());
    }
  }

  /** What can't be shown is a failure too. */
  private static <T> void show(
      T value, Consumer<? super T> done, Consumer<? super Problem> failed) {
    try {
      done.accept(value);
    } catch (Throwable e) {
      failed.accept(Failure.problem(e));
    }
  }

  /** Ends something that may take a while, without waiting for it. */
  public static void beside(Runnable closing) {
    Thread.ofVirtual().start(closing);
  }

  /**
   * Takes no more work and delivers nothing more; what runs is asked to stop by whoever started it.
   */
  @Override
  public void close() {
    closed = true;
    threads.shutdownNow();
  }
}
