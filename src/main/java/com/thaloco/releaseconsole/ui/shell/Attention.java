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
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.stage.Stage;

/**
 * What ended, or needs an answer, while another window had the focus: the desktop shows it, and
 * icon and title are marked until someone looks. What took a moment only is not told.
 */
final class Attention {
  private static final Duration LONG = Duration.ofSeconds(5);

  private final ProjectModel model;
  private final Node inWindow;

  private Attention(ProjectModel model, Node inWindow) {
    this.model = model;
    this.inWindow = inWindow;
  }

  /** Follows the operations of a project for as long as it is open. */
  static void follow(ProjectModel model, Node inWindow) {
    var attention = new Attention(model, inWindow);
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
    boolean took = Duration.between(began, Instant.now()).compareTo(LONG) >= 0;
    if ((took || asks)
        && inWindow.getScene() != null
        && inWindow.getScene().getWindow() instanceof Stage stage
        && !stage.isFocused()) {
      mark(stage);
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

  /** Until the window has the focus. */
  private static void mark(Stage stage) {
    if (AppIcon.isMarked(stage)) {
      return;
    }
    AppIcon.mark(stage, true);
    ChangeListener<Boolean> looked =
        new ChangeListener<>() {
          @Override
          public void changed(
              javafx.beans.value.ObservableValue<? extends Boolean> all,
              Boolean before,
              Boolean now) {
            if (now) {
              stage.focusedProperty().removeListener(this);
              AppIcon.mark(stage, false);
            }
          }
        };
    stage.focusedProperty().addListener(looked);
  }
}
