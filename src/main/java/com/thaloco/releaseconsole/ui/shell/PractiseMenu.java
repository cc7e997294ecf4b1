package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.rehearsal.Drill;
import com.thaloco.releaseconsole.rehearsal.Practice;
import com.thaloco.releaseconsole.rehearsal.RehearsalFolder;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import java.util.Optional;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Breaks the rehearsal on purpose, and fixes it: only there in a rehearsal. */
final class PractiseMenu extends MenuButton {
  private final ProjectModel model;
  private final Navigator go;
  private final Practice practice;

  PractiseMenu(ProjectModel model, Navigator go) {
    super(Texts.of("practise.menu"), new FontIcon(Feather.ZAP));
    this.model = model;
    this.go = go;
    this.practice =
        new Practice(
            new RehearsalFolder(model.project().profile().rehearsal().orElseThrow().folder()),
            model.project().processes(),
            model.project().environment());
    setId("practise-menu");
    setMinWidth(USE_PREF_SIZE);
    setAccessibleText(Texts.of("practise.name"));
    getStyleClass().add("practise-menu");
    for (Drill drill : Drill.values()) {
      getItems().add(item("practise." + drill.key(), Optional.of(drill)));
    }
    getItems().add(new SeparatorMenuItem());
    getItems().add(item("practise.undo", Optional.empty()));
    setOnShowing(event -> look());
    ReadOnlyBooleanProperty running = model.practising().runningProperty();
    disableProperty().bind(running);
    textProperty()
        .bind(
            Bindings.when(running)
                .then(Texts.of("practise.busy"))
                .otherwise(Texts.of("practise.menu")));
  }

  private MenuItem item(String key, Optional<Drill> drill) {
    MenuItem item = ProjectMenu.item(Texts.of(key), () -> run(drill));
    item.setId(key.replace('.', '-'));
    item.setUserData(drill);
    return item;
  }

  /** Marks what is broken already. */
  private void look() {
    model.worker().<Set<Drill>>run(practice::broken, this::mark, go::problem);
  }

  private void mark(Set<Drill> broken) {
    for (MenuItem item : getItems()) {
      if (item.getUserData() instanceof Optional<?> drill) {
        boolean is = drill.isPresent() && broken.contains(drill.get());
        item.setGraphic(is ? new FontIcon(Feather.ALERT_TRIANGLE) : null);
        item.setDisable(is || (drill.isEmpty() && broken.isEmpty()));
      }
    }
  }

  private void run(Optional<Drill> drill) {
    model
        .practising()
        .run(
            work -> {
              if (drill.isPresent()) {
                practice.breakIt(drill.get(), work);
              } else {
                practice.undo(work);
              }
            },
            () -> {
              model.checking().runAll();
              go.overlay(new PractisedPane(drill, go));
            },
            go::problem);
  }
}
