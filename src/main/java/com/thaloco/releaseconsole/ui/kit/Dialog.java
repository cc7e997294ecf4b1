package com.thaloco.releaseconsole.ui.kit;

import atlantafx.base.controls.ModalPane;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The frame of a dialog: a question; its words and the buttons below are in its layout. */
public class Dialog extends VBox {
  /** The size of its title at 100 %, and what stays of the window at each side. */
  private static final double LEAD = 17.5;

  private static final double BESIDE = 48;

  private final Label lead = Nodes.wrapped("", "title-4");
  private final Runnable close;
  private final double width;

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
    width = getMaxWidth();
    lead.fontProperty().addListener(all -> fit());
    sceneProperty().addListener(all -> fit());
  }

  /** As wide as its text is large, and no wider than the window. */
  private void fit() {
    if (getScene() != null && width > 0) {
      double wanted = width * lead.getFont().getSize() / LEAD;
      double there = getScene().getWidth() - 2 * BESIDE;
      setPrefWidth(Math.min(wanted, there));
      setMaxWidth(Math.min(wanted, there));
    }
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
