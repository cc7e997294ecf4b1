package com.thaloco.releaseconsole.ui;

import java.io.PrintStream;
import javafx.application.Application;

/** Opens the desktop app, or says in one line that there is no display. */
public final class Desktop {
  private Desktop() {}

  /** Runs until the window is closed; gives the exit code. */
  public static int open(PrintStream err, String... args) {
    boolean headless = "Headless".equals(System.getProperty("glass.platform"));
    boolean display = isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || headless || !isLinux();
    if (!display) {
      err.println(
          "There is no display here; for the terminal: release-console --help, or rehearse"
              + " --headless.");
      return 1;
    }
    Application.launch(ConsoleApp.class, args);
    return 0;
  }

  private static boolean isLinux() {
    return System.getProperty("os.name", "").startsWith("Linux");
  }

  private static boolean isSet(String variable) {
    String value = System.getenv(variable);
    return value != null && !value.isBlank();
  }
}
