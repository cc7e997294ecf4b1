package com.thaloco.releaseconsole.ui.shell;

import atlantafx.base.controls.CustomTextField;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.util.Arrays;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Go to a screen or run a check by typing its name. */
final class Palette extends Dialog {
  private record Entry(String name, Runnable action) {
    @Override
    public String toString() {
      return name;
    }
  }

  private final FilteredList<Entry> entries;
  private final ListView<Entry> list = new ListView<>();

  Palette(Desk desk, Navigator go) {
    super(Texts.of("palette.title"), 560);
    var all = FXCollections.<Entry>observableArrayList();
    Arrays.stream(ScreenId.values())
        .forEach(id -> all.add(new Entry(Texts.of("palette.go", id.title()), () -> go.open(id))));
    desk.checking().answers().keySet().stream()
        .sorted()
        .forEach(id ->
            all.add(
                new Entry(
                    Texts.of("palette.check", id),
                    () -> ScreenId.of(id).ifPresent(s -> desk.checking().run(s)))));
    entries = new FilteredList<>(all);
    var field = new CustomTextField();
    field.setLeft(new FontIcon(Feather.SEARCH));
    field.setPromptText(Texts.of("palette.prompt"));
    field.setAccessibleText(Texts.of("palette.prompt"));
    field.setId("palette-field");
    field
        .textProperty()
        .addListener((text, before, now) -> {
          String wanted = now.toLowerCase(Locale.ROOT);
          entries.setPredicate(e -> e.name().toLowerCase(Locale.ROOT).contains(wanted));
          list.getSelectionModel().selectFirst();
        });
    list.setItems(entries);
    list.setPrefHeight(320);
    list.getSelectionModel().selectFirst();
    list.setAccessibleText(Texts.of("palette.title"));
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            run(go);
          } else if (event.getCode() == KeyCode.DOWN && field.isFocused()) {
            event.consume();
            list.getSelectionModel().selectNext();
          } else if (event.getCode() == KeyCode.UP && field.isFocused()) {
            event.consume();
            list.getSelectionModel().selectPrevious();
          }
        });
    list.setOnMouseClicked(event -> run(go));
    getChildren().addAll(field, list);
  }

  private void run(Navigator go) {
    Entry chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      go.closeOverlay();
      chosen.action().run();
    }
  }
}
