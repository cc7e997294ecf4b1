package com.thaloco.releaseconsole.bucket;

import com.thaloco.releaseconsole.flow.Work;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * Counts what goes over the wire. Each attempt counts from its own beginning (the SDK opens a body
 * again for each), but what is reported never goes back: a repeated attempt does not move until it
 * has passed the one before.
 */
final class TransferMeter {
  /** The meter of the current call; {@link MeteredHttp} looks for it. */
  static final ScopedValue<Attempt> CURRENT = ScopedValue.newInstance();

  private static final long STEP = 256 * 1024;

  private final Work work;
  private final long total;
  private long sum; // guarded by this
  private long told; // guarded by this
  private volatile long lastMove = System.nanoTime();

  TransferMeter(Work work, long total) {
    this.work = work;
    this.total = total;
  }

  /** One body, or one part of it. */
  Attempt attempt() {
    return new Attempt();
  }

  /** When a byte last moved, by {@link System#nanoTime()}. */
  long lastMove() {
    return lastMove;
  }

  /** For downloads, which count by themselves: so many of so many bytes have come. */
  synchronized void came(long bytes, long of) {
    lastMove = System.nanoTime();
    if (bytes >= told + STEP || bytes == of) {
      told = bytes;
      work.moved(bytes, of);
    }
  }

  private synchronized void add(long bytes) {
    lastMove = System.nanoTime();
    sum += bytes;
    if (sum > told && (sum >= told + STEP || sum == total)) {
      told = sum;
      work.moved(told, total);
    }
  }

  /** Counts the bytes of one body through all its attempts. */
  final class Attempt {
    private long own;
    private volatile long ownMove;
    private volatile Optional<Runnable> sending = Optional.empty();
    private volatile boolean brokenOff;

    /** Its bytes begin to leave; {@code abort} closes the connection. */
    void begins(Runnable abort) {
      ownMove = System.nanoTime();
      brokenOff = false;
      sending = Optional.of(abort);
    }

    /** All has left: from now on the answer's own time runs. */
    void ends() {
      sending = Optional.empty();
    }

    /**
     * Aborts what has stalled, so that the SDK tries again: a socket's limit is for reading alone,
     * and the kernel continues writing for a quarter of an hour.
     */
    void breakOffAfter(Duration idle) {
      if (System.nanoTime() - ownMove > idle.toNanos()) {
        sending.ifPresent(abort -> {
          brokenOff = true;
          abort.run();
        });
      }
    }

    /** Whether it ended because its bytes stood still. */
    boolean isBrokenOff() {
      return brokenOff;
    }

    private void passed(int bytes) {
      ownMove = System.nanoTime();
      own += bytes;
      add(bytes);
    }

    /** A stream that counts what is read from it, and stops when the run is stopped. */
    InputStream counting(InputStream in) {
      add(-own);
      own = 0;
      return new FilterInputStream(in) {
        @Override
        public int read() throws IOException {
          work.checkpoint();
          int one = super.read();
          if (one >= 0) {
            passed(1);
          } else {
            ends();
          }
          return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
          work.checkpoint();
          int count = super.read(into, offset, length);
          if (count >= 0) {
            passed(count);
          } else {
            ends();
          }
          return count;
        }

        @Override
        public boolean markSupported() {
          return false;
        }
      };
    }
  }
}
