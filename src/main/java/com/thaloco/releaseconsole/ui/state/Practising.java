package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;

/** What breaks an open rehearsal on purpose, or fixes it. */
public final class Practising {
  private static final StepId STEP = new StepId("practice");

  private final ProjectModel model;
  private final Operation operation;

  Practising(ProjectModel model) {
    this.model = model;
    this.operation = new Operation(Operation.Kind.PRACTICE, model.operations());
  }

  public ReadOnlyBooleanProperty runningProperty() {
    return operation.runningProperty();
  }

  /** Runs one of them, after which everything is observed again; one at a time. */
  public void run(
      Consumer<? super Work> practice, Runnable done, Consumer<? super Problem> failed) {
    if (operation.isRunning()) {
      return;
    }
    Work work = operation.begin("", STEP, batch -> {});
    model
        .worker()
        .<Boolean>run(
            () -> {
              practice.accept(work);
              return true;
            },
            ended -> end(done),
            problem -> end(() -> failed.accept(problem)),
            () -> end(() -> {}));
  }

  private void end(Runnable then) {
    operation.end(() -> {});
    model.refresh();
    then.run();
  }
}
