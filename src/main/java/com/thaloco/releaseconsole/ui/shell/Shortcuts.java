package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.ui.kit.CopyButton;
import com.thaloco.releaseconsole.ui.kit.Rows;
import com.thaloco.releaseconsole.ui.publish.StopCutPane;
import com.thaloco.releaseconsole.ui.state.Navigator;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys of the design language that hold on every screen. */
final class Shortcuts {
  private final AppShell shell;
  private final ProjectModel model;
  private final Navigator go;
  private final Runnable palette;

  Shortcuts(AppShell shell, ProjectModel model, Navigator go, Runnable palette) {
    this.shell = shell;
    this.model = model;
    this.go = go;
    this.palette = palette;
  }

  void pressed(KeyEvent event) {
    if (shell.modal().isDisplay()) {
      return;
    }
    if (event.getCode() == KeyCode.F6) {
      shell.nextArea(event.isShiftDown() ? -1 : 1);
    } else if (event.getCode() == KeyCode.F5) {
      again(event.isControlDown());
    } else if (event.getCode() == KeyCode.F1) {
      go.overlay(new HelpPane(shell.current(), go));
    } else if (!event.isControlDown() || event.isAltDown() || !control(event)) {
      return;
    }
    event.consume();
  }

  private boolean control(KeyEvent event) {
    switch (event.getCode()) {
      case DIGIT1, NUMPAD1 -> go.open(ScreenId.HOME);
      case DIGIT2, NUMPAD2 -> go.open(ScreenId.CHECKLIST);
      case DIGIT3, NUMPAD3 -> go.open(ScreenId.BUCKET);
      case DIGIT4, NUMPAD4 -> go.open(ScreenId.HISTORY);
      case DIGIT5, NUMPAD5 -> go.open(ScreenId.RECOVER);
      case PAGE_UP -> go.step(-1);
      case PAGE_DOWN -> go.step(1);
      case K -> palette.run();
      case E -> shell.screen().frame().toggleEvidence();
      case L -> log();
      case F -> shell.screen().frame().find();
      case PERIOD -> stop();
      case ENTER -> shell.screen().frame().primary().ifPresent(Shortcuts::press);
      case C -> {
        return event.isShiftDown() && copy();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void press(Button button) {
    if (!button.isDisabled()) {
      button.fireEvent(new ActionEvent());
    }
  }

  /** The log of this screen; where there is none, the screen that has what runs. */
  private void log() {
    if (!shell.screen().frame().toggleLog()) {
      boolean cut = model.cutting().runningProperty().get() || model.cutting().done() > 0;
      go.open(!cut && model.checking().has(ScreenId.SMOKE) ? ScreenId.SMOKE : ScreenId.PUBLISH);
    }
  }

  private boolean copy() {
    for (Node at = shell.getScene().getFocusOwner(); at != null; at = at.getParent()) {
      var row = Rows.of(at).flatMap(Rows::selected);
      if (row.isPresent()) {
        CopyButton.toClipboard(row.get());
        return true;
      }
    }
    return false;
  }

  /** Observes again; where the screen shows answers of checks, asks these too. */
  private void again(boolean all) {
    model.refresh();
    ScreenId here = shell.current();
    if (all || here == ScreenId.CHECKLIST || here == ScreenId.REVIEW) {
      model.checking().runAll();
    } else if (!here.checks().isEmpty()) {
      model.checking().run(here);
    }
  }

  private void stop() {
    if (model.cutting().stoppingProperty().get()) {
      go.overlay(new StopCutPane(model, go)); // the second time it asks
    } else if (model.cutting().runningProperty().get()) {
      model.cutting().stop();
    } else {
      model.operations().stop();
      model.checking().stop();
      model.browsing().stopAll();
    }
  }
}
