package com.thaloco.releaseconsole.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two maintainers at once, in as many orders as there is time for. {@code -Dexplore.minutes=N}
 * takes that long, {@code -Dexplore.seed=N} goes another way where it goes at random, {@code
 * -Dexplore.only=REGEX} takes the scenarios of those names, {@code -Dexplore.executions=N} so many
 * executions of each in place of a time, {@code -Dwrite.docs} writes what was explored into
 * docs/reliability.md.
 */
@Tag("slow")
final class ExplorerTest {
  private static final Path PAGE = Path.of("docs/reliability.md");
  private static final String BEGIN = "<!-- made by ExplorerTest -->\n";
  private static final String END = "<!-- end -->\n";
  private static final int LEAST = 20_000;

  /** Without a time, so many executions of each scenario in each way: the same on each machine. */
  private static final long ENOUGH = 30;

  private final long executions = Long.getLong("explore.executions", ENOUGH);
  private final long minutes = Long.getLong("explore.minutes", 0);
  private final long seed = Long.getLong("explore.seed", 20261130);
  private final String only = System.getProperty("explore.only", ".*");
  private final List<String> rows = new ArrayList<>();
  private long states;

  @Test
  void noClientMeetsABrokenReleaseInAnyOrder() throws IOException {
    var violations = new ArrayList<Explorer.Violation>();
    try (Sample sample = Sample.open()) {
      List<Scenario> scenarios =
          new Scenarios(sample).all().stream().filter(s -> s.name().matches(only)).toList();
      Duration each =
          minutes == 0
              ? Duration.ofHours(1)
              : Duration.ofMinutes(minutes).dividedBy(scenarios.size() * 3L);
      long limit = minutes == 0 ? executions : Long.MAX_VALUE / 2;
      for (Scenario scenario : scenarios) {
        List<Scenario> ordered =
            scenario.finishes()
                ? List.of(scenario)
                : List.of(scenario, scenario.with(1, Scenario.ALL));
        for (Scenario one : ordered) {
          violations.addAll(
              told("all orders", one, explorer(sample, one).explore(seed, each, limit, 1)));
        }
        Scenario bad = scenario.finishes() ? scenario : scenario.with(2, Scenario.ALL);
        violations.addAll(
            told("at random", bad, explorer(sample, bad).search(seed, limit, each, 1)));
      }
    }
    assertThat(violations).isEmpty();
    assertThat(states).isGreaterThan(only.equals(".*") && executions >= ENOUGH ? LEAST : 0);
    if (System.getProperty("write.docs") != null) {
      write();
    }
  }

  private static Explorer explorer(Sample sample, Scenario scenario) {
    return new Explorer(sample, scenario);
  }

  private List<Explorer.Violation> told(String how, Scenario scenario, Explorer explorer) {
    states += explorer.states();
    rows.add(
        "| %s | %d | %s | %,d | %d | %,d | 10^%d | %,d | %s |\n"
            .formatted(
                scenario.name(),
                scenario.faults(),
                how,
                explorer.states(),
                explorer.depth(),
                explorer.executions(),
                explorer.magnitude(),
                explorer.skipped(),
                explorer.isComplete() ? "yes" : "no"));
    System.out.println(explorer);
    if (executions < ENOUGH) {
      assertThat(explorer.violations()).isEmpty(); // a short run has no time for the others
    }
    return explorer.violations();
  }

  private void write() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    String table =
        "%,d states (seed %d, %s):\n\n"
                .formatted(states, seed, minutes == 0 ? "as in `./test`" : minutes + " minutes")
            + "| scenario | faults | how | states | depth | executions | orders of its calls |"
            + " skipped | complete |\n"
            + "| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
            + String.join("", rows);
    Files.writeString(
        PAGE, page.substring(0, begin) + table + page.substring(page.indexOf(END, begin)));
  }
}
