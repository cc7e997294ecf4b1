package com.thaloco.releaseconsole.ui.kit;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;

/** Icon and word of a state. The word may be replaced by a fact ("6 of 6 accept it"). */
public class StatusLabel extends Label {
  private final StatusIcon icon;

  public StatusLabel() {
    this(Status.NOT_RUN);
  }

  public StatusLabel(Status status) {
    this(status, status.word());
  }

  public StatusLabel(Status status, String text) {
    icon = new StatusIcon(status);
    setGraphic(icon);
    getStyleClass().add("status-label");
    show(status, text);
  }

  /** The state that the icon shows. */
  public ObjectProperty<Status> statusProperty() {
    return icon.statusProperty();
  }

  /** Shows a state with its own word. */
  public final void show(Status status) {
    show(status, status.word());
  }

  /** Shows a state with a fact. */
  public final void show(Status status, String text) {
    icon.statusProperty().set(status);
    setText(text);
    setAccessibleText(text.equals(status.word()) ? text : status.word() + ": " + text);
    status.mark(this);
  }
}
