package com.thaloco.releaseconsole.ui.checklist;

import atlantafx.base.theme.Styles;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.ScreenFrame;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusPill;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Answer;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/** What the check screens have in common: pills in the header, and Back and Next below. */
public final class StepActions {
  private final ProjectModel model;
  private final ScreenId screen;
  private final Button back;
  private final Button next;
  private Optional<InvalidationListener> updater = Optional.empty();
  private Optional<ScreenFrame> bar = Optional.empty();
  private List<Node> rest = List.of();
  private boolean offered;

  StepActions(ProjectModel model, Navigator go, ScreenId screen) {
    this.model = model;
    this.screen = screen;
    List<ScreenId> steps = model.checking().steps();
    int at = steps.indexOf(screen);
    this.back = Buttons.of(Texts.of("action.back"), () -> go.step(-1));
    back.setId("action-back");
    back.setDisable(at == 0);
    this.next =
        Buttons.primary(
            Texts.of("action.next", steps.get(Math.min(at + 1, steps.size() - 1)).title()),
            Feather.ARROW_RIGHT,
            () -> go.step(1));
    next.setId("action-next");
    next.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
  }

  /** The same for a screen that only checks. */
  void bind(ScreenFrame frame) {
    bind(frame, () -> Texts.of("source.promise"), () -> Texts.of("check.promise.rest"), again());
  }

  /** Asks the checks of this screen again. */
  Button again() {
    return Buttons.of(
        Texts.of("check.again"), Feather.ROTATE_CCW, () -> model.checking().run(screen));
  }

  /** Keeps pills and bar up to date. Next is the primary button. */
  void bind(ScreenFrame frame, Supplier<String> effect, Supplier<String> quieter, Node... others) {
    updater.ifPresent(model.checking().answersProperty()::removeListener);
    InvalidationListener update =
        all -> {
          frame.getHeaderRight().setAll(pills(model.checking().of(screen)));
          frame.actions().promise(effect.get(), quieter.get());
        };
    updater = Optional.of(update);
    model.checking().answersProperty().addListener(update);
    update.invalidated(model.checking().answersProperty());
    if (bar.isEmpty()) {
      frame
          .sceneProperty()
          .addListener((all, before, now) -> {
            if (now == null) {
              offered = false;
            }
          });
    }
    bar = Optional.of(frame);
    rest = List.of(others);
    lead(Optional.empty());
  }

  /** Renders pills and bar again, where more than answers has changed. */
  void refresh() {
    updater.ifPresent(update -> update.invalidated(model.checking().answersProperty()));
  }

  /**
   * Makes what resolves a problem the primary button; Next is it where nothing does. Each has its
   * place whatever is primary, so that none comes under the pointer in place of another.
   */
  void lead(Optional<Button> remedy) {
    var buttons = new ArrayList<Node>();
    buttons.add(back);
    buttons.addAll(rest);
    buttons.add(next);
    for (Node each : buttons) {
      each.getStyleClass().remove(Styles.ACCENT);
    }
    remedy.orElse(next).getStyleClass().add(Styles.ACCENT);
    bar.ifPresent(frame -> frame.actions().buttons(buttons.toArray(Node[]::new)));
  }

  /**
   * Offers what resolves a problem. Once it has done so it stays where it is, disabled, until the
   * screen is left: its place is under the pointer.
   */
  void offer(Button remedy, boolean can) {
    remedy.setDisable(!can);
    offered = offered || can;
    Nodes.show(remedy, offered);
    lead(can ? Optional.of(remedy) : Optional.empty());
  }

  /** Only what is not zero, the worst first. */
  public static List<Node> pills(Collection<Answer> answers) {
    var pills = new ArrayList<Node>();
    for (Status status : Status.values()) {
      long count = answers.stream().filter(a -> a.status() == status).count();
      if (count > 0) {
        String word = status.word().toLowerCase(Locale.ROOT);
        pills.add(new StatusPill(status, Texts.of("pill.count", count, word)));
      }
    }
    return pills;
  }
}
