package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Recovering;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Project, place, commit, palette, theme and settings. */
final class TopBar extends HBox {
  private final Hyperlink section = new Hyperlink();
  private final FontIcon chevron = new FontIcon(Feather.CHEVRON_RIGHT);
  private final Label place = new Label();
  private final ProjectModel model;
  private ScreenId at = ScreenId.HOME;

  TopBar(ProjectModel model, Navigator go, List<Path> recent, Runnable palette, Runnable theme) {
    super(8);
    this.model = model;
    getStyleClass().add("top-bar");
    setAlignment(Pos.CENTER_LEFT);
    var left = new HBox(new ProjectMenu(model, go, recent));
    left.getStyleClass().add("top-left");
    place.getStyleClass().add("top-place");
    place.setMinWidth(Region.USE_PREF_SIZE);
    chevron.getStyleClass().add("top-chevron");
    section.setOnAction(event -> back(go));
    section.getStyleClass().add("top-section");
    section.setMinWidth(Region.USE_PREF_SIZE);
    model.versionProperty().addListener(all -> show());
    model.recovering().choiceProperty().addListener(all -> show());
    var space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button find = new PaletteButton(palette);
    Button dark = Buttons.icon(Feather.MOON, Texts.of("top.theme"), theme);
    dark.setId("theme-button");
    Button settings = Buttons.icon(Feather.SETTINGS, Texts.of("top.settings"), go::settings);
    settings.setId("settings-button");
    getChildren()
        .addAll(left, section, chevron, place, space, new CommitLabel(model), find, dark, settings);
    if (model.isRehearsal()) {
      getChildren().add(getChildren().indexOf(space) + 1, new PractiseMenu(model, go));
    }
    HBox.setMargin(find, new Insets(0, 4, 0, 4));
  }

  /** Says where we are. */
  void place(ScreenId id) {
    at = id;
    show();
  }

  private void show() {
    ScreenId id = at;
    Optional<Recovering.Choice> way =
        model.recovering().choiceProperty().get().filter(choice -> id == ScreenId.RECOVER);
    boolean step =
        way.isPresent() || id.group() != ScreenId.Group.SECTION || id == ScreenId.CHECKLIST;
    for (var node : List.of(section, chevron)) {
      node.setVisible(step);
      node.setManaged(step);
    }
    section.setText(way.isPresent() ? id.title() : release());
    place.setText(way.map(Recovering.Choice::title).orElse(id.title()));
  }

  private String release() {
    return model.knowsVersion()
        ? Texts.of("rail.release", model.versionProperty().get())
        : Texts.of("rail.release-unknown");
  }

  /** To what the place is part of. */
  private void back(Navigator go) {
    if (at == ScreenId.RECOVER) {
      model.recovering().leave();
    } else {
      go.open(ScreenId.CHECKLIST);
    }
  }
}
