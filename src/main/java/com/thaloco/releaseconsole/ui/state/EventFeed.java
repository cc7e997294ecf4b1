package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.ui.kit.UiThread;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Brings the events of a run to the FX thread, at most twenty times a second. Progress is conflated
 * and lines are bounded, so that neither a fast upload nor a talkative build can flood the screen;
 * nothing else is ever lost.
 */
public final class EventFeed implements Consumer<Event> {
  private static final long PERIOD_MILLIS = 50;
  private static final int LINES = 10_000;
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = Thread.ofPlatform().daemon().name("event-feed").unstarted(task);
        return thread;
      });

  private final Consumer<? super Batch> painter;
  private final List<Event> waiting = new ArrayList<>(); // guarded by this, as all below
  private final Map<String, Event.Moved> moved = new LinkedHashMap<>();
  private final ArrayDeque<Event.Line> lines = new ArrayDeque<>();
  private boolean scheduled;

  /**
   * What came since the last batch.
   *
   * @param events all but lines and progress, in order
   * @param moved the newest progress of each step and object
   * @param lines the newest lines, in order
   */
  public record Batch(List<Event> events, List<Event.Moved> moved, List<Event.Line> lines) {
    public Batch {
      events = List.copyOf(events);
      moved = List.copyOf(moved);
      lines = List.copyOf(lines);
    }
  }

  /**
   * @param painter called on the FX thread
   */
  public EventFeed(Consumer<? super Batch> painter) {
    this.painter = painter;
  }

  @Override
  public synchronized void accept(Event event) {
    switch (event) {
      case Event.Moved e -> moved.put(e.stamp().step() + " " + e.stamp().object().orElse(""), e);
      case Event.Line e -> {
        if (lines.size() == LINES) {
          lines.removeFirst();
        }
        lines.addLast(e);
      }
      default -> waiting.add(event);
    }
    if (!scheduled) {
      scheduled = true;
      CLOCK.schedule(() -> UiThread.later(this::paint), PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /** Paints what waits at once; for the end of a run. On the FX thread. */
  public void paint() {
    Batch batch;
    synchronized (this) {
      scheduled = false;
      if (waiting.isEmpty() && moved.isEmpty() && lines.isEmpty()) {
        return;
      }
      batch = new Batch(waiting, List.copyOf(moved.values()), List.copyOf(lines));
      waiting.clear();
      moved.clear();
      lines.clear();
    }
    painter.accept(batch);
  }
}
