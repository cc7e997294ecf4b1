package com.thaloco.releaseconsole.ui;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An X server of its own with a window manager, and the fingers of whoever sits before it. */
final class XServer implements AutoCloseable {
  private static final int WIDTH = 1400;
  private static final int HEIGHT = 900;

  private final List<Process> running = new ArrayList<>();
  private final Path folder;
  private final String display;

  private XServer(Path folder, Process server) throws IOException {
    this.folder = folder;
    running.add(server);
    try (var said = server.inputReader(US_ASCII)) {
      display = ":" + said.readLine();
    }
  }

  static XServer start(Path folder) throws IOException {
    Process server =
        new ProcessBuilder(
                "Xvfb",
                "-displayfd",
                "1",
                "-nolisten",
                "tcp",
                "-fbdir",
                folder.toString(),
                "-screen",
                "0",
                "%dx%dx24".formatted(WIDTH, HEIGHT))
            .redirectError(folder.resolve("server.log").toFile())
            .start();
    var started = new XServer(folder, server);
    started.run(Map.of(), List.of("openbox"), "openbox.log");
    return started;
  }

  /** A class of the tests' class path as a program with a window of its own. */
  static List<String> program(Class<?> main, Object... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dprism.order=sw",
                "-Xmx300m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    List.of(arguments).forEach(each -> command.add(each.toString()));
    return command;
  }

  /** Starts a program that shows its windows here. */
  Process run(Map<String, String> environment, List<String> command, String log)
      throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("DISPLAY", display);
    Process process = builder.redirectOutput(folder.resolve(log).toFile()).start();
    running.add(process);
    return process;
  }

  /** What {@code xdotool} answers; empty where it fails. */
  String ask(String... words) throws IOException {
    var command = new ArrayList<>(List.of("xdotool"));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("DISPLAY", display);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    return process.onExit().join().exitValue() == 0 ? said : "";
  }

  /** The window with this title, once it is there. */
  String window(String title) {
    return Waiting.forValue(
        "a window " + title, () -> ask("search", "--onlyvisible", "--name", title));
  }

  /** Width and height of a window's content, such as {@code 1280x800}. */
  String size(String window) throws IOException {
    String said = ask("getwindowgeometry", window);
    return said.substring(said.lastIndexOf(' ') + 1);
  }

  /** What is on the screen: a colour for each pixel, row by row, once nothing moves any more. */
  int[] still() {
    int[][] last = {new int[0]};
    return Waiting.forValue(
        "a screen that does not change",
        () -> {
          Thread.sleep(Duration.ofMillis(700));
          int[] before = last[0];
          last[0] = picture();
          return java.util.Arrays.equals(before, last[0]) ? last[0] : null;
        });
  }

  /** The colour at a place. */
  static int at(int[] picture, int x, int y) {
    return picture[y * WIDTH + x];
  }

  /** The server's frame buffer, which it keeps in the form of an xwd file. */
  private int[] picture() throws IOException {
    ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("Xvfb_screen0")));
    int begin = file.getInt(0) + 12 * file.getInt(76);
    int row = file.getInt(48);
    file.order(file.getInt(28) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    var pixels = new int[WIDTH * HEIGHT];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = file.getInt(begin + i / WIDTH * row + i % WIDTH * 4) & 0xFFFFFF;
    }
    return pixels;
  }

  @Override
  public void close() {
    for (Process process : running.reversed()) {
      process.destroy();
      try {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
