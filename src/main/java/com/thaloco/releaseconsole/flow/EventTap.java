package com.thaloco.releaseconsole.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The same work, of which someone else hears each event too.
 *
 * @param heard gets it before the faces do
 */
public record EventTap(Work work, Consumer<? super Event> heard) implements Work {
  @Override
  public Work in(StepId step, Optional<String> object) {
    return new EventTap(work.in(step, object), heard);
  }

  @Override
  public void emit(Function<? super EventContext, ? extends Event> event) {
    work.emit(stamp -> {
      Event made = event.apply(stamp);
      heard.accept(made);
      return made;
    });
  }

  @Override
  public void checkpoint() {
    work.checkpoint();
  }

  @Override
  public void between() {
    work.between();
  }

  @Override
  public Registration onCancel(Runnable abort) {
    return work.onCancel(abort);
  }

  @Override
  public void pause(Duration time) {
    work.pause(time);
  }

  @Override
  public Instant now() {
    return work.now();
  }

  @Override
  public <T> List<T> all(List<? extends Callable<? extends T>> parts) {
    return work.all(parts);
  }
}
