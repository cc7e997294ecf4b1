package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.ui.kit.CopyButton;
import com.thaloco.releaseconsole.ui.kit.Dialog;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.fxml.FXML;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.textfield.CustomTextField;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Go to a screen, run a check, copy a hash, and whatever else the window can do, by its name. */
final class Palette extends Dialog {
  /** Something that can be done. */
  record Entry(Ikon icon, String name, Runnable action) {
    boolean holds(String words) {
      String all = name.toLowerCase(Locale.ROOT);
      return Arrays.stream(words.toLowerCase(Locale.ROOT).strip().split("\\s+"))
          .allMatch(all::contains);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private final FilteredList<Entry> entries;
  @FXML private ListView<Entry> list;
  @FXML private CustomTextField field;

  /**
   * @param more what the window itself can do
   */
  Palette(ProjectModel model, Navigator go, List<Path> recent, List<Entry> more) {
    super("palette", go::closeOverlay);
    entries = new FilteredList<>(everything(model, go, recent, more));
    field
        .textProperty()
        .addListener((text, before, now) -> {
          entries.setPredicate(entry -> entry.holds(now));
          list.getSelectionModel().selectFirst();
          list.scrollTo(0);
        });
    list.setItems(entries);
    list.setCellFactory(view -> new Cell());
    list.getSelectionModel().selectFirst();
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    list.setOnMouseClicked(event -> run());
  }

  private static ObservableList<Entry> everything(
      ProjectModel model, Navigator go, List<Path> recent, List<Entry> more) {
    var all = FXCollections.<Entry>observableArrayList();
    for (ScreenId id : ScreenId.values()) {
      if (model.checking().has(id)) {
        all.add(new Entry(id.icon(), Texts.of("palette.go", id.title()), () -> go.open(id)));
      }
    }
    all.addAll(more);
    String commit = model.commitProperty().get();
    all.add(
        new Entry(
            Feather.COPY, Texts.of("palette.copy", commit), () -> CopyButton.toClipboard(commit)));
    all.add(
        new Entry(
            Feather.ROTATE_CCW, Texts.of("palette.check-all"), () -> model.checking().runAll()));
    model.checking().answers().keySet().stream()
        .sorted()
        .forEach(id ->
            all.add(
                new Entry(
                    Feather.CHECK_CIRCLE,
                    Texts.of("palette.check", Texts.of("check." + id), id),
                    () -> ScreenId.of(id).ifPresent(s -> model.checking().run(s)))));
    for (Path path : recent) {
      all.add(
          new Entry(
              Feather.FOLDER,
              Texts.of("palette.open", RecentProject.name(path)),
              () -> go.openRecent(path)));
    }
    return all;
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      event.consume();
      run();
    } else if (event.getCode() == KeyCode.DOWN && field.isFocused()) {
      event.consume();
      list.getSelectionModel().selectNext();
      list.scrollTo(list.getSelectionModel().getSelectedIndex() - 5);
    } else if (event.getCode() == KeyCode.UP && field.isFocused()) {
      event.consume();
      list.getSelectionModel().selectPrevious();
      list.scrollTo(list.getSelectionModel().getSelectedIndex() - 5);
    }
  }

  private void run() {
    Entry chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      close();
      chosen.action().run();
    }
  }

  private static final class Cell extends ListCell<Entry> {
    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      setText(entry == null || empty ? null : entry.name());
      setGraphic(entry == null || empty ? null : new FontIcon(entry.icon()));
    }
  }
}
