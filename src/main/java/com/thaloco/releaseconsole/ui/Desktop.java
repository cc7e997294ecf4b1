package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.ui.settings.Preferences;
import java.io.File;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import javafx.application.Application;

/** Opens the desktop app, or says in one line that there is no display. */
public final class Desktop {
  private Desktop() {}

  /**
   * The folder that the window is asked to open, as {@code DIR}, {@code --repo DIR} or {@code
   * --repo=DIR}; none without arguments, and empty where they are for the command line.
   *
   * @param command whether a word is a command, which goes before a folder of the same name
   */
  public static Optional<String[]> asked(Predicate<String> command, String... args) {
    if (args.length == 0) {
      return Optional.of(args);
    }
    String first = args[0];
    if (args.length == 2 && first.equals("--repo")) {
      return Optional.of(folder(args[1]));
    }
    if (args.length > 1) {
      return Optional.empty();
    }
    if (first.startsWith("--repo=")) {
      return Optional.of(folder(first.substring("--repo=".length())));
    }
    boolean folder = new File(first).isDirectory() && !command.test(first);
    return folder ? Optional.of(folder(first)) : Optional.empty();
  }

  private static String[] folder(String named) {
    return new String[] {new File(named).getAbsolutePath()};
  }

  /** Runs until the window is closed; gives the exit code. */
  public static int open(PrintStream err, String... args) {
    Optional<String> missing = missingDisplay(System.getenv());
    if (missing.isEmpty()) {
      try {
        Application.launch(ConsoleApp.class, args);
        Preferences.settle();
        return 0;
      } catch (UnsupportedOperationException e) { // of the toolkit: it may not use the display
        missing = Optional.of("The display can't be opened: " + e.getMessage());
      }
    }
    err.println(
        missing.get() + "; in the terminal: release-console --help, or rehearse --headless.");
    return 1;
  }

  /**
   * Rehearses in the desktop app until it is closed; gives the exit code, or nothing where there is
   * no display.
   *
   * @param folder the rehearsal folder, prepared or to be; a new one without it
   */
  public static OptionalInt rehearse(Optional<Path> folder) {
    if (missingDisplay(System.getenv()).isPresent()) {
      return OptionalInt.empty();
    }
    String where = folder.map(dir -> dir.toAbsolutePath().toString()).orElse("");
    Application.launch(ConsoleApp.class, "--%s=%s".formatted(ConsoleApp.REHEARSE, where));
    Preferences.settle();
    return OptionalInt.of(0);
  }

  /** Why there is no window here, as the beginning of a sentence; empty where there can be one. */
  static Optional<String> missingDisplay(Map<String, String> environment) {
    boolean headless = "Headless".equals(System.getProperty("glass.platform"));
    if (headless || !System.getProperty("os.name", "").startsWith("Linux")) {
      return Optional.empty();
    }
    String display = environment.getOrDefault("DISPLAY", "").strip();
    if (!display.isEmpty()) {
      return XDisplay.answers(display)
          ? Optional.empty()
          : Optional.of("The display %s (DISPLAY) does not answer".formatted(display));
    }
    return Optional.of(
        environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank()
            ? "There is no display here"
            : "The window needs XWayland, and DISPLAY is not set here");
  }
}
