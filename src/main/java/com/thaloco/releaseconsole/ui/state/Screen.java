package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.ui.kit.ScreenFrame;
import javafx.fxml.FXML;

/**
 * The controller of one screen. It is made once for an open project, with the first showing; its
 * FXML's root is a {@link ScreenFrame} with {@code fx:id="frame"}.
 */
public abstract class Screen {
  /** The open project. */
  protected final ProjectModel model;

  /** The window around the screen. */
  protected final Navigator go;

  /** The root. */
  @FXML protected ScreenFrame frame;

  protected Screen(ProjectModel model, Navigator go) {
    this.model = model;
    this.go = go;
  }

  /** The root of the screen. */
  public ScreenFrame frame() {
    return frame;
  }

  /** Called by FXML once everything is there: bind here. */
  @FXML
  protected abstract void initialize();

  /** Called each time that the screen comes into sight. */
  public void shown() {}
}
