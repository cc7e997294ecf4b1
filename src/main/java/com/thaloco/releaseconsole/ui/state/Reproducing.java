package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.recover.reproduce.Reproducer;
import com.thaloco.releaseconsole.recover.reproduce.Reproduction;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A published version that is built again and compared with what the bucket has. */
public final class Reproducing {
  /**
   * What it has done so far, or is at.
   *
   * @param name of the part: {@code fetch}, {@code checkout}, {@code build}, {@code compare}
   * @param detail what came out
   */
  public record Part(String name, Status status, String detail) {}

  private final Desk desk;
  private final Log log = new Log();
  private final ObservableList<Part> parts = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyObjectWrapper<Optional<ReleaseVersion>> version =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Outcome<Reproduction>>> outcome =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Run> run = Optional.empty();

  Reproducing(Desk desk) {
    this.desk = desk;
  }

  public ObservableList<Part> parts() {
    return parts;
  }

  public Log log() {
    return log;
  }

  public ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** The version that is built again, or was the last. */
  public ReadOnlyObjectProperty<Optional<ReleaseVersion>> versionProperty() {
    return version.getReadOnlyProperty();
  }

  /** How the last run ended; empty before, and while one runs. */
  public ReadOnlyObjectProperty<Optional<Outcome<Reproduction>>> outcomeProperty() {
    return outcome.getReadOnlyProperty();
  }

  /** Builds a version again. It writes nothing but a scratch folder. */
  public void start(ReleaseVersion wanted) {
    if (running.get()) {
      return;
    }
    parts.clear();
    log.clear();
    version.set(Optional.of(wanted));
    outcome.set(Optional.empty());
    running.set(true);
    var feed = new EventFeed(this::painted);
    Run started = Run.of(feed);
    run = Optional.of(started);
    desk.worker()
        .<Outcome<Reproduction>>run(
            () -> new Reproducer(desk.freshProject()).run(wanted, started.at(Reproducer.STEP)),
            ended -> ended(feed, ended),
            failed -> ended(feed, new Outcome.Refused<>(failed)));
  }

  /** Breaks it off; nothing is left behind. */
  public void stop() {
    run.ifPresent(Run::stop);
  }

  private void ended(EventFeed feed, Outcome<Reproduction> how) {
    feed.paint();
    run = Optional.empty();
    Status left = how instanceof Outcome.Refused<Reproduction> ? Status.BLOCKED : Status.STOPPED;
    parts.replaceAll(part ->
        part.status() == Status.RUNNING ? new Part(part.name(), left, part.detail()) : part);
    running.set(false);
    outcome.set(Optional.of(how));
  }

  private void painted(EventFeed.Batch batch) {
    for (Event event : batch.events()) {
      if (event instanceof Event.StepChanged e) {
        changed(e);
      }
    }
    log.add(batch.lines());
  }

  private void changed(Event.StepChanged e) {
    String name = e.stamp().step().name();
    Status status = e.state() == Event.State.DONE ? Status.DONE : Status.RUNNING;
    parts.removeIf(part -> part.name().equals(name));
    parts.add(new Part(name, status, e.detail().orElse("")));
  }
}
