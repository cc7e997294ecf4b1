package com.thaloco.releaseconsole.ui.kit;

import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.RotateTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/** The icon of a state; it turns while something runs. */
public final class StatusIcon extends FontIcon {
  private final ObjectProperty<Status> status = new SimpleObjectProperty<>(Status.NOT_RUN);
  private final RotateTransition turning = new RotateTransition(Duration.seconds(2), this);

  public StatusIcon(Status first) {
    getStyleClass().add("status-icon");
    turning.setByAngle(360);
    turning.setInterpolator(Interpolator.LINEAR);
    turning.setCycleCount(Animation.INDEFINITE);
    status.addListener((all, before, now) -> render(now));
    sceneProperty().addListener((all, before, now) -> turn());
    status.set(first);
    render(first);
  }

  /** The state. */
  public ObjectProperty<Status> statusProperty() {
    return status;
  }

  private void render(Status now) {
    setIconCode(now.icon());
    now.mark(this);
    turn();
  }

  /** Only what is seen turns: an animation of a hidden icon would keep the screen painting. */
  private void turn() {
    boolean turns = status.get() == Status.RUNNING && getScene() != null && !Motion.isReduced();
    if (turns && turning.getStatus() != Animation.Status.RUNNING) {
      turning.play();
    } else if (!turns) {
      turning.stop();
      setRotate(0);
    }
  }
}
