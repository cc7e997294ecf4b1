package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.ui.kit.CopyButton;
import com.thaloco.releaseconsole.ui.kit.Fxml;
import com.thaloco.releaseconsole.ui.kit.Hash;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.kit.UiThread;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.Recovering;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** Project, place, commit, palette, theme and settings. */
final class TopBar extends HBox {
  @FXML private HBox left;
  @FXML private Hyperlink section;
  @FXML private FontIcon chevron;
  @FXML private Label place;
  @FXML private Region space;
  @FXML private HBox commit;
  @FXML private Label branch;
  @FXML private Label hash;
  @FXML private Button find;
  @FXML private Button dark;
  private final ProjectModel model;
  private final Navigator go;
  private ScreenId at = ScreenId.HOME;
  private final ProjectMenu menu;
  private boolean compact;

  TopBar(ProjectModel model, Navigator go, List<Path> recent, Runnable palette, Runnable theme) {
    this.model = model;
    this.go = go;
    Fxml.fill(this, "top-bar");
    menu = new ProjectMenu(model, go, recent);
    left.getChildren().add(menu);
    model.versionProperty().addListener(all -> show());
    model.recovering().choiceProperty().addListener(all -> show());
    branch.textProperty().bind(model.branchProperty().map(TopBar::branch));
    hash.textProperty().bind(model.commitProperty().map(Hash::commit));
    commit
        .getChildren()
        .add(new CopyButton(Texts.of("top.commit.copy"), model.commitProperty()::get));
    find.setOnAction(event -> palette.run());
    dark.setOnAction(event -> theme.run());
    widthProperty().addListener(all -> UiThread.later(this::fit));
    var newer = NewVersionMenu.ofThisProgram(model, go);
    newer.visibleProperty().addListener(all -> UiThread.later(this::fit));
    getChildren().add(getChildren().indexOf(space) + 1, newer);
    setMinWidth(0); // else what has no room would push the whole window aside
    if (model.isRehearsal()) {
      getChildren().add(getChildren().indexOf(space) + 1, new PractiseMenu(model, go));
    }
  }

  private static String branch(String name) {
    return name.isEmpty() ? Texts.of("top.detached") : Texts.of("top.commit", name);
  }

  /** Leaves out what is elsewhere too, where the text is too large for all of it. */
  void compact(boolean now) {
    if (compact == now) {
      return;
    }
    compact = now;
    pseudoClassStateChanged(PseudoClass.getPseudoClass("compact"), now);
    find.lookupAll(".label")
        .forEach(words -> {
          if (words.getStyleClass().contains("keycap")) {
            Nodes.show(words, !now);
          } else if (words instanceof Label label) {
            label.setContentDisplay(now ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
          }
        });
    menu.setMinWidth(now ? USE_PREF_SIZE : USE_COMPUTED_SIZE);
    Nodes.show(branch, !now);
    show();
  }

  /** First the branch, then a newer version is its icon alone where there is no room for words. */
  private void fit() {
    var newer = getChildren().stream().filter(NewVersionMenu.class::isInstance);
    List<Labeled> all =
        Stream.concat(Stream.of(branch), newer.map(NewVersionMenu.class::cast)).toList();
    all.forEach(each -> each.setContentDisplay(ContentDisplay.LEFT));
    applyCss(); // the size of text may have changed since
    for (Labeled each : all) {
      if (getWidth() > 0 && prefWidth(-1) > getWidth()) {
        each.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
      }
    }
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
      Nodes.show(node, step && !compact);
    }
    section.setText(way.isPresent() ? id.title() : release());
    place.setText(way.map(Recovering.Choice::title).orElse(id.title()));
    UiThread.later(this::fit); // once the words have their size
  }

  private String release() {
    return model.knowsVersion()
        ? Texts.of("rail.release", model.versionProperty().get())
        : Texts.of("rail.release-unknown");
  }

  /** To what the place is part of. */
  @FXML
  void back() {
    if (at == ScreenId.RECOVER) {
      model.recovering().leave();
    } else {
      go.open(ScreenId.CHECKLIST);
    }
  }

  @FXML
  void settings() {
    go.settings();
  }
}
