package com.thaloco.releaseconsole.ui.shell;

import atlantafx.base.theme.Styles;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The open project, and the way to another one. */
final class ProjectMenu extends MenuButton {
  ProjectMenu(ProjectModel model, Navigator go, List<Path> recent) {
    String name = model.project().profile().project();
    setText(name);
    setId("project-menu");
    setMnemonicParsing(false);
    setAccessibleText(Texts.of("top.project", name));
    var letter = new Label(name.substring(0, 1));
    letter.getStyleClass().add("project-letter");
    setGraphic(letter);
    getStyleClass().addAll(Styles.FLAT, "project-menu");
    recent.forEach(path -> {
      MenuItem item = item(RecentProject.name(path), () -> go.openRecent(path));
      item.setId("recent-" + getItems().size());
      getItems().add(item);
    });
    if (!recent.isEmpty()) {
      getItems().add(new SeparatorMenuItem());
    }
    getItems().add(item(Texts.of("top.open"), go::chooseProject));
    getItems().add(item(Texts.of("top.rehearse"), go::rehearse));
  }

  /** An item whose text is a name of the user's, taken as it is. */
  static MenuItem item(String text, Runnable action) {
    var item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run());
    return item;
  }
}
