package com.thaloco.releaseconsole.ui.publish;

import com.thaloco.releaseconsole.cut.CutPreview;
import com.thaloco.releaseconsole.ui.kit.Amounts;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.kit.VisibilityLine;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The objects of a release in their order, with the line from which clients see it. */
final class ReviewObjects {
  private static final int BEFORE_THE_LINE = 3;

  private ReviewObjects() {}

  static List<Node> rows(CutPreview preview, String version) {
    var rows = new ArrayList<Node>();
    rows.add(header());
    for (int i = 0; i < preview.items().size(); i++) {
      if (i == BEFORE_THE_LINE) {
        rows.add(new VisibilityLine(version, Texts.of("review.line")));
      }
      rows.add(row(i + 1, preview.items().get(i)));
    }
    return rows;
  }

  private static Node header() {
    HBox row =
        row(
            new Label("#"),
            new Label(Texts.of("review.object")),
            new Label(Texts.of("review.size")),
            new Label(Texts.of("review.cache")),
            new Label(Texts.of("review.effect")));
    row.getStyleClass().add("grid-header");
    return row;
  }

  private static Node row(int number, CutPreview.Item item) {
    var key = new Label(item.key());
    var size =
        new Label(
            item.size()
                .map(bytes -> (item.exact() ? "" : "≈ ") + Amounts.size(bytes))
                .orElse(Texts.of("review.unknown")));
    var cache = new Label(item.cacheControl());
    for (Label label : List.of(key, size, cache)) {
      label.getStyleClass().add("code");
    }
    var effect =
        new Label(
            Texts.of(item.replaces() ? "review.replaces" : "review.new"),
            new FontIcon(item.replaces() ? Feather.REPEAT : Feather.PLUS_CIRCLE));
    return row(new Label(String.valueOf(number)), key, size, cache, effect);
  }

  private static HBox row(Label number, Label key, Label size, Label cache, Label effect) {
    number.setMinWidth(16);
    number.setPrefWidth(16);
    key.setTooltip(new Tooltip(key.getText()));
    key.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(key, Priority.ALWAYS);
    size.getStyleClass().add("size-cell");
    cache.getStyleClass().add("cache-cell");
    effect.getStyleClass().add("effect-cell");
    var row = new HBox(8, number, key, size, cache, effect);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("grid-row");
    return row;
  }
}
