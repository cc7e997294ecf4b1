package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.rehearsal.PreparedRehearsal;
import com.thaloco.releaseconsole.rehearsal.RehearsalFolder;
import com.thaloco.releaseconsole.ui.state.Flood;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * Whether the window stays quick: each screen's first showing, then a 300 MB upload and 100,000
 * lines of log at once. The exit code is 1 where a limit is missed.
 */
public final class WindowBench {
  private static final long UPLOAD = 300_000_000;
  private static final int LINES = 100_000;

  private boolean missed;

  private WindowBench() {}

  public static void main(String[] arguments) throws Exception {
    Path dir = Files.createTempDirectory("window-bench-");
    System.out.printf(
        "Java %s, %d processors, load %.1f%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    var bench = new WindowBench();
    var folder = PreparedRehearsal.copy(dir.resolve("D"));
    try (Studio studio = Studio.open(dir.resolve("settings"))) {
      ProjectModel model = opens(studio, folder);
      Studio.pause(3000); // what is prepared in idle time
      for (ScreenId id : ScreenId.values()) {
        bench.firstShowing(studio, id);
      }
      studio.check();
      bench.flood(studio, model, dir);
    }
    System.out.printf(
        "load %.1f at the end%n",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    System.exit(bench.missed ? 1 : 0);
  }

  /** As a person does: its server is a process of its own, whose memory is not the window's. */
  private static ProjectModel opens(Studio studio, RehearsalFolder folder) {
    Studio.onFx(() -> {
      studio.window().openRehearsal(folder);
      return true;
    });
    studio.awaitLook();
    return studio.model();
  }

  private void firstShowing(Studio studio, ScreenId id) {
    double[] took =
        Studio.onFx(() -> {
          long start = System.nanoTime();
          long cpu = Pulse.cpu();
          studio.window().open(id);
          studio.stage().getScene().getRoot().applyCss();
          studio.stage().getScene().getRoot().layout();
          return new double[] {(System.nanoTime() - start) / 1e6, (Pulse.cpu() - cpu) / 1e6};
        });
    told(
        "first showing of %s (%.0f ms of processor)".formatted(id.key(), took[1]),
        took[0],
        400,
        "ms");
    Studio.pause(300);
  }

  private void flood(Studio studio, ProjectModel model, Path dir) throws IOException {
    Path file = dir.resolve("flood");
    fill(file);
    studio.go(ScreenId.PUBLISH);
    Studio.pause(500);
    warm(model, dir);
    long before = used();
    var pulse = new Pulse();
    Studio.onFx(() -> {
      pulse.start();
      return true;
    });
    CompletableFuture<Void> running = Studio.onFx(() -> Flood.begin(model, file, LINES));
    long start = System.nanoTime();
    running.join();
    Studio.pause(300);
    Studio.onFx(() -> {
      pulse.stop();
      return true;
    });
    System.out.printf(
        "  upload and lines took %.1f s, %d pulses%n",
        (System.nanoTime() - start) / 1e9, pulse.count());
    told("FX thread's processor time between pulses, most", pulse.stretch(1), 50, "ms");
    told("from pulse to pulse, 99 of 100", pulse.wall(0.99), 50, "ms");
    told("from pulse to pulse, most", pulse.wall(1), 150, "ms");
    told("heap that stays more than before", (used() - before) / 1e6, 40, "MB");
    System.out.printf("  peak of the process: %s%n", peak());
  }

  /** A small one first, so that what is measured has been compiled. */
  private static void warm(ProjectModel model, Path dir) throws IOException {
    Path small = dir.resolve("small");
    Files.write(small, new byte[100]);
    for (int i = 0; i < 2; i++) {
      Studio.onFx(() -> Flood.begin(model, small, LINES / 2)).handle((done, failed) -> true).join();
    }
  }

  private static void fill(Path file) throws IOException {
    byte[] some = new byte[1_000_000];
    try (var out = new RandomAccessFile(file.toFile(), "rw")) {
      var random = new Random(1);
      for (long at = 0; at < UPLOAD; at += some.length) {
        random.nextBytes(some);
        out.write(some);
      }
    }
  }

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static String peak() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .findFirst()
        .orElse("?");
  }

  private void told(String what, double value, double limit, String unit) {
    boolean kept = value < limit;
    missed |= !kept;
    System.out.printf(
        "  %-50s %8.1f %s, limit %.0f %s%s%n",
        what, value, unit, limit, unit, kept ? "" : "  MISSED");
  }
}
