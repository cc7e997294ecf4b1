package com.thaloco.releaseconsole.ui.kit;

import atlantafx.base.controls.ModalPane;
import com.thaloco.releaseconsole.flow.Problem;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The frame of a dialog: a question, its words, and the buttons below. */
public class Dialog extends VBox {
  private final Label lead;

  public Dialog(String title, double width) {
    super(16);
    getStyleClass().add("dialog");
    setMaxSize(width, Region.USE_PREF_SIZE);
    setPrefWidth(width);
    lead = new Label(title);
    lead.getStyleClass().add("title-4");
    lead.setWrapText(true);
    getChildren().add(lead);
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

  /** Replaces the question. */
  public final void title(String now) {
    lead.setText(now);
  }

  /** A problem within a dialog. */
  public static MessageBar message(Problem problem) {
    var message = new MessageBar();
    message.problem(problem);
    return message;
  }

  /** The buttons, the one that changes something last. */
  public final void buttons(Node... nodes) {
    var row = new HBox(12, nodes);
    row.setAlignment(Pos.CENTER_RIGHT);
    getChildren().add(row);
  }
}
