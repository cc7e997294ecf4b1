package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.flow.Work;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Does many things a few at a time: neither memory nor the bucket sees all of them at once. */
final class BoundedParallel {
  private static final int COUNT = 6;

  private BoundedParallel() {}

  static <T> void each(List<T> things, Work work, Consumer<? super T> doing) {
    var next = new AtomicInteger();
    Callable<Boolean> lane =
        () -> {
          for (int i; (i = next.getAndIncrement()) < things.size(); ) {
            work.checkpoint();
            doing.accept(things.get(i));
          }
          return true;
        };
    work.all(IntStream.range(0, Math.min(COUNT, things.size())).mapToObj(_ -> lane).toList());
  }
}
