package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * An object that is being read whole, for a copy or for its hash: how far that is, and a way to
 * stop it. It continues while someone looks elsewhere. Lives on the FX thread.
 */
public final class Reading {
  private static final StepId STEP = new StepId("read");

  /**
   * How far it is.
   *
   * @param total in bytes; negative while unknown
   * @param rate bytes a second; 0 while that would be a guess
   */
  public record Moved(long done, long total, double rate) {
    private static final Moved NOTHING = new Moved(0, -1, 0);

    /** The time that is left, after three seconds of data. */
    public Optional<Duration> left() {
      return Rates.left(done, total, rate);
    }
  }

  private final String key;
  private final Run run;
  private final Rates rates = new Rates();
  private final ReadOnlyObjectWrapper<Moved> moved = new ReadOnlyObjectWrapper<>(Moved.NOTHING);

  private Reading(String key) {
    this.key = key;
    this.run = Run.of(new EventFeed(batch -> batch.moved().forEach(this::moved)));
  }

  /**
   * Begins; one of the three is called at the end, with this reading.
   *
   * @param work reads the object, beside the FX thread
   */
  static <T> Reading begin(
      ProjectModel model,
      String key,
      Function<Work, T> work,
      BiConsumer<Reading, T> done,
      BiConsumer<Reading, Problem> failed,
      Consumer<Reading> stopped) {
    var reading = new Reading(key);
    Work mine = reading.run.at(STEP);
    model
        .worker()
        .<T>run(
            () -> work.apply(mine),
            value -> done.accept(reading, value),
            problem -> failed.accept(reading, problem),
            () -> stopped.accept(reading));
    return reading;
  }

  private void moved(Event.Moved event) {
    double rate = rates.moved(key, event.stamp().at(), event.done());
    moved.set(new Moved(event.done(), event.total(), rate));
  }

  /** What reads it. */
  Run run() {
    return run;
  }

  /** The key of the object. */
  public String key() {
    return key;
  }

  public ReadOnlyObjectProperty<Moved> movedProperty() {
    return moved.getReadOnlyProperty();
  }

  /** Stops it; nothing of a copy stays. */
  public void stop() {
    run.stop();
  }
}
