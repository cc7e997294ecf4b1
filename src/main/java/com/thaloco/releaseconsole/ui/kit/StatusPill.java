package com.thaloco.releaseconsole.ui.kit;

/** A state as a pill, for headers: "1 blocked". */
public final class StatusPill extends StatusLabel {
  public StatusPill() {
    this(Status.NOT_RUN, Status.NOT_RUN.word());
  }

  public StatusPill(Status status, String text) {
    super(status, text);
    getStyleClass().add("pill");
  }
}
