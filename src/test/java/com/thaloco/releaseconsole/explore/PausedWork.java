package com.thaloco.releaseconsole.explore;

import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.EventContext;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/** A run whose waits wait for the world's time, and which does one thing after the other. */
record PausedWork(
    Clock clock,
    Consumer<Duration> pauses,
    Consumer<? super Event> listener,
    StepId step,
    Optional<String> object)
    implements Work {
  @Override
  public Work in(StepId other, Optional<String> at) {
    return new PausedWork(clock, pauses, listener, other, at);
  }

  @Override
  public void emit(Function<? super EventContext, ? extends Event> event) {
    listener.accept(event.apply(new EventContext(1, clock.instant(), step, object)));
  }

  @Override
  public void checkpoint() {
    // No one stops it.
  }

  @Override
  public void between() {
    // No one stops it.
  }

  @Override
  public Registration onCancel(Runnable abort) {
    return () -> {};
  }

  @Override
  public void pause(Duration time) {
    pauses.accept(time);
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public <T> List<T> all(List<? extends Callable<? extends T>> parts) {
    var results = new ArrayList<T>();
    Work serial = Run.serial(clock, _ -> {}).at(step);
    for (Callable<? extends T> part : parts) {
      results.addAll(serial.<T>all(List.of(part)));
    }
    return results;
  }
}
