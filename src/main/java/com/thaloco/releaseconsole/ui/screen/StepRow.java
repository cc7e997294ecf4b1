package com.thaloco.releaseconsole.ui.screen;

import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusIcon;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.CutSteps.StepView;
import java.time.Duration;
import java.time.Instant;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** One step of the cut with its state and how long it took. */
final class StepRow extends HBox {
  private final StatusIcon icon = new StatusIcon(Status.NOT_RUN);
  private final Label name;
  private final Label time = new Label();
  private final Tooltip detail = new Tooltip();

  StepRow(StepView step) {
    super(8);
    getStyleClass().add("step-row");
    setId("step-" + step.step());
    setAlignment(Pos.CENTER_LEFT);
    setAccessibleRole(AccessibleRole.TEXT);
    name = new Label(title(step));
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    time.getStyleClass().addAll("code", "muted");
    time.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(icon, name, space, time);
    show(step);
  }

  static String title(StepView step) {
    return Texts.of("step." + step.step());
  }

  void show(StepView step) {
    icon.statusProperty().set(step.status());
    pseudoClassStateChanged(PseudoClass.getPseudoClass("current"), step.status() == Status.RUNNING);
    pseudoClassStateChanged(PseudoClass.getPseudoClass("quiet"), step.status() == Status.NOT_RUN);
    tick(step);
    setAccessibleText("%s: %s".formatted(name.getText(), step.status().word()));
    if (!step.detail().isEmpty()) {
      detail.setText(step.detail());
      Tooltip.install(this, detail);
    }
  }

  /** A running step counts. */
  void tick(StepView step) {
    time.setText(
        step.status() == Status.RUNNING
            ? step.began()
                .map(at -> Amounts.elapsed(Duration.between(at, Instant.now())))
                .orElse("")
            : step.took().map(Amounts::took).orElse(""));
  }
}
