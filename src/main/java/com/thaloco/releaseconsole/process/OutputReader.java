package com.thaloco.releaseconsole.process;

import com.thaloco.releaseconsole.flow.Work;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads one output of a child on a thread of its own and tells its lines. */
final class OutputReader {
  private static final int CAPTURE = 1 << 20;

  private final InputStream in;
  private final OutputLines lines;
  private final boolean capture;
  private final ByteArrayOutputStream captured = new ByteArrayOutputStream();
  private final Thread thread;
  private volatile @Nullable Throwable failed;
  private volatile boolean abandoned;

  OutputReader(String name, InputStream in, Work work, Tail tail, boolean capture) {
    this.in = in;
    this.capture = capture;
    this.lines =
        new OutputLines((line, last) -> {
          if (abandoned) {
            return;
          }
          work.line(line);
          if (last) {
            tail.add(line);
          }
        });
    // A platform thread: a pipe that a grandchild keeps open may hold it for as long as that lives.
    this.thread = Thread.ofPlatform().daemon().name("child-" + name).start(this::read);
  }

  private void read() {
    byte[] buffer = new byte[16 * 1024];
    try {
      for (int n; !abandoned && (n = in.read(buffer)) >= 0; ) {
        if (capture) {
          keep(buffer, n);
        }
        lines.add(buffer, n);
      }
    } catch (IOException e) {
      // The pipe was closed under us: the child is gone.
    } catch (RuntimeException | Error e) {
      failed = e;
      return;
    }
    try {
      lines.end();
    } catch (RuntimeException | Error e) {
      failed = e;
    }
  }

  private void keep(byte[] buffer, int n) {
    synchronized (captured) {
      captured.write(buffer, 0, Math.min(n, CAPTURE - captured.size()));
    }
  }

  /** Waits for the end of the output, at most until then ({@link System#nanoTime}). */
  void join(long end) {
    try {
      long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
      thread.join(left);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells no more lines. */
  void abandon() {
    abandoned = true;
  }

  /** Throws what the receiver of the lines threw. */
  void rethrow() {
    switch (failed) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(failed);
    }
  }

  /** What came so far, cut at 1 MB. */
  String captured() {
    synchronized (captured) {
      return captured.toString(StandardCharsets.UTF_8);
    }
  }
}
