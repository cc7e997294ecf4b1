package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.recover.Diagnosis;
import com.thaloco.releaseconsole.recover.Trouble;
import com.thaloco.releaseconsole.ui.kit.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What is wrong with the project's releases: looked for beside the FX thread when the project is
 * opened, and after each run. The last known answer stays while it looks again.
 */
public final class Lookout {
  /** What was found, and when. */
  public record Seen(Diagnosis diagnosis, Instant at) {}

  private final Desk desk;
  private final ReadOnlyObjectWrapper<Optional<Seen>> seen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Problem>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>(Status.NOT_RUN);
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper(false);
  private boolean again;

  Lookout(Desk desk) {
    this.desk = desk;
  }

  public ReadOnlyObjectProperty<Optional<Seen>> seenProperty() {
    return seen.getReadOnlyProperty();
  }

  /** Why the last look failed as a whole. */
  public ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty lookingProperty() {
    return looking.getReadOnlyProperty();
  }

  /** The most urgent that was found: blocked where clients meet it, warned where we do. */
  public ReadOnlyObjectProperty<Status> statusProperty() {
    return status.getReadOnlyProperty();
  }

  /** What needs a hand, the most urgent first. */
  public List<Trouble> hands() {
    return seen.get().map(Seen::diagnosis).map(Diagnosis::troubles).orElse(List.of()).stream()
        .filter(Trouble::needsHand)
        .toList();
  }

  /** Looks; once more afterwards if it is asked for while it looks. */
  public void look() {
    if (looking.get()) {
      again = true;
      return;
    }
    looking.set(true);
    desk.worker()
        .<Diagnosis>run(
            () -> Diagnosis.of(desk.freshProject(), Run.of(event -> {}).at(new StepId("recover"))),
            this::found,
            this::failed);
  }

  private void found(Diagnosis diagnosis) {
    problem.set(Optional.empty());
    seen.set(Optional.of(new Seen(diagnosis, Instant.now())));
    status.set(worst());
    ended();
  }

  private void failed(Problem why) {
    problem.set(Optional.of(why));
    ended();
  }

  private void ended() {
    looking.set(false);
    if (again) {
      again = false;
      look();
    }
  }

  private Status worst() {
    return hands().stream()
        .map(trouble -> of(trouble.severity()))
        .reduce(Status.PASSED, Status::or);
  }

  /** How a trouble of this urgency is shown. */
  public static Status of(Trouble.Severity severity) {
    return switch (severity) {
      case CLIENTS -> Status.BLOCKED;
      case HAND -> Status.WARNED;
      case OFFERED -> Status.NOT_NEEDED;
    };
  }
}
