package com.thaloco.releaseconsole.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      commentCharacter = '%',
      nullValues = "-",
      textBlock =
          """
          ## [1.2.3] - 2024-05-06               | 1.2.3      | 2024-05-06
          ## [v1.2.3] - 2024-05-06              | 1.2.3      | 2024-05-06
          ## 1.2.3 (2024-05-06)                 | 1.2.3      | 2024-05-06
          ## 1.2.3 / 2024-05-06                 | 1.2.3      | 2024-05-06
          ## 1.2.3 — 2024-5-6                   | 1.2.3      | 2024-05-06
          ## [1.2.3](https://e.org/x) (2024-05-06) | 1.2.3   | 2024-05-06
          ## [1.2.3](https://e.org/(x)) - 2024-05-06 | 1.2.3 | 2024-05-06
          ## [1.2.3][1.2.3] - 2024-05-06        | 1.2.3      | 2024-05-06
          ## [1.2.3 - 2024-05-06]               | 1.2.3      | 2024-05-06
          ## \\[1.2.3\\] - 2024-05-06           | 1.2.3      | 2024-05-06
          ## **[1.2.3]** - 2024-05-06           | 1.2.3      | 2024-05-06
          ## **1.2.3** - 2024-05-06             | 1.2.3      | 2024-05-06
          ## <a name="1.2.3"></a>1.2.3 (2024-05-06) | 1.2.3  | 2024-05-06
          ## 🚀 1.2.3 - 2024-05-06              | 1.2.3      | 2024-05-06
          ## Version 1.2.3 (2024-05-06)         | 1.2.3      | 2024-05-06
          ## Release v1.2.3                     | 1.2.3      | -
          ## [pkg@1.2.3] - 2024-05-06           | 1.2.3      | 2024-05-06
          ## Banger 1.2.3 - 2024-05-06          | 1.2.3      | 2024-05-06
          ## 1.2.3 - 6 May 2024                 | 1.2.3      | 2024-05-06
          ## 1.2.3 - May 6th, 2024              | 1.2.3      | 2024-05-06
          ## 1.2.3 - 12/01/2024                 | 1.2.3      | -
          ## 1.2.3 - 2024-02-30                 | 1.2.3      | -
          ## 1.2.3 - 2024-26-01                 | 1.2.3      | -
          ## 1.2.3 - YYYY-MM-DD                 | 1.2.3      | -
          ## 1.2.3 - 2024-05-XX                 | 1.2.3      | -
          ## [1.2.3] - [Notes](notes/2024-05-06.md) | 1.2.3  | -
          ## [1.2.3-rc.1+build.5] - 2024-05-06  | 1.2.3-rc.1+build.5 | 2024-05-06
          ## 1.2.3.4                            | 1.2.3.4    | -
          ## 1.0.0rc1                           | 1.0.0rc1   | -
          ## 1.x                                | 1.x        | -
          ## v21 (2024-05-06)                   | 21         | 2024-05-06
          ## v1.65.0/v0.159.0                   | 1.65.0     | -
          ## v0.62.1 Beta                       | 0.62.1     | -
          ## 1.2.3 (and 1.2.2)                  | 1.2.3      | -
          ## 1.2.3 "Grand Opening"              | 1.2.3      | -
          # 1.2.3                               | 1.2.3      | -
          ### [1.2.3](https://e.org) (2024-05-06) | 1.2.3    | 2024-05-06
          ## [1.2.3] - 2024-05-06 ##            | 1.2.3      | 2024-05-06
          """)
  void theseAreReleases(String heading, String version, String date) {
    assertThat(Example.parse(heading + "\n\n- x\n").releases())
        .singleElement()
        .satisfies(section -> {
          assertThat(section.version()).contains(version);
          assertThat(section.title().date().map(Object::toString).orElse(null)).isEqualTo(date);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "## Added",
        "## 2024",
        "## 2024-05-06",
        "## 3rd party",
        "## 64-bit support",
        "## 2 new features",
        "## 1.0 compatibility notes",
        "### 2.0.0 breaking changes",
        "### Added to 1.0.1",
        "## 1.2.3 -> 1.3.0",
        "## 1.2.3 and later",
        "## other-package-1.2.3",
        "## [X.Y.Z] - 2024-05-06",
        "## v2ray",
        "> ## 1.2.3",
        "- ## 1.2.3",
        "```\n## [1.2.3]\n```",
        "<!--\n## [1.2.3]\n-->",
        "    ## [1.2.3]",
        "##1.2.3",
        "---\ntitle: x\n---",
        "some words\n1.2.3\n---"
      })
  void theseAreNone(String text) {
    assertThat(Example.parse(text + "\n").releases()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "## [Unreleased]",
        "## Unreleased",
        "## [unreleased]",
        "## [Unreleased][unreleased]",
        "## [Unreleased] - YYYY-MM-DD",
        "## Unreleased (2024-05-06)",
        "## [Não publicado]",
        "## [未发布]",
        "Unreleased\n----------"
      })
  void theseAreUnreleased(String heading) {
    Changelog changelog = Example.parse(heading + "\n\n- x\n");
    assertThat(changelog.unreleased()).isPresent();
    assertThat(changelog.releases()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "## [1.2.3] - 2024-05-06 [YANKED]",
        "## 1.2.3 (yanked)",
        "## 1.2.3 **YANKED**",
        "## v1.2.3 (2024-5-6) YANKED",
        "## ~~[1.2.3] - 2024-05-06~~"
      })
  void yankedIsSeen(String heading) {
    assertThat(Example.parse(heading + "\n").releases())
        .singleElement()
        .satisfies(section -> assertThat(section.title().yanked()).isTrue());
  }

  @Test
  void aSetextHeadingIsARelease() {
    Changelog changelog = Example.parse("1.2.3 / 2024-05-06\n==================\n\n- x\n");
    assertThat(changelog.releases())
        .singleElement()
        .satisfies(s -> {
          assertThat(s.heading().setext()).isTrue();
          assertThat(s.body()).isEqualTo("- x");
        });
  }

  @Test
  void linesEndAtThreeKindsOfEndsOnly() {
    String text = "# T\r\r## [1.0.0]\u2028x\n\r\n- \u0085\f\n## [0.9.0]\r\n";
    Changelog changelog = Example.parse(text);
    assertThat(changelog.releases().stream().map(Section::line).toList())
        .isEqualTo(java.util.List.of(3, 6));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstHeading() {
    Changelog changelog = Example.parse("\uFEFF## [Unreleased]\n\n## [1.0.0]\n");
    assertThat(changelog.unreleased()).get().extracting(Section::line).isEqualTo(1);
    Heading heading = changelog.newest().orElseThrow().heading();
    assertThat(heading.range().in(changelog.source().text())).isEqualTo("## [1.0.0]");
  }

  @Test
  void sectionsHoldTheirTextButNotTheTable() {
    Changelog changelog = Example.parse(Example.GOOD);
    assertThat(changelog.release("v0.1.6").orElseThrow().body())
        .isEqualTo("### Added\n\n- A unit for the helper.");
    assertThat(changelog.release("0.1.5").orElseThrow().body())
        .isEqualTo("No functional changes. Verification release for v0.1.4: restart.");
    assertThat(changelog.isDirectlyUnderUnreleased("v0.1.6")).isTrue();
    assertThat(changelog.isDirectlyUnderUnreleased("v0.1.5")).isFalse();
    assertThat(changelog.rows().stream().map(LinkRow::label).collect(Collectors.joining(",")))
        .isEqualTo("Unreleased,v0.1.6,v0.1.5");
  }

  @Test
  void visibleTextLeavesCommentsTargetsAndMarkersOut() {
    Changelog changelog =
        Example.parse(
            """
            ## [1.0.0]

            > Run `sudo banger
            > system install` **once**.

            <!-- sudo rm -->
            - see [here](https://e.org "sudo rm") <!-- sudo rm --> now

            [x]: https://e.org "sudo rm"

                sudo in code

            ## [0.9.0]

            sudo rm
            """);
    assertThat(changelog.newest().orElseThrow().visibleText())
        .contains("Run sudo banger system install once.", "see here", "sudo in code")
        .doesNotContain("rm", "<!--", "https");
  }
}
