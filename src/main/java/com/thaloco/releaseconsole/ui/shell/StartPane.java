package com.thaloco.releaseconsole.ui.shell;

import atlantafx.base.controls.ModalPane;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.ui.kit.Buttons;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Prose;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What is there before a project is open: pick a repository, or rehearse. */
final class StartPane extends StackPane {
  private final Navigator go;
  private final MessageBar message = new MessageBar();
  private final VBox recent = new VBox(4);
  private final Label progress = new Label();
  private final ProgressBar bar = new ProgressBar();
  private final HBox buttons = new HBox(12);
  private final ModalPane modal = new ModalPane();

  StartPane(Navigator go) {
    this.go = go;
    getStyleClass().add("start");
    var title = new Label(Texts.of("start.title"));
    title.getStyleClass().add("title-2");
    var lead = new Prose(Texts.of("start.lead"));
    Button open = Buttons.primary(Texts.of("start.open"), Feather.FOLDER, go::chooseProject);
    open.setId("start-open");
    Button rehearse = Buttons.of(Texts.of("start.rehearse"), Feather.PLAY_CIRCLE, go::rehearse);
    rehearse.setId("start-rehearse");
    buttons.getChildren().addAll(open, rehearse);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(Texts.of("start.preparing"));
    var column = new VBox(16, title, lead, message, buttons, bar, progress, recent);
    column.setMaxWidth(560);
    column.setMaxHeight(Region.USE_PREF_SIZE);
    column.setAlignment(Pos.CENTER_LEFT);
    busy(false);
    getChildren().add(column);
  }

  /** Holds the dialogs while no project is open; it lies over whatever is shown then. */
  ModalPane modal() {
    return modal;
  }

  private void busy(boolean now) {
    for (Node node : List.of(bar, progress)) {
      node.setVisible(now);
      node.setManaged(now);
    }
    buttons.setDisable(now);
    recent.setDisable(now);
  }

  void recent(List<Path> paths) {
    recent.getChildren().clear();
    if (!paths.isEmpty()) {
      recent.getChildren().add(new Label(Texts.of("start.recent")));
    }
    for (Path path : paths) {
      var link = new Hyperlink(path.toString());
      link.setOnAction(event -> go.openProject(path));
      recent.getChildren().add(link);
    }
  }

  /** Nothing is being prepared, and nothing has failed. */
  void ready() {
    busy(false);
    message.clear();
  }

  void preparing() {
    message.clear();
    progress.setText(Texts.of("start.preparing"));
    busy(true);
  }

  void progress(String text) {
    progress.setText(text);
  }

  void failed(Problem problem) {
    busy(false);
    message.problem(problem);
    buttons.getChildren().getFirst().requestFocus();
  }

  /** A problem that belongs to no project. */
  void tell(Problem problem) {
    message.problem(problem);
  }

  void overlay(Node dialog) {
    modal.show(dialog);
    AppShell.focusFirst(dialog);
  }

  void closeOverlay() {
    modal.hide(true);
  }
}
