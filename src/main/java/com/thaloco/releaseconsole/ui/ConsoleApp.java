package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.rehearsal.RehearsalFolder;
import com.thaloco.releaseconsole.setup.SettingsFolder;
import com.thaloco.releaseconsole.ui.kit.Fonts;
import com.thaloco.releaseconsole.ui.kit.UiThread;
import com.thaloco.releaseconsole.ui.settings.Preferences;
import com.thaloco.releaseconsole.ui.shell.ConsoleWindow;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The JavaFX application. A folder as its only argument is opened at once; {@code
 * --rehearse=FOLDER} begins a rehearsal there, or continues the one that is there ({@code
 * --rehearse=} in a new folder).
 */
public final class ConsoleApp extends Application {
  static final String REHEARSE = "rehearse";

  /** What desktops group windows by (WM_CLASS): JavaFX would take this class's name. */
  private static final String NAME = "release-console";

  private @Nullable Preferences preferences;
  private Optional<WindowSocket> socket = Optional.empty();

  /** JavaFX keeps the first name that it gets, and has no public way to give one. */
  public ConsoleApp() {
    com.sun.glass.ui.Application.GetApplication().setName(NAME);
  }

  /** Files are read here, beside the FX thread. */
  @Override
  public void init() {
    Fonts.load();
    preferences = Preferences.read(SettingsFolder.folder(System.getenv()));
  }

  @Override
  public void start(Stage stage) {
    var window = new ConsoleWindow(stage, Objects.requireNonNull(preferences));
    window.show();
    socket =
        WindowSocket.path(System.getenv())
            .flatMap(file ->
                WindowSocket.listen(
                    file, folder -> UiThread.later(() -> front(stage, window, folder))));
    String rehearsal = getParameters().getNamed().get(REHEARSE);
    if (rehearsal != null) {
      begin(window, rehearsal);
    }
    List<String> folders = getParameters().getUnnamed();
    if (!folders.isEmpty()) {
      window.openRecent(Path.of(folders.getFirst()));
    }
  }

  /** Another start brings this window to the front, and may name what to open in it. */
  private static void front(Stage stage, ConsoleWindow window, Optional<Path> folder) {
    stage.setIconified(false);
    stage.toFront();
    stage.requestFocus();
    folder
        .filter(dir ->
            window
                .model()
                .filter(open -> dir.startsWith(open.project().repository().directory()))
                .isEmpty())
        .ifPresent(window::openRecent);
  }

  @Override
  public void stop() {
    socket.ifPresent(WindowSocket::close);
  }

  private static void begin(ConsoleWindow window, String folder) {
    if (folder.isEmpty()) {
      window.rehearse();
    } else {
      window.openRehearsal(new RehearsalFolder(Path.of(folder)));
    }
  }
}
