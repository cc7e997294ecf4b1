package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.ui.shell.Preferences;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.application.Application;

/** Opens the desktop app, or says in one line that there is no display. */
public final class Desktop {
  private Desktop() {}

  /** Runs until the window is closed; gives the exit code. */
  public static int open(PrintStream err, String... args) {
    if (!hasDisplay()) {
      err.println(
          "There is no display here; for the terminal: release-console --help, or rehearse"
              + " --headless.");
      return 1;
    }
    Application.launch(ConsoleApp.class, args);
    Preferences.settle();
    return 0;
  }

  /**
   * Rehearses in the desktop app until it is closed; gives the exit code, or nothing where there is
   * no display.
   *
   * @param folder the rehearsal folder, prepared or to be; a new one without it
   */
  public static OptionalInt rehearse(Optional<Path> folder) {
    if (!hasDisplay()) {
      return OptionalInt.empty();
    }
    String where = folder.map(dir -> dir.toAbsolutePath().toString()).orElse("");
    Application.launch(ConsoleApp.class, "--%s=%s".formatted(ConsoleApp.REHEARSE, where));
    return OptionalInt.of(0);
  }

  private static boolean hasDisplay() {
    boolean headless = "Headless".equals(System.getProperty("glass.platform"));
    return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || headless || !isLinux();
  }

  private static boolean isLinux() {
    return System.getProperty("os.name", "").startsWith("Linux");
  }

  private static boolean isSet(String variable) {
    String value = System.getenv(variable);
    return value != null && !value.isBlank();
  }
}
