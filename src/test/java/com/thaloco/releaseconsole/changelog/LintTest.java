package com.thaloco.releaseconsole.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintTest {
  @Test
  void aReadyFileIsClean() {
    assertThat(Example.lints(Example.GOOD)).isEmpty();
    assertThat(Example.lints(Example.GOOD, LintRules.general(Example.TODAY))).isEmpty();
  }

  /** Each line is one mistake: what is replaced by what, and what is found. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      commentCharacter = '%',
      textBlock =
          """
          # Changelog | # Changelog~~# Again                     | several-titles error 3
          ## [v0.1.6] - 2026-05-01 | # [v0.1.6] - 2026-05-01     | release-at-wrong-level error 9
          ### Added | ## Added                                   | group-at-wrong-level error 11
          - A unit for the helper. | ```                         | unclosed-fence-or-comment error 13
          - A unit for the helper. | <!-- x                      | unclosed-fence-or-comment error 13
          ## [v0.1.5] - | ## [Unreleased]~~- x~~## [v0.1.5] -    | several-unreleased error 15
          ## [Unreleased] | ## [v0.1.7] - 2026-05-02~~- x~~## [Unreleased] | unreleased-not-first error 7
          # Changelog |                                          | no-title warning 1
          ## [Unreleased]~~### Fixed~~- The daemon no longer stops twice. |  | no-unreleased warning 5
          ### Added | ## Something                               | unknown-h2 warning 11
          [v0.1.6] - | [0.1] -                                   | bad-version error 9
          [v0.1.5] - 2026-04-20 | [v0.1.6] - 2026-04-20          | duplicate-version error 15
          [v0.1.6] - | [v0.1.4] -                                | version-regression error 9
          [v0.1.6] - 2026-05-01 | [v0.1.6]                       | missing-date error 9
          2026-05-01 | 2026-26-01                                | bad-date error 9
          2026-05-01 | 2026-02-30                                | bad-date error 9
          2026-05-01 | 1 May 2026                                | bad-date error 9
          2026-05-01 | YYYY-MM-DD                                | placeholder-date error 9
          ## [v0.1.5] - | ## [0.1.5] -                           | v-prefix-inconsistent warning 15
          ## [v0.1.5] - | ## v0.1.5 -                            | brackets-inconsistent warning 15
          [v0.1.5] - 2026-04-20 | [v0.1.5] (2026-04-20)          | separator-inconsistent warning 15
          2026-04-20 | 2026-04-20 (yanked)                       | yanked-spelling warning 15
          2026-04-20 | 2026-05-02                                | date-regression warning 9
          2026-05-01 | 2026-05-15                                | future-date warning 9
          ### Added | ### Added~~- y~~### Added                  | duplicate-group error 15
          ### Added | ### New                                    | unknown-group warning 11
          ### Added | ### added                                  | unknown-group warning 11
          ### Added | ### Added~~### Fixed                       | empty-group warning 11
          No functional changes. Verification release for v0.1.4: restart. | | empty-release warning 15
          ### Added |                                            | change-outside-group warning 13
          ### Added | ### Fixed~~- y~~### Added                  | group-order info 15
          [v0.1.5]: | [v0.1.4]:                                  | missing-row error 15
          [v0.1.5]: | [v0.1.4]:                                  | orphan-row warning 21
          [Unreleased]: | [x]:                                   | unreleased-row-missing error 3
          compare/v0.1.6...HEAD | compare/v0.1.5...HEAD          | stale-unreleased-row error 19
          tag/v0.1.6 | tag/v0.1.60                               | row-wrong-target error 20
          tag/v0.1.6 | tag/v10.1.6                               | row-wrong-target error 20
          tag/v0.1.6 | tag/0.1.6                                 | row-wrong-target error 20
          tag/v0.1.6 | tags/v0.1.6                               | row-wrong-target error 20
          tag/v0.1.6 | tag/v0.1.6/                               | row-wrong-target error 20
          releases/tag/v0.1.6 | src/tag/v0.1.6                   | row-wrong-target error 20
          releases/tag/v0.1.6 | compare/v0.1.4...v0.1.6          | row-wrong-target error 20
          v0.1.6...HEAD | v0.1.6...main                          | row-wrong-target error 19
          v0.1.6...HEAD | v0.1.6...head                          | row-wrong-target error 19
          compare/v0.1.6... | compare/0.1.6...                   | row-wrong-target error 19
          tag/v0.1.6 | tag/v0.1.6 (see here                      | row-broken error 20
          restart.~~[Unre | restart.~[Unre                       | row-broken error 18
          [v0.1.5]: | [v0.1.6]:                                  | duplicate-row error 21
          thaloco/banger/releases/tag/v0.1.6 | thaloco/bangr/releases/tag/v0.1.6 | row-wrong-base warning 20
          git.example.org/thaloco/banger/releases/tag/v0.1.6 | github.com/x/y/releases/tag/v0.1.6 | foreign-repo warning 20
          restart. | restart.~~<!--~[v0.1.6]: https://e.org~-->  | commented-out-row warning 20
          https://git.example.org/thaloco/banger/releases/tag/v0.1.6 | http://git.example.org/thaloco/banger/releases/tag/v0.1.6 | not-https warning 20
          [Unreleased]: | [unreleased]:                          | row-case info 19
          v0.1.6...HEAD | v0.1.6..HEAD                           | two-dot-compare info 19
          """)
  void eachMistakeIsFound(String old, String mistake, String expected) {
    String text = Example.with(lines(old), mistake == null ? "" : lines(mistake));
    assertThat(Example.lints(text)).contains(expected);
  }

  private static String lines(String text) {
    return text.replace("~", "\n");
  }

  @Test
  void bytesAreLinted() {
    assertThat(Example.lints("\uFEFF" + Example.GOOD.stripTrailing()))
        .containsExactly("bom info 1", "no-final-newline info 21");
    assertThat(Example.lints(Example.with("### Fixed\n", "### Fixed\r\n")))
        .containsExactly("mixed-eol warning 5");
    byte[] nul = (Example.GOOD + "\0").getBytes(StandardCharsets.UTF_8);
    assertThat(Linter.lint("x", nul, Example.rules()))
        .singleElement()
        .satisfies(f -> assertThat(f.lint()).isEqualTo(Lint.INVALID_UTF8_OR_NUL));
  }

  @Test
  void rowsInAnotherOrderAreAHint() {
    String unreleased = "[Unreleased]: " + Example.BASE + "/compare/v0.1.6...HEAD\n";
    assertThat(Example.lints(Example.GOOD.replace(unreleased, "") + unreleased))
        .containsExactly("row-order info 19");
  }

  @Test
  void theSameRowTwiceIsOnlyAWarning() {
    String row = "[v0.1.5]: " + Example.BASE + "/releases/tag/v0.1.5\n";
    assertThat(Example.lints(Example.with(row, row + row)))
        .containsExactly("duplicate-row warning 22");
  }

  /** A comparison with the release below, and what an older release's row leads to. */
  @ParameterizedTest
  @CsvSource({
    "releases/tag/v0.1.6, compare/v0.1.5...v0.1.6",
    "releases/tag/v0.1.5, src/tag/v0.1.5",
    "thaloco/banger/releases/tag/v0.1.6, Thaloco/Banger/releases/tag/v0.1.6"
  })
  void rowsThatLeadToTheRightPlaceAreFine(String old, String other) {
    assertThat(Example.lints(Example.with(old, other))).isEmpty();
  }

  @Test
  void readyFixesMendWhatTheyAreFor() {
    for (String mistake :
        new String[] {
          Example.with("tag/v0.1.6", "tag/v0.1.60"),
          Example.with("tag/v0.1.6", "tag/0.1.6"),
          Example.with("v0.1.6...HEAD", "v0.1.6...main"),
          Example.with("compare/v0.1.6", "compare/v0.1.5"),
          Example.with("2026-05-01", "1 May 2026"),
          Example.with("### Added", "### added"),
          Example.with("v0.1.6...HEAD", "v0.1.6..HEAD"),
          Example.with("restart.\n\n", "restart.\n"),
          Example.with("[Unreleased]:", "[unreleased]:"),
          Example.GOOD.stripTrailing()
        }) {
      Edit fix = Example.findings(mistake).flatMap(f -> f.fix().stream()).findFirst().orElseThrow();
      assertThat(Example.lints(fix.result())).isEmpty();
    }
  }

  @Test
  void anOldSectionNeverBlocksACut() {
    var next = new ReleaseVersion("v0.1.6");
    String old = Example.with("2026-04-20", "2026-02-30").replace("tag/v0.1.5", "tag/v0.1.4");
    assertThat(Example.lints(old, Example.rules().atCutOf(next)))
        .containsExactly("bad-date warning 15", "row-wrong-target warning 21");
    String own = Example.with("2026-05-01", "2026-02-30").replace("tag/v0.1.6", "tag/v0.1.4");
    assertThat(Example.lints(own, Example.rules().atCutOf(next)))
        .contains("bad-date error 9", "row-wrong-target error 20");
  }

  @Test
  void anEmptyUnreleasedMattersAtTheCutOnly() {
    String text = Example.with("### Fixed\n\n- The daemon no longer stops twice.\n\n", "");
    assertThat(Example.lints(text)).isEmpty();
    assertThat(Example.lints(text, Example.rules().atCutOf(new ReleaseVersion("v0.1.6"))))
        .isEmpty();
    assertThat(Example.lints(text, Example.rules().atCutOf(new ReleaseVersion("v0.1.7"))))
        .containsExactly("unreleased-empty error 3");
  }
}
