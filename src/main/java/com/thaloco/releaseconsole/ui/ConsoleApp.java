package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.setup.Settings;
import com.thaloco.releaseconsole.ui.kit.Fonts;
import com.thaloco.releaseconsole.ui.shell.ConsoleWindow;
import com.thaloco.releaseconsole.ui.shell.Preferences;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.stage.Stage;

/** The JavaFX application. A folder as its only argument is opened at once. */
public final class ConsoleApp extends Application {
  @Override
  public void start(Stage stage) {
    Fonts.load();
    var window = new ConsoleWindow(stage, Preferences.read(Settings.folder(System.getenv())));
    window.show();
    List<String> folders = getParameters().getUnnamed();
    if (!folders.isEmpty()) {
      window.openProject(Path.of(folders.getFirst()));
    }
  }
}
