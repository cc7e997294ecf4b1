package com.thaloco.releaseconsole.ui.kit;

import java.time.Instant;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * "As of 19:32 · Refresh", beside what is older than the current state, and only there. Every
 * screen marks what is older by it.
 */
public final class AsOf extends HBox {
  private final Label words = new Label();
  private final Button refresh;

  /**
   * @param id of this mark; its button has the id with {@code -refresh} behind it
   * @param name what the button says
   */
  public AsOf(String id, String name, Runnable again) {
    super(8);
    getStyleClass().add("as-of");
    setId(id);
    setAlignment(Pos.CENTER_LEFT);
    setMaxHeight(Region.USE_PREF_SIZE);
    words.setGraphic(new FontIcon(Feather.CLOCK));
    words.setMinWidth(Region.USE_PREF_SIZE);
    refresh = Buttons.of(name, Feather.ROTATE_CCW, again);
    refresh.setId(id + "-refresh");
    refresh.setMinWidth(Region.USE_PREF_SIZE);
    getChildren().addAll(words, refresh);
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  /** Shows since when this is known; nothing where it is current. */
  public void show(Optional<Instant> at, boolean underWay) {
    setVisible(at.isPresent());
    refresh.setDisable(underWay);
    at.ifPresent(then -> {
      words.setText(Texts.of("as-of", Amounts.when(then, Instant.now())));
      words.setTooltip(new Tooltip(Amounts.exact(then)));
      setAccessibleText(words.getText());
    });
  }
}
