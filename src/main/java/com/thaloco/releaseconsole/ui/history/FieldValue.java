package com.thaloco.releaseconsole.ui.history;

import com.thaloco.releaseconsole.ui.kit.Hash;
import java.time.Instant;
import java.util.function.Function;
import java.util.regex.Pattern;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** A value of a receipt as people read it, and as it is written there in the tooltip. */
final class FieldValue {
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");

  private FieldValue() {}

  /**
   * @param time how a time is written
   */
  static Label of(String text, Function<Instant, String> time) {
    var label =
        new Label(
            TIME.matcher(text).matches() ? time.apply(Instant.parse(text)) : Hash.inSentence(text));
    label.getStyleClass().add("cell-text");
    label.setTooltip(new Tooltip(text));
    return label;
  }
}
