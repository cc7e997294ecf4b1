package com.thaloco.releaseconsole.ui.shell;

import atlantafx.base.theme.Styles;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.CopyButton;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Desk;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Project, place, commit, palette, theme and settings. */
final class TopBar extends HBox {
  private final MenuButton project = new MenuButton();
  private final Hyperlink section = new Hyperlink();
  private final FontIcon chevron = new FontIcon(Feather.CHEVRON_RIGHT);
  private final Label place = new Label();

  TopBar(Desk desk, Navigator go, List<Path> recent, Runnable palette, Runnable theme) {
    super(8);
    getStyleClass().add("top-bar");
    setAlignment(Pos.CENTER_LEFT);
    String name = desk.project().profile().project();
    project.setText(name);
    project.setId("project-menu");
    project.setAccessibleText(Texts.of("top.project", name));
    var letter = new Label(name.substring(0, 1));
    letter.getStyleClass().add("project-letter");
    project.setGraphic(letter);
    project.getStyleClass().addAll(Styles.FLAT, "project-menu");
    recent.forEach(
        path -> project.getItems().add(item(path.toString(), () -> go.openProject(path))));
    if (!recent.isEmpty()) {
      project.getItems().add(new SeparatorMenuItem());
    }
    project.getItems().add(item(Texts.of("top.open"), go::chooseProject));
    project.getItems().add(item(Texts.of("top.rehearse"), go::rehearse));

    place.getStyleClass().add("top-place");
    section.setOnAction(event -> go.open(ScreenId.CHECKLIST));
    section.getStyleClass().add("top-section");
    section
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    desk.knowsVersion()
                        ? Texts.of("rail.release", desk.versionProperty().get())
                        : Texts.of("rail.release-unknown"),
                desk.versionProperty()));
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    var commit = new Label();
    commit.getStyleClass().add("top-commit");
    commit.setGraphic(new FontIcon(Feather.GIT_COMMIT));
    commit
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    Texts.of(
                        desk.branchProperty().get().isEmpty() ? "top.detached" : "top.commit",
                        Hash.commit(desk.commitProperty().get()),
                        desk.branchProperty().get()),
                desk.commitProperty(),
                desk.branchProperty()));
    Button find = new Button(Texts.of("top.palette"), new FontIcon(Feather.SEARCH));
    find.getStyleClass().add("palette-button");
    find.setId("palette-button");
    find.setOnAction(event -> palette.run());
    find.setAccessibleText(Texts.of("top.palette.name"));
    Button dark = Buttons.icon(Feather.MOON, Texts.of("top.theme"), theme);
    dark.setId("theme-button");
    Button settings = Buttons.icon(Feather.SETTINGS, Texts.of("top.settings"), go::settings);
    settings.setId("settings-button");
    getChildren()
        .addAll(
            project,
            section,
            chevron,
            place,
            space,
            commit,
            new CopyButton(Texts.of("top.commit.copy"), () -> desk.commitProperty().get()),
            find,
            dark,
            settings);
    HBox.setMargin(find, new javafx.geometry.Insets(0, 8, 0, 8));
  }

  private static MenuItem item(String text, Runnable action) {
    var item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run());
    return item;
  }

  /** Says where we are. */
  void place(ScreenId id) {
    boolean step = id.group() != ScreenId.Group.SECTION || id == ScreenId.CHECKLIST;
    for (var node : List.of(section, chevron)) {
      node.setVisible(step);
      node.setManaged(step);
    }
    place.setText(id.title());
  }
}
