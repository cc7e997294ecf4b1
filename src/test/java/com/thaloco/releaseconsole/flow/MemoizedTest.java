package com.thaloco.releaseconsole.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class MemoizedTest {
  private static final ProblemException DOWN =
      Problem.refused("bucket.unreachable", "No answer.", "Nothing.", "Try again.").toException();

  @Test
  void aValueIsAskedForOnce() {
    var asked = new AtomicInteger();
    var once = new Memoized<Integer>();
    assertThat(once.held()).isEmpty();
    assertThat(once.get(asked::incrementAndGet)).isEqualTo(1);
    assertThat(once.get(asked::incrementAndGet)).isEqualTo(1);
    assertThat(once.held()).contains(1);
  }

  /** A check that has the answer asks whether another waits for the same one. */
  @Test
  void whoHasTheAnswerFindsItHeld() throws Exception {
    for (int i = 0; i < 20_000; i++) {
      var begun = new CountDownLatch(1);
      var once = new Memoized<Integer>();
      Thread first =
          Thread.startVirtualThread(() ->
              once.get(() -> {
                begun.countDown();
                Thread.yield();
                return 1;
              }));
      begun.await();
      assertThat(once.get(() -> 2)).isEqualTo(1);
      assertThat(once.held()).as("round %d", i).contains(1);
      first.join();
    }
  }

  @Test
  void whoComesMeanwhileSharesTheFailureAndWhoComesLaterAsksAgain() throws Exception {
    var asked = new AtomicInteger();
    var begun = new CountDownLatch(1);
    var answered = new CountDownLatch(1);
    var once = new Memoized<String>();
    Supplier<String> failing =
        () -> {
          asked.incrementAndGet();
          begun.countDown();
          try {
            answered.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          throw DOWN;
        };
    List<CompletableFuture<String>> all = new ArrayList<>();
    all.add(CompletableFuture.supplyAsync(() -> once.get(failing), Thread::startVirtualThread));
    begun.await();
    var waiting = new ArrayList<Thread>();
    for (int i = 0; i < 5; i++) {
      var end = new CompletableFuture<String>();
      all.add(end);
      waiting.add(
          Thread.startVirtualThread(() -> {
            try {
              end.complete(once.get(failing));
            } catch (ProblemException e) {
              end.completeExceptionally(e);
            }
          }));
    }
    while (waiting.stream().anyMatch(t -> t.getState() != Thread.State.WAITING)) {
      Thread.onSpinWait();
    }
    answered.countDown();
    for (CompletableFuture<String> one : all) {
      assertThatThrownBy(one::join).hasCause(DOWN);
    }
    assertThat(asked).hasValue(1);
    assertThat(once.get(() -> "there again")).isEqualTo("there again");
  }

  @Test
  void theStopOfWhoAsksDoesNotStopWhoWaits() throws Exception {
    var begun = new CountDownLatch(1);
    var stopped = new CountDownLatch(1);
    var once = new Memoized<String>();
    Thread.startVirtualThread(() -> {
      try {
        once.get(() -> {
          begun.countDown();
          try {
            stopped.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          throw new Cancelled();
        });
      } catch (Cancelled expected) {
        // its own run was stopped
      }
    });
    begun.await();
    var end = new CompletableFuture<String>();
    Thread waiting = Thread.startVirtualThread(() -> end.complete(once.get(() -> "asked again")));
    while (waiting.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    stopped.countDown();
    assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo("asked again");
  }
}
