package com.thaloco.releaseconsole.bench;

import com.thaloco.releaseconsole.rehearsal.CheapRehearsal;
import com.thaloco.releaseconsole.ui.Studio;
import com.thaloco.releaseconsole.ui.bucket.ObjectTable;
import com.thaloco.releaseconsole.ui.kit.UiThread;
import com.thaloco.releaseconsole.ui.state.ProjectModel;
import com.thaloco.releaseconsole.ui.state.ScreenId;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The section Bucket with ten thousand objects and a manifest of five hundred entries: when the
 * first rows are there, how long the FX thread is kept busy, and what memory it takes. Exit 1 where
 * a limit is missed.
 */
public final class BucketBench {
  private static final int RELEASES = 500;
  private static final int OBJECTS = 10_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Studio studio;
  private final AtomicLong longest = new AtomicLong();
  private volatile boolean beating = true;
  private boolean missed;

  private BucketBench(Studio studio) {
    this.studio = studio;
  }

  public static void main(String[] arguments) throws Exception {
    Path dir = Files.createTempDirectory("bucket-bench");
    try (var world = CheapRehearsal.inFolder(Files.createDirectories(dir.resolve("rehearsal")));
        Studio studio = Studio.open(dir.resolve("settings"))) {
      System.out.printf(
          "Java %s, load %.1f%n",
          Runtime.version(), ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      fill(world.folder().bucket().resolve("banger-releases/banger"));
      var bench = new BucketBench(studio);
      bench.run(world.folder().repository());
      System.exit(bench.missed ? 1 : 0);
    }
  }

  /** By hand: the embedded server would take minutes to be filled. */
  private static void fill(Path bucket) throws IOException {
    String entries =
        IntStream.range(0, RELEASES)
            .mapToObj(i ->
                "{\"version\": \"v1.0.%d\", \"released_at\": \"2026-01-01T00:00:00Z\"}"
                    .formatted(i))
            .collect(Collectors.joining(",\n    "));
    Files.writeString(
        bucket.resolve("manifest.json"),
        "{\n  \"latest_stable\": \"v1.0.%d\",\n  \"releases\": [\n    %s\n  ]\n}\n"
            .formatted(RELEASES - 1, entries));
    for (int i = 0; i < RELEASES; i++) {
      String version = "v1.0." + i;
      Path folder = Files.createDirectories(bucket.resolve(version));
      Files.writeString(folder.resolve("banger-%s-linux-amd64.tar.gz".formatted(version)), "x");
      Files.writeString(folder.resolve("SHA256SUMS"), "x");
      Files.writeString(folder.resolve("SHA256SUMS.sig"), "x");
    }
    Path many = Files.createDirectories(bucket.resolve("v0.2.0"));
    for (int i = 0; i < OBJECTS - 3 * RELEASES - 23; i++) {
      Files.writeString(many.resolve("part-%05d".formatted(i)), "x");
    }
  }

  private void run(Path repository) {
    Studio.onFx(() -> {
      studio.window().openProject(repository);
      return true;
    });
    Studio.await("the project is open", PATIENCE, () -> studio.window().model().isPresent());
    ProjectModel first = studio.model();
    pause(Duration.ofSeconds(3)); // what Home looks at is not to be measured
    long heap = used();
    beat();
    var came = new AtomicLong();
    var shown = new AtomicLong();
    var painting = new AtomicLong();
    Studio.onFx(() -> {
      opens(
          first,
          () -> {
            came.set(System.nanoTime());
            painting.set(THREADS.getCurrentThreadCpuTime());
          });
      table()
          .expandedItemCountProperty()
          .addListener((all, before, now) -> {
            if (came.get() > 0 && shown.compareAndSet(0, System.nanoTime())) {
              painting.set(THREADS.getCurrentThreadCpuTime() - painting.get());
            }
          });
      return true;
    });
    Studio.await("rows", PATIENCE, () -> shown.get() > 0);
    told("first rows after the first page, ms", (shown.get() - came.get()) / 1_000_000, 300);
    told("first rows after the first page, ms CPU", painting.get() / 1_000_000, 300);
    Studio.await(
        "all is listed", PATIENCE, () -> first.browsing().asOfProperty().get().isPresent());
    told(
        "FX thread, ms CPU: listing, with the first painting of rows (no limit)",
        longest.getAndSet(0) / 1_000_000,
        Long.MAX_VALUE);
    pause(Duration.ofSeconds(1)); // what follows is warm
    longest.set(0);
    listsAgain(first);
    ProjectModel model = growsAgain(first, repository);
    does("opening a folder of thousands", () -> table().open("v0.2.0/"));
    for (int i = 0; i < 300; i++) {
      int row = i * 30;
      does("", () -> table().scrollTo(row));
    }
    stretch("scrolling through all rows");
    does("sorting by size", () -> table().getSortOrder().add(table().getColumns().get(1)));
    does("the natural order again", () -> table().getSortOrder().clear());
    does("filtering", () -> table().narrow("part-0000", false));
    does("no filter", () -> table().narrow("", false));
    does("choosing the manifest", () -> table().choose("manifest.json"));
    Studio.await(
        "its preview",
        PATIENCE,
        () -> model.browsing().inspection().previewProperty().get().isPresent());
    stretch("a manifest of %d entries".formatted(RELEASES));
    Studio.onFx(() -> {
      model.browsing().audit();
      return true;
    });
    Studio.await(
        "the audit", PATIENCE, () -> model.browsing().rows().auditedProperty().get().isPresent());
    pause(Duration.ofSeconds(1));
    stretch("an audit, and its words");
    does("only trouble", () -> table().narrow("", true));
    beating = false;
    told("memory, MB", (used() - heap) / 1_000_000, 120);
  }

  /** Opens the screen, which is made once the first rows come: what follows is measured. */
  private void opens(ProjectModel model, Runnable first) {
    var came = new AtomicBoolean();
    Runnable rows =
        () -> {
          if (model.browsing().total().objects() > 0 && came.compareAndSet(false, true)) {
            first.run();
            UiThread.later(() -> longest.set(0));
          }
        };
    model.browsing().onRows(touched -> rows.run());
    studio.window().open(ScreenId.BUCKET);
    rows.run(); // they may be listed already
  }

  /** A listing after warm-up: the screen has been painted, and so have its rows. */
  private void listsAgain(ProjectModel model) {
    var before = model.browsing().asOfProperty().get();
    Studio.onFx(() -> {
      model.browsing().list();
      return true;
    });
    Studio.await(
        "listed again", PATIENCE, () -> !model.browsing().asOfProperty().get().equals(before));
    pause(Duration.ofMillis(400));
    stretch(
        "listing %d objects again"
            .formatted(Studio.onFx(() -> model.browsing().total().objects())));
  }

  /** The project opened again: the rows grow page by page, in a program that has done so before. */
  private ProjectModel growsAgain(ProjectModel before, Path repository) {
    Studio.onFx(() -> {
      studio.window().openProject(repository);
      return true;
    });
    Studio.await(
        "the project is open again",
        PATIENCE,
        () -> studio.window().model().filter(model -> model != before).isPresent());
    ProjectModel model = studio.model();
    pause(Duration.ofSeconds(3));
    Studio.onFx(() -> {
      opens(model, () -> {});
      return true;
    });
    Studio.await(
        "all is listed", PATIENCE, () -> model.browsing().asOfProperty().get().isPresent());
    pause(Duration.ofMillis(400));
    stretch(
        "rows of %d objects that grow, warm"
            .formatted(Studio.onFx(() -> model.browsing().total().objects())));
    return model;
  }

  private ObjectTable table() {
    return (ObjectTable) studio.stage().getScene().getRoot().lookup("#object-table");
  }

  /** Something on the FX thread, and the pulse after it. */
  private void does(String what, Runnable work) {
    Studio.onFx(() -> {
      work.run();
      return true;
    });
    pause(Duration.ofMillis(what.isEmpty() ? 20 : 400));
    if (!what.isEmpty()) {
      stretch(what);
    }
  }

  /** The longest time that one thing kept the FX thread busy since the last question. */
  private void stretch(String what) {
    told("FX thread, longest stretch, ms CPU: " + what, longest.getAndSet(0) / 1_000_000, 50);
  }

  /** Between two beats lies one event or pulse. */
  private void beat() {
    long thread = Studio.onFx(() -> Thread.currentThread().threadId());
    var last = new AtomicLong(THREADS.getThreadCpuTime(thread));
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          while (beating) {
            UiThread.later(() -> {
              long now = THREADS.getThreadCpuTime(thread);
              longest.accumulateAndGet(now - last.getAndSet(now), Math::max);
            });
            pause(Duration.ofMillis(2));
          }
        });
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long used() {
    System.gc();
    pause(Duration.ofMillis(300));
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private void told(String what, long value, long limit) {
    boolean late = value > limit;
    missed |= late;
    String of = limit == Long.MAX_VALUE ? "" : " of " + limit;
    System.out.printf("  %-72s %6d%s%s%n", what, value, of, late ? "  MISSED" : "");
  }
}
