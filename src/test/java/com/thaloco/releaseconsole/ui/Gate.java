package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.FaultyProxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps a request back until it is let go, so that the moment of a stop is certain. */
final class Gate {
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch open = new CountDownLatch(1);

  /** Keeps back the next request whose line starts so. */
  static Gate before(FaultyProxy proxy, String requestLine) {
    return before(proxy, 1, requestLine);
  }

  /** Keeps back the next requests, so many at most. */
  static Gate before(FaultyProxy proxy, int times, String requestLine) {
    var gate = new Gate();
    proxy.next(
        times,
        requestLine,
        new FaultyProxy.Fault.Meanwhile(() -> {
          gate.arrived.countDown();
          await(gate.open);
        }));
    return gate;
  }

  /** Waits until the request has come. */
  void awaitArrival() {
    await(arrived);
  }

  /** Lets it continue. */
  void letGo() {
    open.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(3, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
