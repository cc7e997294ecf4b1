package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.rehearsal.RehearsalFolder;
import com.thaloco.releaseconsole.rehearsal.ServedRehearsal;
import com.thaloco.releaseconsole.ui.kit.Fonts;
import com.thaloco.releaseconsole.ui.kit.Motion;
import com.thaloco.releaseconsole.ui.kit.UiThread;
import com.thaloco.releaseconsole.ui.settings.Preferences;
import com.thaloco.releaseconsole.ui.shell.ConsoleWindow;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javax.imageio.ImageIO;

/** A real window on the headless toolkit, for tests and pictures. */
public final class Studio implements AutoCloseable {
  private final Stage stage;
  private final ConsoleWindow window;
  private Optional<ServedRehearsal> server = Optional.empty();

  private Studio(Stage stage, ConsoleWindow window) {
    this.stage = stage;
    this.window = window;
  }

  /**
   * Opens the window.
   *
   * @param settings the folder of the user's settings
   */
  public static Studio open(Path settings) {
    HeadlessToolkit.start();
    Fonts.load();
    Preferences preferences = Preferences.read(settings);
    return onFx(() -> {
      Clipboard.getSystemClipboard().clear();
      var stage = new Stage();
      var window = new ConsoleWindow(stage, preferences);
      Motion.reducedProperty().set(true);
      window.show();
      return new Studio(stage, window);
    });
  }

  /**
   * The same with a window that is laid out and never painted: the headless toolkit copies each
   * frame pixel by pixel, which takes longer than all else.
   */
  static Studio unpainted(Path settings) {
    Studio studio = open(settings);
    return onFx(() -> {
      studio.stage.setIconified(true);
      return studio;
    });
  }

  /** Runs something on the FX thread and waits for it. */
  public static <T> T onFx(Callable<T> work) {
    var result = new CompletableFuture<T>();
    UiThread.later(() -> {
      try {
        result.complete(work.call());
      } catch (Throwable e) {
        result.completeExceptionally(e);
      }
    });
    try {
      return result.get(120, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until something holds on the FX thread. */
  public static void await(String what, Duration limit, BooleanSupplier holds) {
    await(what, limit, Duration.ofMillis(50), holds);
  }

  /** The same, asking more or less often. */
  static void await(String what, Duration limit, Duration pause, BooleanSupplier holds) {
    Instant end = Instant.now().plus(limit);
    while (!onFx(holds::getAsBoolean)) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("waited " + limit + " for: " + what);
      }
      pause(pause.toMillis());
    }
  }

  public ConsoleWindow window() {
    return window;
  }

  public Stage stage() {
    return stage;
  }

  /** The open project. */
  public ProjectModel model() {
    return onFx(() -> window.model().orElseThrow());
  }

  /**
   * Opens a rehearsal, served from here, and waits until its first look at the world is there. That
   * the window starts a server by itself is for WalkTest: it costs a Java that starts.
   */
  public ProjectModel openRehearsal(RehearsalFolder folder) {
    serve(folder);
    openProject(folder.repository());
    return model();
  }

  /** Serves a rehearsal, and no other, until the window is closed. */
  public void serve(RehearsalFolder folder) {
    server.ifPresent(ServedRehearsal::close);
    server = Optional.of(ServedRehearsal.start(folder));
  }

  /** Waits until a project is open, and its first look at the world is there. */
  void awaitLook() {
    await("the project is open", Duration.ofSeconds(150), () -> window.model().isPresent());
    await(
        "the overview is there",
        Duration.ofSeconds(150),
        () -> modelNow().live().get().releases().isPresent());
  }

  /** Opens a project whose server runs already, and waits until its first look is there. */
  public void openProject(Path repository) {
    onFx(() -> {
      window.openProject(repository);
      return true;
    });
    awaitLook();
  }

  /** Asks the window to close, as its corner does. */
  public void askToClose() {
    onFx(() -> {
      stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
      return true;
    });
  }

  /** The open project, on the FX thread. */
  ProjectModel modelNow() {
    return window.model().orElseThrow();
  }

  /** Goes to a screen. */
  public void go(ScreenId id) {
    onFx(() -> {
      window.open(id);
      return true;
    });
  }

  /** Asks all checks and waits for the answers. */
  public void check() {
    onFx(() -> {
      modelNow().checking().runAll();
      return true;
    });
    await(
        "the checks have ended",
        Duration.ofSeconds(120),
        () -> !modelNow().checking().runningProperty().get());
  }

  /** Sets the size of the window. */
  public void size(double width, double height) {
    onFx(() -> {
      stage.setWidth(width);
      stage.setHeight(height);
      return true;
    });
  }

  /** Sets the size of text, in percent. */
  void percent(int percent) {
    onFx(() -> {
      window.look().percentProperty().set(percent);
      return true;
    });
  }

  /** Light or dark. */
  public void dark(boolean dark) {
    onFx(() -> {
      if (window.look().darkProperty().get() != dark) {
        window.look().toggle(); // as a person does: the settings show it too
      }
      return true;
    });
  }

  /** Takes a picture of the window. */
  public void shoot(Path file) {
    pause(200); // a pulse or two, so that lists have their cells
    BufferedImage picture =
        onFx(() -> {
          WritableImage image = stage.getScene().snapshot(null);
          int width = (int) image.getWidth();
          int height = (int) image.getHeight();
          var out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
          PixelReader pixels = image.getPixelReader();
          for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
              out.setRGB(x, y, pixels.getArgb(x, y));
            }
          }
          return out;
        });
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      ImageIO.write(picture, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Closes the window and waits until its server has ended: the next one wants the same port. */
  @Override
  public void close() {
    onFx(() -> {
      window.close();
      return true;
    });
    Preferences.settle();
    Instant end = Instant.now().plusSeconds(20);
    while (Instant.now().isBefore(end)
        && ProcessHandle.current().children().anyMatch(ProcessHandle::isAlive)) {
      pause(20);
    }
    server.ifPresent(ServedRehearsal::close);
  }
}
