package com.thaloco.releaseconsole.ui.shell;

import atlantafx.base.controls.ModalPane;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.ui.kit.Fxml;
import com.thaloco.releaseconsole.ui.kit.MessageBar;
import com.thaloco.releaseconsole.ui.kit.Nodes;
import com.thaloco.releaseconsole.ui.kit.Overlays;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.ui.state.Navigator;
import java.nio.file.Path;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What is there before a project is open: pick a repository, or rehearse. */
final class StartPane extends StackPane {
  private final Navigator go;
  private final ModalPane modal = new ModalPane();
  @FXML private MessageBar message;
  @FXML private VBox recent;
  @FXML private Label progress;
  @FXML private ProgressBar bar;
  @FXML private HBox buttons;

  StartPane(Navigator go) {
    this.go = go;
    Fxml.fill(this, "start");
    busy(false);
  }

  @FXML
  void open() {
    go.chooseProject();
  }

  @FXML
  void rehearse() {
    go.rehearse();
  }

  /** Holds the dialogs while no project is open; it lies over whatever is shown then. */
  ModalPane modal() {
    return modal;
  }

  private void busy(boolean now) {
    Nodes.show(bar, now);
    Nodes.show(progress, now);
    buttons.setDisable(now);
    recent.setDisable(now);
  }

  void recent(List<Path> paths) {
    recent.getChildren().clear();
    if (!paths.isEmpty()) {
      recent.getChildren().add(new Label(Texts.of("start.recent")));
    }
    for (Path path : paths) {
      var link = new Hyperlink(RecentProject.name(path));
      link.setId("recent-" + paths.indexOf(path));
      link.setOnAction(event -> go.openRecent(path));
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
    Overlays.show(modal, dialog);
    AppShell.focusFirst(dialog);
  }

  void closeOverlay() {
    modal.hide(true);
  }
}
