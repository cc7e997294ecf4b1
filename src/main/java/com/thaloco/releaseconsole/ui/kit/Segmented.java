package com.thaloco.releaseconsole.ui.kit;

import atlantafx.base.controls.SegmentedControl;
import atlantafx.base.controls.ToggleLabel;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** A choice of which exactly one holds. */
public final class Segmented extends SegmentedControl {
  /**
   * @param ids of the segments
   * @param names what is on them
   * @param chosen gets the index of the newly chosen one
   */
  public Segmented(List<String> ids, List<String> names, IntConsumer chosen) {
    getStyleClass().add("segmented");
    addEventFilter(KeyEvent.KEY_PRESSED, this::leave);
    setAnimationDuration(Motion.isReduced() ? Duration.ONE : DEFAULT_ANIMATION_DURATION);
    for (int i = 0; i < ids.size(); i++) {
      var label = new ToggleLabel(names.get(i));
      label.setId(ids.get(i));
      label.setAccessibleText(names.get(i));
      getSegments().add(label);
    }
    getSegments().getFirst().setSelected(true);
    getToggleGroup()
        .selectedToggleProperty()
        .addListener((all, before, now) -> {
          if (now instanceof ToggleLabel label) {
            chosen.accept(getSegments().indexOf(label));
          }
        });
  }

  /** Within what scrolls sideways where there is no room for all, and shows the chosen one. */
  public ScrollPane scrolling() {
    var pane = new ScrollPane(this);
    pane.getStyleClass().add("edge-to-edge");
    pane.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.setFocusTraversable(false);
    pane.setMinHeight(Region.USE_PREF_SIZE);
    getToggleGroup()
        .selectedToggleProperty()
        .addListener((all, before, now) -> {
          double hidden = getWidth() - pane.getViewportBounds().getWidth();
          if (hidden > 0 && now instanceof Node chosen) {
            double middle =
                sceneToLocal(chosen.localToScene(chosen.getLayoutBounds())).getCenterX()
                    - pane.getViewportBounds().getWidth() / 2;
            pane.setHvalue(Math.clamp(middle / hidden, 0, 1));
          }
        });
    return pane;
  }

  /** The library's control takes every Tab for itself, and would never be left by keyboard. */
  private void leave(KeyEvent event) {
    if (event.getCode() == KeyCode.TAB
        && !event.isControlDown()
        && getScene().getFocusOwner() instanceof Node owner) {
      owner.requestFocusTraversal(
          event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
      event.consume();
    }
  }

  /** Chooses a segment. */
  public void choose(int index) {
    getSegments().get(index).setSelected(true);
  }

  /** Puts another text on a segment. */
  public void rename(int index, String name) {
    getSegments().get(index).setText(name);
    getSegments().get(index).setAccessibleText(name);
  }
}
