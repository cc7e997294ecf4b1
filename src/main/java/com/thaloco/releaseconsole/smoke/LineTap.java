package com.thaloco.releaseconsole.smoke;

import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.EventContext;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/** The same work, with an eye on each line of output. */
record LineTap(Work work, Consumer<? super String> lines) implements Work {
  @Override
  public Work in(StepId step, Optional<String> object) {
    return new LineTap(work.in(step, object), lines);
  }

  @Override
  public void emit(Function<? super EventContext, ? extends Event> event) {
    work.emit(stamp -> {
      Event made = event.apply(stamp);
      if (made instanceof Event.Line line) {
        lines.accept(line.text());
      }
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
