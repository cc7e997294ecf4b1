package com.thaloco.releaseconsole.ui.kit;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * What is where something is still being read: nothing for 300 ms, then grey rows, and after two
 * seconds a word on what it waits for (design language, Empty, blocked and failed).
 */
public final class Skeleton extends VBox {
  private static final double[] WIDTHS = {260, 340, 200, 300, 240, 320};

  private final Timeline timeline;

  /**
   * @param waits what it waits for, in one sentence
   */
  public Skeleton(int rows, String waits) {
    super(12);
    getStyleClass().add("skeleton");
    for (int i = 0; i < rows; i++) {
      var bar = new Region();
      bar.getStyleClass().add("skeleton-bar");
      bar.setMaxWidth(WIDTHS[i % WIDTHS.length]);
      getChildren().add(bar);
    }
    var word = new Label(waits);
    word.getStyleClass().addAll("caption", "muted");
    word.setVisible(false);
    getChildren().add(word);
    setAccessibleText(waits);
    setOpacity(0);
    timeline =
        new Timeline(
            new KeyFrame(Duration.millis(300), event -> setOpacity(1)),
            new KeyFrame(Duration.seconds(2), event -> word.setVisible(true)));
    sceneProperty()
        .addListener((all, before, now) -> {
          if (now == null) {
            timeline.stop();
          } else {
            timeline.playFromStart();
          }
        });
  }
}
