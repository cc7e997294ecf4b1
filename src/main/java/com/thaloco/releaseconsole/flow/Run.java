package com.thaloco.releaseconsole.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one implementation of {@link Work}: numbers events, hands them on in order, can be stopped.
 */
public final class Run {
  private final Clock clock;
  private final boolean serial;
  private final Consumer<? super Event> listener;
  private final Object emitting = new Object();
  private final List<Runnable> aborts = new ArrayList<>();
  private final Object stopSignal = new Object();
  private volatile boolean stopped;
  private volatile boolean stoppingSoon;
  private long seq; // guarded by emitting

  private Run(Clock clock, boolean serial, Consumer<? super Event> listener) {
    this.clock = clock;
    this.serial = serial;
    this.listener = listener;
  }

  /** A run that works in parallel on virtual threads. */
  public static Run of(Consumer<? super Event> listener) {
    return new Run(Clock.systemUTC(), false, listener);
  }

  /** A run for tests: everything in the order of the code. */
  public static Run serial(Clock clock, Consumer<? super Event> listener) {
    return new Run(clock, true, listener);
  }

  /** The work of this run, at its first step. */
  public Work at(StepId step) {
    return new At(step, Optional.empty());
  }

  /** Asks the run to finish the current object, and to stop before the next step or object. */
  public void stopSoon() {
    stoppingSoon = true;
  }

  /** Asks the run to stop at its next checkpoint and breaks off what can be broken off. */
  public void stop() {
    List<Runnable> now;
    synchronized (stopSignal) {
      if (stopped) {
        return;
      }
      stopped = true;
      now = List.copyOf(aborts);
      stopSignal.notifyAll();
    }
    now.forEach(Runnable::run);
  }

  /** Whether a stop was asked for. */
  public boolean isStopped() {
    return stopped;
  }

  private final class At implements Work {
    private final StepId step;
    private final Optional<String> object;

    At(StepId step, Optional<String> object) {
      this.step = step;
      this.object = object;
    }

    @Override
    public Work in(StepId other, Optional<String> at) {
      return new At(other, at);
    }

    @Override
    public void emit(Function<? super EventContext, ? extends Event> event) {
      synchronized (emitting) {
        listener.accept(event.apply(new EventContext(++seq, clock.instant(), step, object)));
      }
    }

    @Override
    public void checkpoint() {
      if (stopped) {
        throw new Cancelled();
      }
    }

    @Override
    public void between() {
      if (stoppingSoon) {
        throw new Cancelled();
      }
      checkpoint();
    }

    @Override
    public Registration onCancel(Runnable abort) {
      synchronized (stopSignal) {
        checkpoint();
        aborts.add(abort);
      }
      return () -> {
        synchronized (stopSignal) {
          aborts.remove(abort);
        }
      };
    }

    @Override
    public void pause(Duration time) {
      long end = System.nanoTime() + time.toNanos();
      synchronized (stopSignal) {
        for (long left; (left = (end - System.nanoTime()) / 1_000_000) > 0; ) {
          checkpoint();
          try {
            stopSignal.wait(left);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
          }
        }
      }
      checkpoint();
    }

    @Override
    public Instant now() {
      return clock.instant();
    }

    @Override
    public <T> List<T> all(List<? extends Callable<? extends T>> parts) {
      return serial ? inOrder(parts) : inParallel(parts);
    }

    private <T> List<T> inOrder(List<? extends Callable<? extends T>> parts) {
      var results = new ArrayList<T>();
      for (Callable<? extends T> part : parts) {
        checkpoint();
        try {
          results.add(part.call());
        } catch (Exception e) {
          throw unwrapped(e);
        }
      }
      return results;
    }

    private <T> List<T> inParallel(List<? extends Callable<? extends T>> parts) {
      record Ended<T>(int index, Future<? extends T> future) {}
      var ended = new LinkedBlockingQueue<Ended<T>>();
      var futures = new ArrayList<Future<? extends T>>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < parts.size(); i++) {
          int index = i;
          var task =
              new FutureTask<T>(parts.get(i)::call) {
                @Override
                protected void done() {
                  ended.add(new Ended<>(index, this));
                }
              };
          futures.add(task);
          threads.execute(task);
        }
        try {
          for (int left = parts.size(); left > 0; left--) {
            ended
                .take()
                .future()
                .get(); // in order of ending, so that the first failure is seen first
          }
        } catch (InterruptedException e) {
          futures.forEach(f -> f.cancel(true));
          Thread.currentThread().interrupt();
          throw new Cancelled();
        } catch (ExecutionException e) {
          futures.forEach(f -> f.cancel(true));
          throw unwrapped(e.getCause());
        }
      }
      checkpoint();
      return futures.stream().<T>map(Future::resultNow).toList();
    }
  }

  /** What a part failed with, to be thrown as it is. */
  static RuntimeException unwrapped(@Nullable Throwable e) {
    return switch (e) {
      case RuntimeException known -> known;
      case Error error -> throw error;
      case IOException disk -> new UncheckedIOException(disk);
      case null -> new IllegalStateException("a part failed without a cause");
      default -> new IllegalStateException(e);
    };
  }
}
