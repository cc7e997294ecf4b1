package com.thaloco.releaseconsole.ui.kit;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;

/** Whatever has no room for its text shows it whole as a tooltip. */
public final class FullText {
  private static final String OURS = "full-text";

  private FullText() {}

  /** Watches everything in a scene. */
  public static void follow(Scene scene) {
    scene.addEventFilter(
        MouseEvent.MOUSE_ENTERED_TARGET,
        event -> {
          for (Node at = event.getTarget() instanceof Node node ? node : null;
              at != null;
              at = at.getParent()) {
            if (at instanceof Labeled labeled) {
              offer(labeled);
            }
          }
        });
  }

  private static void offer(Labeled labeled) {
    Tooltip tip = labeled.getTooltip();
    boolean ours = tip != null && OURS.equals(tip.getId());
    if (isCut(labeled) && (tip == null || ours)) {
      var whole = new Tooltip(labeled.getText());
      whole.setId(OURS);
      labeled.setTooltip(whole);
    } else if (ours) {
      labeled.setTooltip(null);
    }
  }

  /** Whether a text is not shown whole. */
  public static boolean isCut(Labeled labeled) {
    return labeled.getText() != null
        && labeled.lookup(".text") instanceof Text shown
        && shown.getParent() == labeled // and not that of its graphic
        && !shown.getText().equals(labeled.getText())
        && shown.getText().endsWith(labeled.getEllipsisString())
        && !labeled.getText().endsWith(labeled.getEllipsisString());
  }
}
