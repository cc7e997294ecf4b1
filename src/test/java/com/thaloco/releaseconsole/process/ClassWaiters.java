package com.thaloco.releaseconsole.process;

import com.thaloco.releaseconsole.Main;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A program whose virtual threads initialize classes, each of which waits for one more virtual
 * thread. It ends if that one gets to run.
 */
public final class ClassWaiters {
  static final CountDownLatch LATCH = new CountDownLatch(1);

  private ClassWaiters() {}

  /** Its copies are as many classes as there are waiting threads. */
  static final class Waits {
    static {
      try {
        LATCH.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private Waits() {}
  }

  public static void main(String[] args) throws Exception {
    Class.forName(Main.class.getName()); // what starts the program
    byte[] waits = bytes();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i <= Runtime.getRuntime().availableProcessors(); i++) {
      threads.add(Thread.ofVirtual().start(() -> copy(waits)));
    }
    Thread.sleep(500); // until all of them wait
    threads.add(Thread.ofVirtual().start(LATCH::countDown));
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void copy(byte[] waits) {
    try {
      MethodHandles.lookup().defineHiddenClass(waits, true);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes() throws IOException {
    try (InputStream in = ClassWaiters.class.getResourceAsStream("ClassWaiters$Waits.class")) {
      return in.readAllBytes();
    }
  }
}
