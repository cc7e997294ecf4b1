package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.ui.settings.Preferences;
import java.io.File;
import java.io.PrintStream;
import java.net.URI;
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
   * The folder that the window is asked to open, as {@code DIR}, a file in a repository, {@code
   * --repo DIR} or {@code --repo=DIR}; none without arguments, and empty where they are for the
   * command line.
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
    return command.test(first) ? Optional.empty() : pointedAt(first).map(Desktop::folder);
  }

  /**
   * The folder that a path or a {@code file:} address points at; of a file, as file managers name
   * it, the folder that it is in, where that belongs to a repository.
   */
  private static Optional<String> pointedAt(String named) {
    File file = file(named);
    if (file.isDirectory()) {
      return Optional.of(file.getPath());
    }
    for (File at = file.getAbsoluteFile().getParentFile();
        at != null && file.isFile();
        at = at.getParentFile()) {
      if (new File(at, ".git").exists()) {
        return Optional.of(at.getPath());
      }
    }
    return Optional.empty();
  }

  private static File file(String named) {
    try {
      return named.startsWith("file:/") ? new File(URI.create(named)) : new File(named);
    } catch (IllegalArgumentException e) { // an address that is none
      return new File(named);
    }
  }

  private static String[] folder(String named) {
    return new String[] {new File(named).getAbsolutePath()};
  }

  /** Runs until the window is closed; gives the exit code. */
  public static int open(PrintStream err, String... args) {
    Optional<String> missing = missingDisplay(System.getenv());
    if (missing.isEmpty()) {
      Optional<Path> folder = args.length == 0 ? Optional.empty() : Optional.of(Path.of(args[0]));
      if (WindowSocket.path(System.getenv())
          .filter(at -> WindowSocket.ask(at, folder))
          .isPresent()) {
        return 0; // the window that was there is in front
      }
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
