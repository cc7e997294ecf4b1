package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A run that a signal stops at its next checkpoint: the hook waits for the run to write what it has
 * to, then the virtual machine ends with the signal's own exit code (130 or 143).
 */
final class Running implements AutoCloseable {
  private static final long GRACE_SECONDS = 30;

  private final Run run;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  Running(Consumer<? super Event> printer) {
    run = Run.of(printer);
    hook =
        new Thread(
            () -> {
              run.stop();
              try {
                ended.await(GRACE_SECONDS, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** A run whose events no one prints. */
  static Running silent() {
    return new Running(event -> {});
  }

  Work work(String step) {
    return run.at(new StepId(step));
  }

  @Override
  public void close() {
    ended.countDown();
    if (!run.isStopped()) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
