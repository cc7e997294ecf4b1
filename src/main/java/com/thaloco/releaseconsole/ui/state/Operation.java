package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Work that runs beside the window, as every screen and dialog sees it: whether it runs, whether it
 * was asked to stop, what it prints. How it came out belongs to its owner. Lives on the FX thread.
 */
public final class Operation {
  /** What runs, in the order in which it is named. */
  public enum Kind {
    CUT,
    RECOVERY,
    CHANGE,
    CATALOG,
    SMOKE,
    COPY,
    PRACTICE,
    VERIFY,
    REPRODUCE;

    /** Whether ending it leaves something undone, so that no one ends it without being asked. */
    public boolean needsAsking() {
      return this != VERIFY && this != REPRODUCE;
    }
  }

  private final Kind kind;
  private final Operations all;
  private final Log log = new Log();
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper stopping = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyObjectWrapper<Optional<Instant>> startedAt =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final List<Runnable> waiting = new ArrayList<>();
  private Optional<Run> run = Optional.empty();
  private Optional<EventFeed> feed = Optional.empty();
  private String about = "";

  /**
   * @param all where it is listed while it runs
   */
  Operation(Kind kind, Operations all) {
    this.kind = kind;
    this.all = all;
  }

  public Kind kind() {
    return kind;
  }

  /** What it is about: a version, a catalog, an object's key. */
  public String about() {
    return about;
  }

  /** What it printed; kept until it begins again. */
  public Log log() {
    return log;
  }

  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  public boolean isRunning() {
    return running.get();
  }

  /** It was asked to stop, and still runs. */
  public ReadOnlyBooleanProperty stoppingProperty() {
    return stopping.getReadOnlyProperty();
  }

  /** When it began; kept after its end. */
  public ReadOnlyObjectProperty<Optional<Instant>> startedAtProperty() {
    return startedAt.getReadOnlyProperty();
  }

  /**
   * Begins.
   *
   * @param painter gets what it reports, on the FX thread; lines are in the log already
   */
  Work begin(String what, StepId step, Consumer<? super EventFeed.Batch> painter) {
    log.clear();
    var mine =
        new EventFeed(batch -> {
          log.add(batch);
          painter.accept(batch);
        });
    Run started = Run.of(mine);
    begin(what, started);
    feed = Optional.of(mine);
    return started.at(step);
  }

  /** Begins with a run that someone else listens to. */
  void begin(String what, Run started) {
    about = what;
    run = Optional.of(started);
    feed = Optional.empty();
    stopping.set(false);
    startedAt.set(Optional.of(Instant.now()));
    running.set(true);
    all.began(this);
  }

  /**
   * Ends, after everything that it reported is painted.
   *
   * @param settle sets how it came out, before anyone learns that it has ended
   */
  void end(Runnable settle) {
    feed.ifPresent(EventFeed::paint);
    settle.run();
    run = Optional.empty();
    stopping.set(false);
    running.set(false);
    all.ended(this);
    List<Runnable> told = List.copyOf(waiting);
    waiting.clear();
    told.forEach(Runnable::run);
  }

  /** Calls back once it does not run; at once where it does not run now. */
  public void onceEnded(Runnable then) {
    if (running.get()) {
      waiting.add(then);
    } else {
      then.run();
    }
  }

  /** Asks it to stop where nothing is half done: a cut after the current object. */
  public void stop() {
    stopping.set(running.get());
    run.ifPresent(kind == Kind.CUT ? Run::stopSoon : Run::stop);
  }

  /** Asks it to stop at once. */
  public void breakOff() {
    stopping.set(running.get());
    run.ifPresent(Run::stop);
  }
}
