package com.thaloco.releaseconsole.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every changelog, tried on generated ones. */
class GeneratedTest {
  private static final int RUNS = 60;
  private static final LinkStyle STYLE = LinkStyle.of(Example.RULES);

  private static String generate(Random random, int releases) {
    String eol = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
    var text = new StringBuilder(random.nextInt(4) == 0 ? "\uFEFF" : "");
    text.append("# Changelog").append(eol.repeat(1 + random.nextInt(3)));
    text.append("## [Unreleased]").append(eol.repeat(1 + random.nextInt(2)));
    groups(text, random, eol);
    for (int i = releases; i > 0; i--) {
      text.append("## [v0.1.")
          .append(i)
          .append("] - ")
          .append(LocalDate.of(2026, 1, i))
          .append(eol);
      text.append(random.nextBoolean() ? eol : "");
      groups(text, random, eol);
    }
    String compare = Example.BASE + "/compare/v0.1." + releases + "...HEAD";
    text.append("[Unreleased]: ").append(compare).append(eol);
    for (int i = releases; i > 0; i--) {
      text.append("[v0.1.").append(i).append("]: ").append(Example.BASE);
      text.append("/releases/tag/v0.1.").append(i).append(eol);
    }
    return random.nextInt(4) == 0 ? text.toString().stripTrailing() : text.toString();
  }

  private static void groups(StringBuilder text, Random random, String eol) {
    List<String> groups = List.of("Added", "Changed", "Fixed", "Notes");
    int from = random.nextInt(groups.size());
    for (String group : groups.subList(from, groups.size())) {
      text.append("### ").append(group).append(" ".repeat(random.nextInt(3))).append(eol);
      for (int i = 0; i <= random.nextInt(3); i++) {
        text.append(
            List.of(
                    "- Änderung 🚀 [#1](https://e.org)" + eol,
                    "- a" + eol + "  - b  " + eol,
                    eol + "<!-- ## [v9.9.9] -->" + eol + eol,
                    eol + "```" + eol + "## [v9.9.9]" + eol + "```" + eol + eol,
                    "* x\u2028y\t" + eol)
                .get(random.nextInt(5)));
      }
      text.append(eol);
    }
  }

  @Test
  void theSameHoldsForAllOfThem() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    var random = new Random(seed);
    for (int run = 0; run < RUNS; run++) {
      int releases = 1 + random.nextInt(9);
      String text = generate(random, releases);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      Changelog changelog = Changelog.parse(Source.decode("CHANGELOG.md", bytes));
      String at = "seed %d, run %d:%n%s".formatted(seed, run, text);
      assertThat(changelog.source().encode()).as(at).isEqualTo(bytes);
      assertThat(changelog.releases()).as(at).hasSize(releases);
      rangesHit(changelog, at);
      promotes(changelog, new ReleaseVersion("v0.1." + (releases + 1)), at);
    }
  }

  private static void rangesHit(Changelog changelog, String at) {
    String text = changelog.source().text();
    for (Section section : changelog.sections()) {
      String label = "## [" + section.title().label() + "]";
      assertThat(section.heading().range().in(text)).as(at).startsWith(label);
      assertThat(section.range().contains(section.content())).as(at).isTrue();
      TextLines lines = changelog.source().lines();
      assertThat(lines.content(section.line()).in(text)).as(at).contains(label);
      for (Group group : section.groups()) {
        assertThat(group.heading().range().in(text)).as(at).startsWith("### " + group.name());
        assertThat(group.body().in(text)).as(at).isEqualTo(group.text());
      }
    }
    for (LinkRow row : changelog.rows()) {
      assertThat(row.range().in(text)).as(at).isEqualTo("[" + row.label() + "]: " + row.url());
      assertThat(row.urlRange().in(text)).as(at).isEqualTo(row.url());
    }
  }

  private static void promotes(Changelog before, ReleaseVersion version, String at) {
    if (before.unreleased().orElseThrow().isEmpty()) {
      return;
    }
    LocalDate date = LocalDate.of(2026, 2, 1);
    Edit edit = ChangelogEditor.promote(before, version, date, Example.RULES);
    Changelog after = Changelog.parse(edit.applied());
    assertThat(after.releases()).as(at).hasSize(before.releases().size() + 1);
    assertThat(after.release(version.text()).orElseThrow().body())
        .as(at)
        .isEqualTo(before.unreleased().orElseThrow().body());
    assertThat(after.unreleased().orElseThrow().isEmpty()).as(at).isTrue();
    assertThat(after.rows()).as(at).hasSize(before.rows().size() + 1);
    assertThat(EntryRows.of(after, version, STYLE).areRight()).as(at).isTrue();
    assertThat(edit.replacements()).as(at).hasSize(3);
    var rules = LintRules.of(Example.RULES, date).atCutOf(version);
    assertThat(Linter.lint(after, rules))
        .as(at)
        .noneMatch(finding -> finding.severity() == Lint.Severity.ERROR);
    assertThat(ChangelogEditor.promote(after, version, date, Example.RULES).isEmpty())
        .as(at)
        .isTrue();
    assertThat(ChangelogEditor.revert(after, version, STYLE).result())
        .as(at)
        .isEqualTo(before.source().text());
  }
}
