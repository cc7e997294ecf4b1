package com.thaloco.releaseconsole.ui.publish;

import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.StatusIcon;
import com.thaloco.releaseconsole.ui.state.CutSteps.StepView;
import java.time.Duration;
import java.time.Instant;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One step of the cut with its state and how long it took. */
public final class StepRow extends VBox {
  private static final double BESIDE_ICON = 24;

  private final StatusIcon icon = new StatusIcon(Status.NOT_RUN);
  private final Label name;
  private final Label time = new Label();
  private final Tooltip detail = new Tooltip();
  private final Label reason = Nodes.wrapped("", "row-reason");

  StepRow(StepView step) {
    super(2);
    getStyleClass().add("step-row");
    setId("step-" + step.step());
    setAlignment(Pos.CENTER_LEFT);
    setAccessibleRole(AccessibleRole.TEXT);
    name = new Label(title(step));
    name.getStyleClass().add("step-name");
    name.setWrapText(true);
    Nodes.whole(name);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    time.getStyleClass().addAll("code", "muted");
    time.setMinWidth(Region.USE_PREF_SIZE);
    var top = new HBox(8, icon, name, time);
    top.setAlignment(Pos.CENTER_LEFT);
    reason.setPadding(new Insets(0, 0, 6, BESIDE_ICON));
    getChildren().addAll(top, reason);
    show(step);
  }

  public static String title(StepView step) {
    return step.step().title();
  }

  void show(StepView step) {
    icon.statusProperty().set(step.status());
    pseudoClassStateChanged(PseudoClass.getPseudoClass("current"), step.status() == Status.RUNNING);
    pseudoClassStateChanged(PseudoClass.getPseudoClass("quiet"), step.status() == Status.NOT_RUN);
    tick(step);
    String why = step.status() == Status.BLOCKED ? step.detail() : "";
    reason.setText(why);
    Nodes.show(reason, !why.isEmpty());
    setAccessibleText("%s: %s".formatted(name.getText(), step.status().word()));
    detail.setText(step.detail());
    if (step.detail().isEmpty()) {
      Tooltip.uninstall(this, detail);
    } else {
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
