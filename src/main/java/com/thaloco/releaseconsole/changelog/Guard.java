package com.thaloco.releaseconsole.changelog;

import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Problem;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs flexmark where it can do no harm. Its expressions recurse once for each character, so it
 * gets a large stack (only touched pages are taken from memory); and some inputs take it quadratic
 * time, so the text that it reads ends the work when the time is over.
 */
final class Guard {
  private static final long STACK = 256L << 20;

  /** How many times the limit may pass on the clock, where other programs take the processor. */
  private static final int PATIENCE = 5;

  private Guard() {}

  /** The text, which throws once no one waits any more. */
  private static final class Watched implements CharSequence {
    private final String text;
    private volatile boolean over;

    Watched(String text) {
      this.text = text;
    }

    @Override
    public char charAt(int index) {
      if (over) {
        throw new Cancelled();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private record End<T>(@Nullable T value, @Nullable Throwable failure) {}

  /**
   * Gives what the work makes of the text.
   *
   * @param limit of processor time
   * @throws com.thaloco.releaseconsole.flow.ProblemException when it takes longer than the limit or
   *     nests too deeply
   */
  static <T> T run(String name, String text, Duration limit, Function<CharSequence, T> work) {
    var watched = new Watched(text);
    var end = new AtomicReference<@Nullable End<T>>();
    var done = new CountDownLatch(1);
    Runnable body =
        () -> {
          try {
            end.set(new End<>(work.apply(watched), null));
          } catch (Throwable e) {
            end.set(new End<>(null, e));
          } finally {
            done.countDown();
          }
        };
    var thread = new Thread(null, body, "changelog", STACK);
    thread.setDaemon(true);
    thread.start();
    try {
      long latest = System.nanoTime() + PATIENCE * limit.toNanos();
      while (!done.await(limit.toNanos() / 10, TimeUnit.NANOSECONDS)) {
        if (worked(thread) > limit.toNanos() || System.nanoTime() > latest) {
          throw tooComplex(name, "takes longer than " + limit.toSeconds() + " seconds to read");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Cancelled();
    } finally {
      watched.over = true;
    }
    return result(name, end.get());
  }

  /** The processor time of a thread so far: on a busy machine, little of the time is its own. */
  private static long worked(Thread thread) {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId());
  }

  private static <T> T result(String name, @Nullable End<T> end) {
    if (end != null && end.value() != null) {
      return end.value();
    }
    Throwable failure = end == null ? null : end.failure();
    if (failure instanceof StackOverflowError) {
      throw tooComplex(name, "nests deeper than can be read");
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    throw new IllegalStateException("the work gave nothing", failure);
  }

  private static RuntimeException tooComplex(String name, String why) {
    return Problem.input(
            "changelog.too-complex",
            "%s %s.".formatted(name, why),
            "The changelog was not read.",
            "Look for a very long line, a long run of brackets or very deep nesting, and remove"
                + " it.")
        .toException();
  }
}
