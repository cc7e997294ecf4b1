package com.thaloco.releaseconsole.ui.kit;

import atlantafx.base.controls.ModalPane;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The frame of a dialog: a question; its words and the buttons below are in its layout. */
public class Dialog extends VBox {
  private final Label lead = Nodes.wrapped("", "title-4");
  private final Runnable close;

  /**
   * @param layout the name of its FXML, whose root it is
   * @param close what {@code #close} does
   */
  protected Dialog(String layout, Runnable close) {
    super(16);
    this.close = close;
    getStyleClass().add("dialog");
    setMaxHeight(USE_PREF_SIZE);
    getChildren().add(lead);
    Fxml.fill(this, layout);
  }

  /** Whether it is shown now, and was not closed. */
  public final boolean isInSight() {
    for (Node at = this; at != null; at = at.getParent()) {
      if (!at.isVisible() || at instanceof ModalPane modal && !modal.isDisplay()) {
        return false;
      }
    }
    return getScene() != null;
  }

  /** The question. */
  public final String getTitle() {
    return lead.getText();
  }

  /** Replaces the question. */
  public final void setTitle(String now) {
    lead.setText(now);
  }

  /** Closes it. */
  @FXML
  protected final void close() {
    close.run();
  }
}
