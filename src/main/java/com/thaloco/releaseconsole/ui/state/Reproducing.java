package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.recover.reproduce.Reproducer;
import com.thaloco.releaseconsole.recover.reproduce.Reproduction;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
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

  private final ProjectModel model;
  private final Operation operation;
  private final ObservableList<Part> parts = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<ReleaseVersion>> version =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Outcome<Reproduction>>> outcome =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  Reproducing(ProjectModel model) {
    this.model = model;
    this.operation = new Operation(Operation.Kind.REPRODUCE, model.operations());
  }

  public ObservableList<Part> parts() {
    return parts;
  }

  public Log log() {
    return operation.log();
  }

  public ReadOnlyBooleanProperty runningProperty() {
    return operation.runningProperty();
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
    if (operation.isRunning()) {
      return;
    }
    parts.clear();
    version.set(Optional.of(wanted));
    outcome.set(Optional.empty());
    Work work = operation.begin(wanted.text(), Reproducer.STEP, this::painted);
    model
        .worker()
        .<Outcome<Reproduction>>run(
            () -> new Reproducer(model.freshProject()).run(wanted, work),
            ended -> operation.end(() -> settle(ended)),
            failed -> operation.end(() -> settle(new Outcome.Refused<>(failed))));
  }

  /** Breaks it off; nothing is left behind. */
  public void stop() {
    operation.stop();
  }

  private void settle(Outcome<Reproduction> how) {
    Status left = how instanceof Outcome.Refused<Reproduction> ? Status.BLOCKED : Status.STOPPED;
    parts.replaceAll(part ->
        part.status() == Status.RUNNING ? new Part(part.name(), left, part.detail()) : part);
    outcome.set(Optional.of(how));
  }

  private void painted(EventFeed.Batch batch) {
    for (Event event : batch.events()) {
      if (event instanceof Event.StepChanged e) {
        changed(e);
      }
    }
  }

  private void changed(Event.StepChanged e) {
    String name = e.stamp().step().name();
    Status status = e.state() == Event.State.DONE ? Status.DONE : Status.RUNNING;
    parts.removeIf(part -> part.name().equals(name));
    parts.add(new Part(name, status, e.detail().orElse("")));
  }
}
