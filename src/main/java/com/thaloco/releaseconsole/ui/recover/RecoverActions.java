package com.thaloco.releaseconsole.ui.recover;

import atlantafx.base.theme.Styles;
import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.recover.OfferedRecovery;
import com.thaloco.releaseconsole.recover.RecoverResult;
import com.thaloco.releaseconsole.recover.RecoverResult.Recovered;
import com.thaloco.releaseconsole.recover.RecoveryPlan;
import com.thaloco.releaseconsole.ui.kit.ActionBar;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.ConfirmField;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Recovering;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The action bar of a recovery: the version is typed before anything is done. */
final class RecoverActions {
  private final ProjectModel model;
  private final Navigator go;
  private final ActionBar bar;
  private final Recovering recovering;
  private final ConfirmField field = new ConfirmField();
  private final Button cancel;
  private final Button danger;
  private final Button stop;
  private final Button replan;
  private final Button back;

  RecoverActions(ProjectModel model, Navigator go, ActionBar bar) {
    this.model = model;
    this.go = go;
    this.bar = bar;
    this.recovering = model.recovering();
    field.setId("recover-confirm");
    field.setPrefColumnCount(10);
    cancel = Buttons.of(Texts.of("dialog.cancel"), recovering::leave);
    cancel.setId("recover-cancel");
    back = Buttons.of(Texts.of("recover.back"), recovering::leave);
    back.setId("recover-back");
    danger = Buttons.of("", Feather.ROTATE_CCW, this::goOn);
    danger.setId("recover-do");
    danger.getStyleClass().add(Styles.DANGER);
    field.guard(danger);
    stop = Buttons.of(Texts.of("recover.stop"), Feather.PAUSE_CIRCLE, recovering::stop);
    stop.setId("recover-stop");
    replan = Buttons.of(Texts.of("recover.replan"), Feather.ROTATE_CCW, recovering::lookAgain);
    replan.setId("recover-replan");
  }

  /** Asks for the version of a new plan; what was typed for another is forgotten. */
  void ask(Optional<RecoveryPlan> plan) {
    field.ask(plan.map(p -> p.version().text()).orElse(""));
    if (plan.isPresent()) {
      field.requestFocus();
    }
  }

  /** Carries out, or continues: with the version as it was typed. */
  void goOn() {
    recovering.start(field.getText().strip());
  }

  /**
   * Shows what can be done now.
   *
   * @param locked whether the key has to be unlocked first
   */
  void show(boolean locked) {
    Optional<Outcome<RecoverResult>> outcome = recovering.outcomeProperty().get();
    stop.setDisable(recovering.stoppingProperty().get());
    if (recovering.runningProperty().get()) {
      bar.promise(Texts.of("recover.promise.running"), Texts.of("recover.promise.running.rest"));
      bar.buttons(stop);
    } else if (outcome.orElse(null) instanceof Outcome.Ok<RecoverResult>(Recovered done)) {
      bar.promise(Hash.inSentence(done.sentence()), "");
      bar.buttons(
          done.next()
              .<List<Node>>map(next -> List.of(back, start(next)))
              .orElse(List.of(back))
              .toArray(Node[]::new));
    } else if (recovering.planProperty().get().isEmpty()) {
      bar.promise(Texts.of(outcome.isPresent() ? "recover.promise.none" : "recover.planning"), "");
      bar.buttons(back, replan);
    } else {
      confirm(outcome.isPresent(), locked);
    }
  }

  private void confirm(boolean begun, boolean locked) {
    OfferedRecovery way = recovering.choiceProperty().get().orElseThrow().way();
    danger.setText(
        Texts.of(begun ? "recover.go-on" : "recover.do." + way.kind().word(), way.version()));
    danger.setGraphic(new FontIcon(ProblemCard.icon(way)));
    ReleaseVersion version = recovering.planProperty().get().orElseThrow().version();
    bar.promise(
        Texts.of(locked ? "recover.promise.locked" : "recover.promise", version), forGood());
    if (locked) {
      bar.buttons(begun ? back : cancel);
    } else {
      bar.buttons(field, begun ? back : cancel, danger);
    }
  }

  private String forGood() {
    List<Integer> steps = recovering.steps().forGood();
    if (steps.isEmpty()) {
      return Texts.of("recover.promise.undo");
    }
    String last = String.valueOf(steps.getLast());
    String before =
        steps.subList(0, steps.size() - 1).stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return before.isEmpty()
        ? Texts.of("recover.promise.one", last)
        : Texts.of("recover.promise.several", before, last);
  }

  private Button start(ReleaseVersion next) {
    Button start =
        Buttons.primary(
            Texts.of("recover.next", next),
            Feather.ARROW_RIGHT,
            () -> {
              recovering.leave();
              model.choose(next);
              go.open(ScreenId.CHECKLIST);
            });
    start.setId("recover-next");
    return start;
  }
}
