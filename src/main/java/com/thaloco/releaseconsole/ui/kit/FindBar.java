package com.thaloco.releaseconsole.ui.kit;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Finds in the current table or log: Enter continues, Shift+Enter back, Escape closes. */
public final class FindBar extends HBox {
  private final TextField field = new TextField();
  private final Label count = new Label();
  private Optional<Rows> rows = Optional.empty();
  private List<Integer> found = List.of();
  private int at;

  FindBar() {
    super(8);
    getStyleClass().add("find-bar");
    setAlignment(Pos.CENTER_LEFT);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    field.setId("find-field");
    field.setPromptText(Texts.of("find.prompt"));
    field.setAccessibleText(Texts.of("find.prompt"));
    field.setPrefColumnCount(16);
    field.textProperty().addListener((all, before, now) -> look(now));
    count.setMinWidth(70);
    count.setId("find-count");
    count.getStyleClass().add("caption");
    Button up = Buttons.icon(Feather.CHEVRON_UP, Texts.of("find.previous"), () -> go(-1));
    Button down = Buttons.icon(Feather.CHEVRON_DOWN, Texts.of("find.next"), () -> go(1));
    Button close = Buttons.icon(Feather.X, Texts.of("find.close"), this::close);
    getChildren().addAll(field, count, up, down, close);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    managedProperty().bind(visibleProperty());
    setVisible(false);
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      close();
    } else if (event.getCode() == KeyCode.ENTER) {
      go(event.isShiftDown() ? -1 : 1);
    } else {
      return;
    }
    event.consume();
  }

  /** Opens it for some rows. */
  void open(Rows in) {
    rows = Optional.of(in);
    setVisible(true);
    field.requestFocus();
    field.selectAll();
    look(field.getText());
  }

  private void close() {
    setVisible(false);
    rows.ifPresent(in -> in.control().requestFocus());
  }

  private void look(String wanted) {
    found = rows.map(in -> in.holding(wanted)).orElse(List.of());
    at = rows.map(in -> in.from(found).orElse(0)).orElse(0);
    show();
    if (wanted.isEmpty()) {
      count.setText("");
    }
  }

  private void go(int by) {
    at = found.isEmpty() ? 0 : Math.floorMod(at + by, found.size());
    show();
  }

  private void show() {
    count.setText(
        found.isEmpty() ? Texts.of("find.none") : Texts.of("find.count", at + 1, found.size()));
    if (!found.isEmpty()) {
      rows.ifPresent(in -> in.show(found.get(at)));
    }
  }
}
