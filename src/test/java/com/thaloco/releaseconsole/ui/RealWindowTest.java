package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.Main;
import com.thaloco.releaseconsole.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window on a real X server with a window manager, in a process of its own. */
@Tag("slow")
class RealWindowTest {
  /** A place within the window, beside the dialog. */
  private static final int LEFT = 100;

  private static final int TOP = 120;
  private static final String TITLE = "^Release Console$";

  @TempDir private Path folder;

  @BeforeAll
  static void needed() {
    Tools.need("Xvfb", "openbox", "xdotool");
  }

  @Test
  void theWindowOpensShowsADialogResizesAndClosesAndComesBackAsItWas() throws IOException {
    try (XServer x = XServer.start(folder)) {
      Process program = start(x);
      String window = x.window(TITLE);
      assertThat(x.ask("search", "--onlyvisible", "--class", "^release-console$")).contains(window);
      x.ask("windowminimize", "--sync", window);
      assertThat(start(x).onExit().join().exitValue()).as("a second start").isZero();
      assertThat(x.window(TITLE)).as("shows the first window").isEqualTo(window);
      int[] before = x.still();
      x.ask("windowfocus", "--sync", window);
      x.ask("key", "ctrl+comma");
      showsTheDialogAtItsPlaceOnly(before, x);

      x.ask("key", "Escape");
      int[] after = x.still();
      assertThat(XServer.at(after, LEFT, TOP)).isEqualTo(XServer.at(before, LEFT, TOP));
      x.ask("windowsize", window, "600", "300");
      awaitSize(x, window, "1022x615"); // 1024 × 640 with openbox's frame
      x.ask("windowsize", window, "1100", "700");
      awaitSize(x, window, "1100x700");
      close(x, program);

      start(x);
      awaitSize(x, x.window(TITLE), "1100x700");
      assertThat(folder.resolve("settings/release-console/window.json")).exists();
    }
  }

  private Process start(XServer x) throws IOException {
    return x.run(
        Map.of(
            "XDG_CONFIG_HOME", folder.resolve("settings").toString(),
            "XDG_RUNTIME_DIR", folder.toString()),
        XServer.program(Main.class),
        "program.log");
  }

  /** In the corner the backdrop alone is over what was there: no dialog was painted there. */
  private static void showsTheDialogAtItsPlaceOnly(int[] before, XServer x) {
    int[] dialog =
        Waiting.forValue(
            "the dialog",
            () -> {
              int[] now = x.still();
              return java.util.Arrays.equals(now, before) ? null : now;
            });
    int backdrop = XServer.at(dialog, LEFT, TOP);
    assertThat(backdrop).isNotEqualTo(XServer.at(before, LEFT, TOP));
    for (int y = TOP; y < 600; y += 10) {
      assertThat(XServer.at(dialog, LEFT, y)).as("the pixel at y %d", y).isEqualTo(backdrop);
    }
  }

  private static void awaitSize(XServer x, String window, String size) {
    Waiting.forValue(size, () -> x.size(window).equals(size) ? size : null);
  }

  private void close(XServer x, Process program) throws IOException {
    x.ask("key", "alt+F4");
    int exit = program.onExit().join().exitValue();
    assertThat(exit).as(Files.readString(folder.resolve("program.log"))).isZero();
  }
}
