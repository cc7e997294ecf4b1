package com.thaloco.releaseconsole.bench;

import com.thaloco.releaseconsole.bucket.Capability;
import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.LintRules;
import com.thaloco.releaseconsole.changelog.Linter;
import com.thaloco.releaseconsole.changelog.Source;
import com.thaloco.releaseconsole.check.Checks;
import com.thaloco.releaseconsole.check.catalogue.Harness;
import com.thaloco.releaseconsole.check.catalogue.SampleProject;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * How long a person waits for the checks. Each figure is the median of several runs after warming
 * up, beside its limit; the exit code is 1 where one is missed.
 */
public final class Benchmarks {
  /** What the network, the key and smoke answer. */
  private static final Set<String> OUTSIDE =
      Set.of(
          "source.pushed",
          "ci.green",
          "smoke.green",
          "trust.pins",
          "trust.key",
          "version.next",
          "version.unused",
          "bucket.access",
          "manifest.shape");

  private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

  private boolean missed;

  private Benchmarks() {}

  public static void main(String[] arguments) throws Exception {
    var benchmarks = new Benchmarks();
    System.out.printf(
        "Java %s, %d processors, load %.1f%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    benchmarks.changelogs();
    try (var harness = Harness.start()) {
      harness.with(benchmarks::checks);
    }
    System.exit(benchmarks.missed ? 1 : 0);
  }

  private void changelogs() throws Exception {
    byte[] small = changelog(100_000);
    byte[] large = changelog(1_000_000);
    Duration one = told("changelog of 100 KB, warm", Duration.ofMillis(100), 30, () -> lint(small));
    Duration ten = told("changelog of 1 MB, warm", Duration.ofSeconds(1), 8, () -> lint(large));
    System.out.printf(
        "  %-44s %8.1f times (10 is linear)%n",
        "ten times the changelog takes", (double) ten.toNanos() / one.toNanos());
  }

  private static int lint(byte[] bytes) {
    Changelog changelog = Changelog.parse(Source.decode("CHANGELOG.md", bytes));
    return Linter.lint(changelog, LintRules.general(TODAY)).size();
  }

  /** Releases with groups, changes and rows, newest first, until there are enough bytes. */
  private static byte[] changelog(int size) {
    var sections = new StringBuilder();
    var rows = new StringBuilder();
    int releases = size / 520;
    for (int number = releases; number > 0; number--) {
      sections
          .append("\n## [v0.%d.0] - 2025-01-01\n\n### Added\n\n".formatted(number))
          .append(
              "- `banger vm %d` prints the *names* of machines, see [the guide](x.md).\n"
                  .formatted(number))
          .append("- A second change, whose text is long enough to be that of a real change\n")
          .append("  and goes on in a second line.\n\n### Fixed\n\n- What was broken in ")
          .append("the release before, and that was found by many people.\n")
          .append("- Another thing, with `code`, **bold** text and <https://example.org>.\n");
      rows.append(
          "[v0.%d.0]: https://git.example.org/a/b/releases/tag/v0.%d.0\n"
              .formatted(number, number));
    }
    String head = "# Changelog\n\n## [Unreleased]\n";
    String first =
        "\n[Unreleased]: https://git.example.org/a/b/compare/v0.%d.0...HEAD\n".formatted(releases);
    return (head + sections + first + rows).getBytes(StandardCharsets.UTF_8);
  }

  private void checks(SampleProject sample) {
    try {
      told(
          "all checks but smoke, key and network, warm",
          Duration.ofSeconds(1),
          10,
          () -> inside(sample));
      told("all checks but the probe, warm", Duration.ofSeconds(4), 5, sample::check);
      told(
          "the check process, probe and key included",
          Duration.ofSeconds(4),
          3,
          () -> process(sample));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static int inside(SampleProject sample) {
    try (Project project = sample.open()) {
      var subject =
          project.subject(
              new ReleaseVersion("v0.1.7"),
              Map.of(),
              Keyring.without(
                  com.thaloco.releaseconsole.trust.CosignKeyFile.missingPassword("cosign.key")),
              Optional.empty());
      return Checks.all()
          .run(
              subject,
              check -> !OUTSIDE.contains(check.id()),
              Run.of(event -> {}).at(new StepId("check")))
          .findings()
          .size();
    }
  }

  /** The command itself, as a person types it; the warm-up builds the program where needed. */
  private static int process(SampleProject sample) throws IOException, InterruptedException {
    sample.capability(Optional.of(new Capability.Able(List.of())));
    var builder =
        new ProcessBuilder(
            Objects.requireNonNull(System.getProperty("launcher"), "./bench names the launcher"),
            "check",
            "--repo",
            sample.folder().repository().toString(),
            "--version",
            "v0.1.7",
            "--json");
    builder.environment().put("COSIGN_PASSWORD", "rehearsal");
    builder.redirectErrorStream(true);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IllegalStateException("check ended with %d: %s".formatted(exit, said));
    }
    return exit;
  }

  /** Nanoseconds of processor time of this JVM: what a loaded machine does not distort much. */
  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private Duration told(String what, Duration limit, int runs, Callable<?> work) throws Exception {
    for (int i = 0; i < Math.min(runs, 10); i++) {
      work.call();
    }
    var times = new ArrayList<Long>();
    long cpu = cpu();
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      work.call();
      times.add(System.nanoTime() - start);
    }
    double used = (cpu() - cpu) / 1e6 / runs;
    times.sort(null);
    Duration median = Duration.ofNanos(times.get(runs / 2));
    boolean kept = median.compareTo(limit) < 0;
    missed |= !kept;
    System.out.printf(
        "  %-44s %8.1f ms (%.1f ms of processor here), limit %d ms%s%n",
        what, median.toNanos() / 1e6, used, limit.toMillis(), kept ? "" : "  MISSED");
    return median;
  }
}
