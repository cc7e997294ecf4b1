package com.thaloco.releaseconsole.ui.bucket;

import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Reading;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** How far the hashing of a large object is, with its Stop; the narrow form for the inspector. */
final class HashProgress extends HBox {
  private final Reading reading;
  private final Label words = new Label();
  private final ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);

  HashProgress(Reading reading) {
    super(8);
    this.reading = reading;
    setAlignment(Pos.CENTER_LEFT);
    setId("hash-progress");
    bar.getStyleClass().add("small");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(Texts.of("bucket.hashing"));
    words.getStyleClass().add("code");
    Button stop = Buttons.icon(Feather.PAUSE_CIRCLE, Texts.of("bucket.hash-stop"), reading::stop);
    stop.setId("hash-stop");
    var told = new VBox(4, words, bar);
    HBox.setHgrow(told, Priority.ALWAYS);
    getChildren().addAll(told, stop);
    reading.movedProperty().addListener(all -> show());
    show();
  }

  boolean isOf(Reading other) {
    return reading == other;
  }

  private void show() {
    Reading.Moved moved = reading.movedProperty().get();
    if (moved.total() <= 0) {
      words.setText(Texts.of("bucket.hashing"));
      return;
    }
    bar.setProgress((double) moved.done() / moved.total());
    words.setText(
        Texts.of("object.of", Amounts.size(moved.done()), Amounts.size(moved.total()))
            + moved
                .left()
                .map(Amounts::inWords)
                .map(left -> ", " + Texts.of("object.left", left))
                .orElse(""));
  }
}
