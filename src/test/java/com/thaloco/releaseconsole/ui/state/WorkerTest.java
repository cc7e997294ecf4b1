package com.thaloco.releaseconsole.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.ui.HeadlessToolkit;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class WorkerTest {
  private final Worker worker = new Worker();

  @BeforeAll
  static void toolkit() {
    HeadlessToolkit.start();
  }

  @AfterEach
  void close() {
    worker.close();
  }

  private Problem failure(Callable<String> work, Consumer<String> done) throws Exception {
    var told = new CompletableFuture<Problem>();
    worker.run(work, done, told::complete);
    return told.get(20, TimeUnit.SECONDS);
  }

  @Test
  void whatEndsAfterTheCloseIsClosedAndNotDelivered() throws Exception {
    var goOn = new CountDownLatch(1);
    var delivered = new CompletableFuture<String>();
    var closed = new CompletableFuture<String>();
    worker.<AutoCloseable>run(
        () -> {
          while (goOn.getCount() > 0) {
            Thread.onSpinWait(); // as a key derivation, which nothing interrupts
          }
          return () -> closed.complete("closed");
        },
        held -> delivered.complete("delivered"),
        failed -> delivered.complete("failed"));
    worker.close();
    goOn.countDown();
    assertThat(closed.get(20, TimeUnit.SECONDS)).isEqualTo("closed");
    assertThat(delivered).isNotDone();
  }

  @Test
  void anErrorInBackgroundWorkIsReportedLikeAnyFailure() throws Exception {
    Problem full =
        failure(
            () -> {
              throw new StackOverflowError();
            },
            done -> {});
    assertThat(full.id()).isEqualTo("stack.full");
    Problem unloadable =
        failure(
            () -> {
              throw new ExceptionInInitializerError(new IllegalStateException("/proc/nowhere"));
            },
            done -> {});
    assertThat(unloadable.happened()).contains("/proc/nowhere");
  }

  @Test
  void whatCannotBeShownIsReportedToo() throws Exception {
    Problem problem =
        failure(
            () -> "value",
            value -> {
              throw new IllegalStateException("cannot show " + value);
            });
    assertThat(problem.id()).isEqualTo("unplanned");
  }
}
