package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.ui.kit.Fonts;
import com.thaloco.releaseconsole.ui.kit.UiThread;
import com.thaloco.releaseconsole.ui.settings.Preferences;
import com.thaloco.releaseconsole.ui.shell.ConsoleWindow;
import java.nio.file.Path;
import java.util.Objects;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Opens the window and closes it: the training run of its start. */
public final class TrainingApp extends Application {
  private @Nullable Preferences preferences;

  /**
   * Runs until the window is closed.
   *
   * @param settings the folder of the window's settings
   */
  public static void run(String settings) {
    launch(TrainingApp.class, settings);
  }

  @Override
  public void init() {
    Fonts.load();
    preferences = Preferences.read(Path.of(getParameters().getUnnamed().getFirst()));
  }

  @Override
  public void start(Stage stage) {
    var window = new ConsoleWindow(stage, Objects.requireNonNull(preferences));
    window.show();
    UiThread.later(() -> UiThread.later(window::close)); // once it was laid out
  }
}
