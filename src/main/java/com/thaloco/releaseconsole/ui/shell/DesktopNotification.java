package com.thaloco.releaseconsole.ui.shell;

import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.process.Command;
import com.thaloco.releaseconsole.process.Processes;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A message of the desktop, shown by the program that the desktop has for it: {@code notify-send},
 * or {@code gdbus} of GLib. Without both there is none: the window is marked all the same.
 */
final class DesktopNotification {
  private static final String APP = "Release Console";
  private static final String ICON = "release-console";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What these programs find the desktop by; they get nothing else. */
  private static final List<String> NAMES =
      List.of(
          "PATH",
          "HOME",
          "LANG",
          "DISPLAY",
          "WAYLAND_DISPLAY",
          "XDG_RUNTIME_DIR",
          "DBUS_SESSION_BUS_ADDRESS");

  private DesktopNotification() {}

  /** Shows it; tells whether a program did. */
  static boolean send(
      Processes processes, Map<String, String> environment, String title, String words, Work work) {
    var given = new TreeMap<>(environment);
    given.keySet().retainAll(NAMES);
    for (List<String> argv : List.of(notifySend(title, words), gdbus(title, words))) {
      if (isThere(argv.getFirst(), given.getOrDefault("PATH", ""))) {
        try {
          if (processes.run(new Command(argv, Path.of("/"), given, PATIENCE), work).ok()) {
            return true;
          }
        } catch (ProblemException e) {
          continue; // the other one may be able to
        }
      }
    }
    return false;
  }

  private static List<String> notifySend(String title, String words) {
    return List.of("notify-send", "--app-name=" + APP, "--icon=" + ICON, "--", title, words);
  }

  private static List<String> gdbus(String title, String words) {
    return List.of(
        "gdbus",
        "call",
        "--session",
        "--timeout=5",
        "--dest=org.freedesktop.Notifications",
        "--object-path=/org/freedesktop/Notifications",
        "--method=org.freedesktop.Notifications.Notify",
        "--",
        text(APP),
        "0",
        text(ICON),
        text(title),
        text(words),
        "[]",
        "{}",
        "-1");
  }

  /** A string as GVariant writes it. */
  private static String text(String plain) {
    return "'" + plain.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  private static boolean isThere(String program, String path) {
    for (String folder : path.split(File.pathSeparator)) {
      if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }
}
