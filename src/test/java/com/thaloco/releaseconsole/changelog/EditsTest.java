package com.thaloco.releaseconsole.changelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditsTest {
  private static final ReleaseVersion NEXT = new ReleaseVersion("v0.1.7");
  private static final LinkStyle STYLE = LinkStyle.of(Example.RULES);

  private static Edit promote(String text) {
    return ChangelogEditor.promote(Example.parse(text), NEXT, Example.TODAY, Example.RULES);
  }

  private static Edit promoteForeign(String text) {
    Changelog changelog = Example.parse(text);
    return ChangelogEditor.promote(changelog, NEXT, Example.TODAY, LinkStyle.guess(changelog));
  }

  @Test
  void promotingWritesTheSectionAndBumpsTheTable() {
    Edit edit = promote(Example.GOOD);
    assertThat(edit.result())
        .isEqualTo(
            Example.GOOD
                .replace("## [Unreleased]\n", "## [Unreleased]\n\n## [v0.1.7] - 2026-05-14\n")
                .replace(
                    "compare/v0.1.6...HEAD\n",
                    "compare/v0.1.7...HEAD\n[v0.1.7]: " + Example.BASE + "/releases/tag/v0.1.7\n"));
    assertThat(edit.added()).isEqualTo(4);
    assertThat(edit.removed()).isEqualTo(1);
    assertThat(edit.diff()).contains("+## [v0.1.7] - 2026-05-14");
    assertThat(Example.lints(edit.result(), Example.rules().atCutOf(NEXT))).isEmpty();
  }

  @Test
  void promotingTwiceChangesNothing() {
    assertThat(promote(promote(Example.GOOD).result()).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\r"})
  void otherLineEndsStay(String eol) {
    String text = "\uFEFF" + Example.GOOD.replace("\n", eol).stripTrailing();
    String result = promote(text).result();
    assertThat(result)
        .isEqualTo("\uFEFF" + promote(Example.GOOD).result().replace("\n", eol).stripTrailing());
  }

  @Test
  void revertingIsTheReverseOfPromoting() {
    String promoted = promote(Example.GOOD).result();
    Edit back = ChangelogEditor.revert(Example.parse(promoted), NEXT, STYLE);
    assertThat(back.result()).isEqualTo(Example.GOOD);
    assertThat(ChangelogEditor.revert(Example.parse(back.result()), NEXT, STYLE).isEmpty())
        .isTrue();
  }

  @Test
  void revertingMergesWithWhatIsUnreleasedMeanwhile() {
    String promoted =
        promote(Example.GOOD)
            .result()
            .replace(
                "## [Unreleased]\n",
                "## [Unreleased]\n\n### Fixed\n\n- New.\n\n### Security\n\n- Safe.\n");
    Changelog back =
        Example.parse(ChangelogEditor.revert(Example.parse(promoted), NEXT, STYLE).result());
    assertThat(back.unreleased().orElseThrow().body())
        .isEqualTo(
            "### Fixed\n\n- New.\n- The daemon no longer stops twice.\n\n### Security\n\n- Safe.");
    assertThat(back.release("v0.1.7")).isEmpty();
    assertThat(Example.lints(back.source().text())).isEmpty();
  }

  @Test
  void theLastGoodVersionCanBeTold() {
    String promoted = promote(Example.GOOD).result();
    Edit back =
        ChangelogEditor.revert(
            Example.parse(promoted), NEXT, STYLE, Optional.of(new ReleaseVersion("v0.1.5")));
    assertThat(back.result()).contains("compare/v0.1.5...HEAD");
  }

  @Test
  void foreignTablesKeepTheirStyle() {
    String text =
        """
        ## Unreleased stuff is below
        ## [Unreleased]
        - x
        ## [0.1.6] (2026-05-01)
        - y
        ## [0.1.5] (2026-04-01)
        - z

          [Unreleased]:   https://gitlab.com/a/b/-/compare/v0.1.6...main
          [0.1.6]:   https://gitlab.com/a/b/-/compare/v0.1.5...v0.1.6
          [0.1.5]:   https://gitlab.com/a/b/-/tags/v0.1.5
        """;
    assertThat(promoteForeign(text).result())
        .contains("## [Unreleased]\n\n## [0.1.7] (2026-05-14)\n- x")
        .contains(
            "v0.1.7...main\n"
                + "  [0.1.7]:   https://gitlab.com/a/b/-/compare/v0.1.6...v0.1.7\n  [0.1.6]");
  }

  @Test
  void anAscendingTableGrowsAtItsEnd() {
    String text =
        Example.GOOD.substring(0, Example.GOOD.indexOf("[Unreleased]: "))
            + "[v0.1.5]: "
            + Example.BASE
            + "/releases/tag/v0.1.5\n"
            + "[v0.1.6]: "
            + Example.BASE
            + "/releases/tag/v0.1.6\n"
            + "[Unreleased]: "
            + Example.BASE
            + "/compare/v0.1.6...HEAD";
    List<String> labels =
        Example.parse(promote(text).result()).rows().stream().map(LinkRow::label).toList();
    assertThat(labels).containsExactly("v0.1.5", "v0.1.6", "v0.1.7", "Unreleased");
  }

  @Test
  void theFirstReleaseGetsATableOfItsOwn() {
    String result = promote("# Changelog\n\n## [Unreleased]\n\n### Added\n\n- x").result();
    assertThat(result)
        .endsWith(
            "- x\n\n[Unreleased]: "
                + Example.BASE
                + "/compare/v0.1.7...HEAD\n[v0.1.7]: "
                + Example.BASE
                + "/releases/tag/v0.1.7");
    assertThat(Example.lints(result, Example.rules().atCutOf(NEXT)))
        .containsExactly("no-final-newline info 12");
  }

  @Test
  void theSectionHasTheLevelOfUnreleasedWhateverOlderOnesHave() {
    assertThat(promote("## [Unreleased]\n\n### Added\n\n- x\n\n### v0.1.6\n\nA fix.\n").result())
        .startsWith(
            "## [Unreleased]\n\n## v0.1.7 - 2026-05-14\n\n### Added\n\n- x\n\n### v0.1.6\n");
  }

  @Test
  void hintsInACommentStayUnderUnreleased() {
    String text = Example.with("## [Unreleased]\n", "## [Unreleased]\n<!-- write here -->\n");
    assertThat(promote(text).result())
        .contains("<!-- write here -->\n\n## [v0.1.7] - 2026-05-14\n\n### Fixed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "empty", "below", "higher", "swallowed"})
  void whatCannotBePromotedIsRefused(String why) {
    String text =
        switch (why) {
          case "no" -> Example.with("## [Unreleased]", "## Something");
          case "empty" -> Example.with("### Fixed\n\n- The daemon no longer stops twice.\n\n", "");
          case "below" -> Example.with("# Changelog\n", "# Changelog\n\n## [v0.0.1]\n");
          case "higher" -> Example.with("[v0.1.6] -", "[v0.1.9] -");
          default -> Example.with("- A unit for the helper.", "```\n- A unit");
        };
    assertThatThrownBy(() -> promote(text)).isInstanceOf(ProblemException.class);
  }

  @Test
  void missingAndWrongRowsAreMended() {
    String text =
        Example.with("[v0.1.6]: " + Example.BASE + "/releases/tag/v0.1.6\n", "")
            .replace("/tag/v0.1.5", "/tag/v0.1.4")
            .replace("compare/v0.1.6...HEAD", "compare/v0.1.5...HEAD");
    Edit edit = ChangelogEditor.fixAllLinks(Example.parse(text), STYLE);
    assertThat(edit.result()).isEqualTo(Example.GOOD);
    assertThat(ChangelogEditor.fixAllLinks(Example.parse(edit.result()), STYLE).isEmpty()).isTrue();
  }

  @Test
  void rowsOfTheNewestReleaseAreWrittenAsTheProfileSays() {
    String text =
        Example.with("/tag/v0.1.6", "/tags/v0.1.6")
            .replace("/tag/v0.1.5", "/tags/v0.1.5")
            .replace("v0.1.6...HEAD", "0.1.6...main");
    var version = new ReleaseVersion("v0.1.6");
    Edit edit = ChangelogEditor.fixLinks(Example.parse(text), version, STYLE);
    assertThat(edit.result()).isEqualTo(Example.with("/tag/v0.1.5", "/tags/v0.1.5"));
  }

  @Test
  void aCalloutComesIntoTheNotesOfItsReleaseOnce() {
    String sentence = "After updating, run `sudo banger system install` once.";
    var version = new ReleaseVersion("v0.1.6");
    Edit edit = ChangelogEditor.withCallout(Example.parse(Example.GOOD), version, sentence);
    assertThat(edit.result())
        .contains("- A unit for the helper.\n\n### Notes\n\n- " + sentence + "\n\n## [v0.1.5]");
    Changelog after = Example.parse(edit.result());
    assertThat(ChangelogEditor.withCallout(after, version, sentence).isEmpty()).isTrue();
    assertThat(ChangelogEditor.withCallout(after, version, "And more.").result())
        .contains(sentence + "\n- And more.\n\n## [v0.1.5]");
  }

  @Test
  void writingKeepsTheModeAndRefusesAChangedFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("CHANGELOG.md"), Example.GOOD);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Edit edit = ChangelogEditor.promote(Changelog.read(file), NEXT, Example.TODAY, Example.RULES);
    ChangelogFile.write(file, edit);
    assertThat(Files.readString(file)).isEqualTo(edit.result());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThatThrownBy(() -> ChangelogFile.write(file, edit)).hasMessageContaining("changed");
    try (var left = Files.list(folder)) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void theRowsThatAReleaseNeedsAreTold() {
    EntryRows rows = EntryRows.of(Example.parse(Example.GOOD), NEXT, STYLE);
    assertThat(rows.areRight()).isFalse();
    assertThat(rows.version().found()).isEmpty();
    assertThat(rows.unreleased().expected())
        .isEqualTo("[Unreleased]: " + Example.BASE + "/compare/v0.1.7...HEAD");
    assertThat(EntryRows.of(Example.parse(promote(Example.GOOD).result()), NEXT, STYLE).areRight())
        .isTrue();
  }
}
