package com.thaloco.releaseconsole.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a whole release costs, measured from outside with the launcher: time of a rehearsal with a
 * cold and a warm Go cache, time of {@code --version}, and the most memory of a cut with a small
 * and a large artefact. Each figure is beside its limit and the machine's load when its run began;
 * the exit code is 1 where a limit is missed.
 */
public final class WholeRelease {
  private static final Duration COLD = Duration.ofSeconds(90);
  private static final Duration WARM = Duration.ofSeconds(35);
  private static final Duration VERSION = Duration.ofMillis(1_500);
  private static final int VERSIONS = 5;
  private static final long MB = 1_000_000;
  private static final long PEAK = 400 * MB;
  private static final long APART = 32 * MB;

  /** Builds scripts for binaries, and fills one of them up with bytes that can't be compressed. */
  private static final String FILLED =
      """
      set -eu
      BANGER_BUILD=script bash scripts/build.sh "$@"
      case $1 in
        */banger)
          printf '\\nexit\\n' >>"$1"
          head -c %d /dev/urandom >>"$1"
          ;;
      esac
      """;

  private final Path launcher;
  private final Path folder;
  private final Map<String, String> environment;
  private boolean missed;

  private WholeRelease(Path launcher, Path folder) {
    this.launcher = launcher;
    this.folder = folder;
    this.environment =
        Map.of(
            "GOCACHE", folder.resolve("go-cache").toString(),
            "XDG_CACHE_HOME", folder.resolve("caches").toString(),
            "XDG_STATE_HOME", folder.resolve("state").toString(),
            "XDG_CONFIG_HOME", folder.resolve("config").toString());
  }

  /**
   * @param arguments the launcher
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("release-console-bench-");
    boolean missed;
    try {
      var bench = new WholeRelease(Path.of(arguments[0]), folder);
      bench.measure();
      missed = bench.missed;
    } finally {
      remove(folder);
    }
    System.exit(missed ? 1 : 0);
  }

  private void measure() throws IOException, InterruptedException {
    System.out.printf("%d processors%n", Runtime.getRuntime().availableProcessors());
    run("--version"); // builds the program where that is due
    version();
    time("rehearsal, cold Go cache", COLD, "cold");
    time("rehearsal, warm Go cache", WARM, "warm");
    long small = memory("1 MB", MB);
    long large = memory("1 GB", 1_000 * MB);
    told("the two apart", Math.abs(large - small) / 1e6, "MB", APART / 1e6);
  }

  private void version() throws IOException, InterruptedException {
    double load = load();
    var times = new ArrayList<Duration>();
    for (int i = 0; i < VERSIONS; i++) {
      times.add(run("--version").took());
    }
    times.sort(Comparator.naturalOrder());
    told("--version", seconds(times.get(VERSIONS / 2)), "s", seconds(VERSION), load);
  }

  private void time(String what, Duration limit, String name)
      throws IOException, InterruptedException {
    double load = load();
    Path rehearsal = folder.resolve(name);
    Launched whole = run("rehearse", "--headless", "--json", "--dir", rehearsal.toString());
    told(what, seconds(whole.took()), "s", seconds(limit), load);
    told("  its peak memory", whole.peakBytes() / 1e6, "MB", PEAK / 1e6);
    remove(rehearsal);
  }

  /** Of smoke and a cut of a folder that is prepared; the server is a process of its own. */
  private long memory(String size, long bytes) throws IOException, InterruptedException {
    Path rehearsal = folder.resolve("filled");
    run("rehearse", "prepare", "--dir", rehearsal.toString());
    Path script = Files.writeString(folder.resolve("filled.sh"), FILLED.formatted(bytes));
    Path profile = rehearsal.resolve("repo/.release-console.yaml");
    Files.writeString(
        profile, Files.readString(profile).replace("scripts/build.sh", script.toString()));
    double load = load();
    Launched cut = run("rehearse", "--headless", "--json", "--dir", rehearsal.toString());
    long published = published(rehearsal);
    if (published < bytes) {
      throw new IllegalStateException("only %d bytes were published".formatted(published));
    }
    System.out.printf(
        "  a cut with a tarball of %.1f MB took %.1f s%n", published / 1e6, seconds(cut.took()));
    told("peak memory with " + size, cut.peakBytes() / 1e6, "MB", PEAK / 1e6, load);
    remove(rehearsal);
    return cut.peakBytes();
  }

  private static long published(Path rehearsal) throws IOException {
    return Files.size(
        rehearsal.resolve("bucket/banger-releases/banger/v0.1.7/banger-v0.1.7-linux-amd64.tar.gz"));
  }

  private Launched run(String... arguments) throws IOException, InterruptedException {
    return Launched.run(launcher, folder.resolve("said"), environment, List.of(arguments));
  }

  private void told(String what, double value, String unit, double limit, double load) {
    told("%s (load %.1f)".formatted(what, load), value, unit, limit);
  }

  private void told(String what, double value, String unit, double limit) {
    boolean kept = value > 0 && value < limit;
    missed |= !kept;
    System.out.printf(
        "  %-44s %8.2f %s, limit %.1f %s%s%n",
        what, value, unit, limit, unit, kept ? "" : "  MISSED");
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1e3;
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
