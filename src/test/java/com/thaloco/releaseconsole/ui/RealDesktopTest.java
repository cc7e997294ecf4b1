package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.Main;
import com.thaloco.releaseconsole.Tools;
import com.thaloco.releaseconsole.rehearsal.CheapRehearsal;
import com.thaloco.releaseconsole.ui.kit.Motion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window shows a real desktop, and what it takes from one, in processes of their own. */
@Tag("slow")
class RealDesktopTest {
  private static final String TITLE = "banger – Release Console";
  private static final Pattern WORDS = Pattern.compile("string \"(.+)\"");

  @TempDir private Path folder;

  @BeforeAll
  static void needed() {
    Tools.need("Xvfb", "openbox", "xdotool", "dbus-daemon", "dbus-monitor", "dunst", "notify-send");
    Tools.need("xsettingsd");
  }

  @Test
  void whatEndsWhileTheWindowIsNotInFrontIsShownByTheDesktopAndMarked() throws IOException {
    Path began = folder.resolve("began");
    Path repository = rehearsal("touch %s; sleep 6".formatted(began));
    try (XServer x = XServer.start(folder)) {
      Map<String, String> session = session(x);
      x.run(environment(session), XServer.program(Main.class, repository), "program.log");
      String window = x.window("^" + TITLE + "$");
      x.still();
      x.ask("windowfocus", "--sync", window);
      x.ask("key", "ctrl+k");
      x.ask("type", "smoke");
      x.ask("key", "Return");
      x.still();
      x.ask("key", "ctrl+Return");
      Waiting.forValue("smoke", () -> Files.exists(began) ? began : null);
      x.ask("windowminimize", "--sync", window);

      assertThat(message()).contains("Release Console", TITLE, "Smoke: Passed");
      named(x, window, "● " + TITLE);
      x.ask("windowactivate", "--sync", window);
      named(x, window, TITLE);
    }
  }

  @Test
  void whatNeedsAnAnswerWhileTheWindowIsNotInFrontIsShownByTheDesktopAndMarked()
      throws IOException {
    Path repository = withTagElsewhere();
    try (XServer x = XServer.start(folder)) {
      Map<String, String> session = session(x);
      x.run(environment(session), XServer.program(Main.class, repository), "program.log");
      String window = x.window("^" + TITLE + "$");
      x.still();
      x.ask("windowfocus", "--sync", window);
      x.ask("key", "ctrl+5");
      Waiting.forValue("a problem in the rail", () -> isMarked(x) ? window : null);
      x.ask("key", "ctrl+1");
      x.still();
      x.ask("key", "ctrl+5"); // the problem's recovery has the focus
      x.still();
      x.ask("key", "space");
      x.still();
      x.ask("type", "v0.1.6");
      x.ask("key", "Return"); // on to the button
      x.still();
      x.run(Map.of(), XServer.program(Other.class), "other.log");
      String other = x.window("^Another window$");
      x.ask("windowactivate", "--sync", window);
      x.ask("mousemove", "--window", window, "1190", "770", "mousedown", "1");
      x.ask("windowfocus", "--sync", other); // whoever clicked has turned away
      x.ask("mouseup", "1");

      assertThat(message()).contains("Release Console", TITLE, "Tag v0.1.6: Needs an answer");
      named(x, window, "● " + TITLE);
      x.ask("windowactivate", "--sync", window);
      named(x, window, TITLE);
    }
  }

  /** Whether the rail's icon of a problem, which is amber, is there. */
  private static boolean isMarked(XServer x) {
    int[] now = x.still();
    return IntStream.range(0, 40 * 30)
        .map(i -> XServer.at(now, 250 + i % 40, 685 + i / 40))
        .anyMatch(colour -> colour >> 16 > 120 && (colour & 0xFF) < 60);
  }

  /** The tag of the last release is on another commit than the release. */
  private Path withTagElsewhere() throws IOException {
    Path repository = rehearsal("true");
    ReleaseTraces.git(repository, "push", "-q", "-f", "origin", "HEAD:refs/tags/v0.1.6");
    return repository;
  }

  /** What someone looks at meanwhile. */
  static final class Other {
    private Other() {}

    public static void main(String[] none) {
      Platform.startup(() -> {
        var stage = new Stage();
        stage.setTitle("Another window");
        stage.setScene(new Scene(new StackPane(), 200, 100));
        stage.show();
      });
    }
  }

  @Test
  void nothingMovesWhereTheDesktopSaysSo() throws IOException {
    try (XServer x = XServer.start(folder)) {
      Path settings = folder.resolve("xsettings");
      Files.writeString(settings, "Gtk/EnableAnimations 1\n");
      Process desktop = x.run(Map.of(), List.of("xsettingsd", "-c", settings.toString()), "x.log");
      x.run(Map.of(), XServer.program(Asked.class), "asked.log");
      said("asked.log", "reduced motion: false");
      Files.writeString(settings, "Gtk/EnableAnimations 0\n");
      new ProcessBuilder("kill", "-HUP", "" + desktop.pid()).start().onExit().join();
      said("asked.log", "reduced motion: true");
    }
  }

  /** A rehearsal that the window serves by itself. */
  private Path rehearsal(String suite) throws IOException {
    try (CheapRehearsal made = CheapRehearsal.inFolder(folder.resolve("r"))) {
      made.smokes(suite);
      return made.folder().repository();
    }
  }

  /** Prints what the window goes by, until it is ended. */
  static final class Asked {
    private Asked() {}

    public static void main(String[] none) {
      Platform.startup(() -> {
        say();
        Platform.getPreferences().reducedMotionProperty().addListener(all -> say());
      });
    }

    private static void say() {
      System.out.println("reduced motion: " + Motion.isReduced());
    }
  }

  /** A session bus with a program that shows messages, and one that writes down what passes. */
  private Map<String, String> session(XServer x) throws IOException {
    x.run(Map.of(), List.of("dbus-daemon", "--session", "--nofork", "--print-address"), "bus.log");
    String address =
        Waiting.forValue("the bus", () -> text("bus.log").lines().findFirst().orElse(""));
    Map<String, String> session = Map.of("DBUS_SESSION_BUS_ADDRESS", address);
    x.run(session, List.of("dbus-monitor", "--address", address), "passed.log");
    said("passed.log", "NameAcquired");
    x.run(session, List.of("dunst"), "dunst.log");
    said("passed.log", "org.freedesktop.Notifications");
    return session;
  }

  private Map<String, String> environment(Map<String, String> session) {
    return Map.of(
        "DBUS_SESSION_BUS_ADDRESS", session.get("DBUS_SESSION_BUS_ADDRESS"),
        "XDG_CONFIG_HOME", folder.resolve("settings").toString(),
        "XDG_RUNTIME_DIR", folder.toString());
  }

  /** The texts of the message that was sent, once the desktop's program has answered. */
  private List<String> message() {
    String passed =
        Waiting.forValue(
            "a message",
            () -> {
              String all = text("passed.log");
              int call = all.indexOf("member=Notify");
              int answer = all.indexOf("method return", Math.max(0, call));
              return call < 0 || answer < 0 ? null : all.substring(call, answer);
            });
    return WORDS.matcher(passed).results().map(found -> found.group(1)).toList();
  }

  private static void named(XServer x, String window, String title) {
    Waiting.forValue(title, () -> x.ask("getwindowname", window).equals(title) ? title : null);
  }

  private void said(String log, String words) {
    Waiting.forValue(words, () -> text(log).contains(words) ? words : null);
  }

  private String text(String log) throws IOException {
    return Files.readString(folder.resolve(log));
  }
}
