package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Operation;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.stage.Stage;

/**
 * What ended, or needs an answer, while another window had the focus: the desktop shows it, and
 * icon and title are marked until someone looks. What took a moment only is not told.
 */
final class Attention {
  static final Duration LONG = Duration.ofSeconds(5);

  private final ProjectModel model;
  private final Node inWindow;
  private final Function<Stage, ReadOnlyBooleanProperty> looks;
  private final Duration least;

  private Attention(
      ProjectModel model,
      Node inWindow,
      Function<Stage, ReadOnlyBooleanProperty> looks,
      Duration least) {
    this.model = model;
    this.inWindow = inWindow;
    this.looks = looks;
    this.least = least;
  }

  /**
   * Follows the operations of a project for as long as it is open.
   *
   * @param looks whether someone looks at a window
   * @param least how long it has taken at least
   */
  static void follow(
      ProjectModel model,
      Node inWindow,
      Function<Stage, ReadOnlyBooleanProperty> looks,
      Duration least) {
    var attention = new Attention(model, inWindow, looks, least);
    ListChangeListener<Operation> ended =
        change -> {
          while (change.next()) {
            change.getRemoved().forEach(attention::ended);
          }
        };
    model.operations().running().addListener(ended);
  }

  private void ended(Operation operation) {
    Instant began = operation.startedAtProperty().get().orElseGet(Instant::now);
    boolean asks = how(operation).filter(Status.ASKS::equals).isPresent();
    boolean took = Duration.between(began, Instant.now()).compareTo(least) >= 0;
    if ((took || asks)
        && inWindow.getScene() != null
        && inWindow.getScene().getWindow() instanceof Stage stage
        && !looks.apply(stage).get()) {
      mark(stage, looks.apply(stage));
      String title = Texts.of("app.title.project", model.project().profile().project());
      String words = words(operation);
      Worker.beside(() ->
          DesktopNotification.send(
              model.project().processes(),
              model.project().environment(),
              title,
              words,
              Run.of(event -> {}).at(new StepId("notify"))));
    }
  }

  /** One sentence: what it was about, and how it ended. */
  private String words(Operation operation) {
    String kind = operation.kind().name().toLowerCase(Locale.ROOT);
    String what = Texts.of("closing.name." + kind, operation.about());
    return how(operation)
        .map(status -> Texts.of("notify.how", what, status.word()))
        .orElse(Texts.of("notify.ended", what));
  }

  private Optional<Status> how(Operation operation) {
    return switch (operation.kind()) {
      case CUT -> model.cutting().outcomeProperty().get().map(Attention::status);
      case RECOVERY -> model.recovering().outcomeProperty().get().map(Attention::status);
      case REPRODUCE -> model.reproducing().outcomeProperty().get().map(Attention::status);
      case SMOKE -> Optional.of(model.smoking().statusProperty().get());
      case CHANGE, CATALOG, COPY, PRACTICE, VERIFY -> Optional.empty();
    };
  }

  private static Status status(Outcome<?> how) {
    return switch (how) {
      case Outcome.Ok<?> _ -> Status.DONE;
      case Outcome.Asks<?> _ -> Status.ASKS;
      case Outcome.Refused<?> _ -> Status.BLOCKED;
      case Outcome.Stopped<?> _ -> Status.STOPPED;
    };
  }

  /** Until someone looks. */
  private static void mark(Stage stage, ReadOnlyBooleanProperty looked) {
    if (AppIcon.isMarked(stage)) {
      return;
    }
    AppIcon.mark(stage, true);
    looked.addListener(
        new ChangeListener<>() {
          @Override
          public void changed(ObservableValue<? extends Boolean> all, Boolean before, Boolean now) {
            if (now) {
              looked.removeListener(this);
              AppIcon.mark(stage, false);
            }
          }
        });
  }
}
