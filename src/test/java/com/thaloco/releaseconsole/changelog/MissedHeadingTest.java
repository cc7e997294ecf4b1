package com.thaloco.releaseconsole.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that look like headings and that Markdown takes for text. */
class MissedHeadingTest {
  private static final String HEADING = "## [v0.1.6] - 2026-05-01";

  private static List<LintFinding> missed(String text) {
    return Example.findings(text).filter(f -> f.lint() == Lint.NOT_A_HEADING).toList();
  }

  @Test
  void aHeadingWithoutASpaceIsNamedOnItsLineAndNothingElseIsBlamed() {
    String text = Example.with(HEADING, "##[v0.1.6] - 2026-05-01").replace("### Added", "###Added");
    assertThat(Example.lints(text))
        .contains("not-a-heading error 9", "not-a-heading error 11")
        .noneMatch(lint -> lint.contains("row"));
    assertThat(missed(text).getFirst().message())
        .isEqualTo(
            "\"##[v0.1.6] - 2026-05-01\" is not a heading: it needs a space after the # signs of"
                + " its heading");
    String once = missed(text).getFirst().fix().orElseThrow().result();
    String fixed =
        missed(Example.with(HEADING, "##[v0.1.6] - 2026-05-01"))
            .getFirst()
            .fix()
            .orElseThrow()
            .result();
    assertThat(once).contains("\n" + HEADING + "\n");
    assertThat(fixed).isEqualTo(Example.GOOD);
  }

  @Test
  void aSpaceThatMarkdownDoesNotTakeForOneIsNone() {
    String text = Example.with(HEADING, HEADING.replace("## ", "##\u00a0"));
    assertThat(Example.lints(text)).contains("not-a-heading error 9");
    assertThat(missed(text).getFirst().fix().orElseThrow().result()).isEqualTo(Example.GOOD);
  }

  @Test
  void aHeadingInACommentIsNamedWithTheLineWhereTheCommentBegins() {
    LintFinding open = missed(Example.with(HEADING, "<!-- draft\n" + HEADING)).getFirst();
    assertThat(open.line()).isEqualTo(10);
    assertThat(open.severity()).isEqualTo(Lint.Severity.ERROR);
    assertThat(open.message()).endsWith("inside a comment that begins at line 9; close it there");
    LintFinding closed = missed(Example.with(HEADING, "<!--\n" + HEADING + "\n-->")).getFirst();
    assertThat(closed.line()).isEqualTo(10);
    assertThat(closed.severity()).isEqualTo(Lint.Severity.WARNING);
  }

  @Test
  void whatAnOpenFenceSwallowsIsNamedOnce() {
    assertThat(missed(Example.with(HEADING, "```sh\n" + HEADING)))
        .singleElement()
        .satisfies(f -> assertThat(f.line()).isEqualTo(10))
        .satisfies(f ->
            assertThat(f.message())
                .endsWith("inside a code fence that begins at line 9; close it there"));
  }

  @Test
  void aHeadingDirectlyBelowHtmlIsNamed() {
    assertThat(missed(Example.with(HEADING, "<details>\n" + HEADING)).getFirst().message())
        .endsWith("inside HTML that begins at line 9; put a blank line above the heading");
  }

  @Test
  void anIndentedHeadingIsNamed() {
    assertThat(missed(Example.with(HEADING, "  " + HEADING))).hasSize(1);
    assertThat(missed(Example.with(HEADING, "        " + HEADING)))
        .as("code in the list above shows it on purpose")
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- See\n#12 and\n##34.",
        "- See\n#1.2 in the docs.",
        "```\n## [v0.1.4] - 2026-01-01\n```",
        "<!--\n## [x.y.z] - YYYY-MM-DD\n-->",
        "<!--\n## [v0.2.0] - YYYY-MM-DD\n-->",
        "<!--\n## [v0.1.5] - 2026-04-20\n-->",
        "- A ##[v0.2.0] in a sentence.",
        "    # echo 1.2.3"
      })
  void whatIsNoHeadingByIntentionIsLeftAlone(String text) {
    assertThat(missed(Example.with("- A unit for the helper.", "- A unit.\n\n" + text))).isEmpty();
  }

  @Test
  void anotherReleaseThatIsSwallowedIsAnErrorOfTheSectionThatSwallowsItOnly() {
    LintRules cut = Example.rules().atCutOf(new ReleaseVersion("v0.1.6"));
    String swallowed = Example.with("## [v0.1.5]", "##[v0.1.5]");
    assertThat(Example.lints(swallowed, cut)).contains("not-a-heading error 15");
    String old = Example.GOOD.replace("[Unreleased]:", "##[v0.1.4] - 2026-01-01\n\n[Unreleased]:");
    assertThat(Example.lints(old, cut)).contains("not-a-heading warning 19");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5.2026", "01.05.2026", "2026.05.01", "01/05/2026", "1 May 2026"})
  void aDateInAnotherFormIsADateAndNotASecondVersion(String date) {
    Section section =
        Changelog.of("x", "# Changelog\n\n## [v0.1.6] - %s\n\n- A.\n".formatted(date))
            .release("v0.1.6")
            .orElseThrow();
    assertThat(section.title().dateRaw()).isEqualTo(Optional.of(date));
    assertThat(section.title().date().map(LocalDate::toString).orElse("none"))
        .isIn("2026-05-01", "none");
  }
}
