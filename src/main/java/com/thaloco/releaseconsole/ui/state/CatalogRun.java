package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.catalog.CatalogChange;
import com.thaloco.releaseconsole.catalog.CatalogPublishing;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.process.ArgumentLine;
import com.thaloco.releaseconsole.ui.kit.Status;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** A publish command of a catalog: its live output, and how it came out. */
public final class CatalogRun {
  private final ProjectModel model;
  private final Operation operation;
  private final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>(Status.NOT_RUN);
  private Optional<Problem> problem = Optional.empty();
  private List<CatalogChange> moved = List.of();
  private String name = "";
  private String against = "";

  CatalogRun(ProjectModel model) {
    this.model = model;
    this.operation = new Operation(Operation.Kind.CATALOG, model.operations());
  }

  public Log log() {
    return operation.log();
  }

  public ReadOnlyObjectProperty<Status> statusProperty() {
    return status.getReadOnlyProperty();
  }

  /** Which catalog was published last. */
  public String name() {
    return name;
  }

  /** Why the last one failed. */
  public Optional<Problem> problem() {
    return problem;
  }

  /** What the last one changed in the working tree. */
  public List<CatalogChange> moved() {
    return moved;
  }

  /** Whether nothing was committed since the last one began. */
  public boolean waitsForCommit() {
    return against.equals(model.commitProperty().get());
  }

  /**
   * Runs the profile's command of a catalog in the working tree.
   *
   * @param arguments what follows the command, as it was typed
   */
  public void start(String catalog, String arguments) {
    if (operation.isRunning()) {
      return;
    }
    name = catalog;
    against = model.commitProperty().get();
    problem = Optional.empty();
    moved = List.of();
    Work work = operation.begin(catalog, new StepId("catalog"), batch -> {});
    status.set(Status.RUNNING);
    model
        .worker()
        .<List<CatalogChange>>run(
            () ->
                new CatalogPublishing(model.project())
                    .publish(catalog, ArgumentLine.split(arguments), work),
            changes -> {
              model.refresh();
              moved = List.copyOf(changes);
              ended(Status.DONE);
            },
            failed -> {
              problem = Optional.of(failed);
              ended(Status.BLOCKED);
            },
            () -> ended(Status.STOPPED));
  }

  private void ended(Status how) {
    operation.end(() -> status.set(how));
  }

  /** Stops the command; what it uploaded stays. */
  public void stop() {
    operation.stop();
  }
}
