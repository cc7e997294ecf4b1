package com.thaloco.releaseconsole.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.skin.ScrollPaneSkin;

/**
 * The skin of every scroll pane, by the style sheet. JavaFX's own keeps a picture of what each pane
 * shows, also of those that are out of sight: 70 MB for all screens. Painting again costs less than
 * is noticed.
 */
public final class PlainScrollSkin extends ScrollPaneSkin {
  public PlainScrollSkin(ScrollPane pane) {
    super(pane);
    getChildren().stream()
        .filter(child -> child.getStyleClass().contains("viewport"))
        .forEach(PlainScrollSkin::keepNoPicture);
  }

  private static void keepNoPicture(Node viewport) {
    viewport.setCache(false);
  }
}
