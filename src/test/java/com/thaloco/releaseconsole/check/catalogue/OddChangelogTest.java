package com.thaloco.releaseconsole.check.catalogue;

import static com.thaloco.releaseconsole.check.catalogue.Mistake.blocks;
import static com.thaloco.releaseconsole.check.catalogue.Mistake.warns;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** Odd ways of writing CHANGELOG.md: those that do harm, and those that do none. */
@Tag("slow")
class OddChangelogTest extends CatalogueOfMistakes {
  private static final String FILE = "CHANGELOG.md";
  private static final String URL = "https://git.example.org/thaloco/banger";
  private static final String HEADING = "(?m)^## \\[v0\\.1\\.7] - (\\d{4}-\\d\\d-\\d\\d)$";
  private static final String ROW = "[v0.1.7]: %s/releases/tag/v0.1.7\n".formatted(URL);
  private static final String UNRELEASED =
      "[Unreleased]: %s/compare/v0.1.7...HEAD\n".formatted(URL);

  @Override
  protected List<Mistake> mistakes() {
    return Stream.of(sections(), headings(), rows()).flatMap(List::stream).toList();
  }

  private static Mistake odd(Mistake mistake) {
    return mistake.mendedBy(undo());
  }

  private static Mistake entry(String name, UnaryOperator<String> edit) {
    return odd(blocks("changelog.entry", name, p -> p.change(FILE, edit).ship()));
  }

  private static Mistake row(String name, UnaryOperator<String> edit) {
    return odd(blocks("changelog.links", name, p -> p.change(FILE, edit).ship()));
  }

  private static Mistake heading(String name, UnaryOperator<String> edit) {
    return odd(warns("changelog.headings", name, p -> p.change(FILE, edit).ship()));
  }

  private static List<Mistake> sections() {
    return List.of(
        entry("the section's heading is in a quote", t -> t.replaceFirst(HEADING, "> $0")),
        entry(
            "the section's heading lacks its blank",
            t -> t.replaceFirst(HEADING, "##[v0.1.7] - $1")),
        entry(
            "the section's heading is indented like code", t -> t.replaceFirst(HEADING, "    $0")),
        entry("the section's heading is in a list", t -> t.replaceFirst(HEADING, "- $0")),
        entry("the section's heading is escaped", t -> t.replaceFirst(HEADING, "\\\\$0")),
        entry(
            "the section's heading is bold text",
            t -> t.replaceFirst(HEADING, "**[v0.1.7] - $1**")),
        entry("the year has two digits", t -> t.replaceFirst(HEADING, "## [v0.1.7] - 26-11-27")),
        entry(
            "the day comes first",
            t -> t.replaceFirst("(## \\[v0\\.1\\.7] - )(\\d{4})-(\\d\\d)-(\\d\\d)", "$1$4-$3-$2")),
        entry(
            "the month is a word", t -> t.replaceFirst(HEADING, "## [v0.1.7] - 27 November 2026")),
        entry("the date lacks a zero", t -> t.replaceFirst(HEADING, "## [v0.1.7] - 2026-1-7")),
        entry(
            "the section has an empty item only",
            t ->
                t.replaceFirst(
                    "(?s)(## \\[v0\\.1\\.7][^\n]*\n).*?(?=\n## \\[v0\\.1\\.6])",
                    "$1\n### Fixed\n\n-\n")),
        entry(
            "the section's number has a typing error",
            t -> t.replaceFirst(HEADING, "## [v0.1.17] - $1")),
        entry(
            "the section stands below the last release's",
            t -> {
              int own = t.indexOf("## [v0.1.7]");
              int last = t.indexOf("## [v0.1.6]");
              int before = t.indexOf("## [v0.1.5]");
              return t.substring(0, own)
                  + t.substring(last, before)
                  + t.substring(own, last)
                  + t.substring(before);
            }),
        odd(
            blocks(
                "changelog.entry",
                "marks of a merge were left",
                p ->
                    p.change(
                            FILE,
                            t ->
                                t.replace(
                                    "### Fixed\n\n- `banger vm",
                                    "<<<<<<< HEAD\n### Fixed\n\n- One.\n=======\n### Fixed\n\n"
                                        + "- Two.\n>>>>>>> other\n\n### Fixed\n\n- `banger vm"))
                        .ship())),
        odd(
            warns(
                "changelog.order",
                "the section's heading has no brackets",
                p -> p.change(FILE, t -> t.replaceFirst(HEADING, "## v0.1.7 - $1")).ship())),
        odd(
            warns(
                "changelog.order",
                "line ends are mixed",
                p -> p.change(FILE, t -> t.replaceFirst("\n\n", "\r\n\r\n")).ship())),
        odd(
            blocks(
                "changelog.entry",
                "marks of a merge were left in the link table",
                p ->
                    p.change(
                            FILE,
                            t ->
                                t.replace(ROW, "<<<<<<< HEAD\n" + ROW + "=======\n>>>>>>> other\n"))
                        .ship())),
        odd(
            blocks(
                "changelog.entry",
                "Unreleased stands below the section",
                p ->
                    p.change(
                            FILE,
                            t ->
                                t.replace("## [Unreleased]\n\n", "")
                                    .replace("## [v0.1.6]", "## [Unreleased]\n\n## [v0.1.6]"))
                        .ship())),
        odd(
            blocks(
                "changelog.order",
                "there are two titles",
                p ->
                    p.change(FILE, t -> t.replace("## [v0.1.7]", "# News\n\n## [v0.1.7]"))
                        .ship())));
  }

  private static List<Mistake> headings() {
    return List.of(
        heading("a heading with a typing error", t -> t.replaceFirst("### Added", "### Adedd")),
        heading("a heading with a colon", t -> t.replaceFirst("### Added", "### Added:")),
        heading("a heading in capitals", t -> t.replaceFirst("### Added", "### ADDED")),
        heading("a heading without its blank", t -> t.replaceFirst("### Added", "###Added")),
        heading(
            "a heading with a sign before it",
            t -> t.replaceFirst("### Added", "### :rocket: Added")),
        heading("a heading that is bold text", t -> t.replaceFirst("### Added", "**Added**")),
        heading("a heading in another language", t -> t.replaceFirst("### Added", "### Neu")),
        odd(
            blocks(
                "changelog.headings",
                "a heading of level 2",
                p -> p.change(FILE, t -> t.replaceFirst("### Added", "## Added")).ship())));
  }

  private static List<Mistake> rows() {
    return List.of(
        row("the row is in a code block", t -> t.replace(ROW, "```\n" + ROW + "```\n")),
        row(
            "the row is indented like code",
            t -> t.replace("\n" + UNRELEASED, "\n        " + UNRELEASED)),
        row("the row lacks its colon", t -> t.replace(ROW, ROW.replace("]:", "]"))),
        row("the row's label has no v", t -> t.replace(ROW, ROW.replace("[v0", "[0"))),
        row("the row's URL is empty", t -> t.replace(ROW, "[v0.1.7]:\n\n")),
        row("the row's URL has a blank", t -> t.replace(ROW, ROW.replace("tag/v", "tag/ v"))),
        row(
            "the row compares up to the next version",
            t -> t.replace(ROW, "[v0.1.7]: %s/compare/v0.1.6...v0.1.8\n".formatted(URL))),
        row(
            "Unreleased compares backwards",
            t -> t.replace(UNRELEASED, "[Unreleased]: %s/compare/HEAD...v0.1.7\n".formatted(URL))),
        row(
            "Unreleased compares two releases",
            t ->
                t.replace(
                    UNRELEASED,
                    UNRELEASED.replace("HEAD", "v0.1.7").replace("/v0.1.7.", "/v0.1.6."))),
        row(
            "Unreleased shows a tag",
            t -> t.replace(UNRELEASED, "[Unreleased]: %s/releases/tag/v0.1.7\n".formatted(URL))),
        row(
            "the row is HTML",
            t -> t.replace(ROW, "<a href=\"%s/releases/tag/v0.1.7\">v0.1.7</a>\n".formatted(URL))),
        row(
            "the row leads to a longer number",
            t -> t.replace(ROW, ROW.replace("tag/v0.1.7", "tag/v0.1.70"))),
        odd(
            warns(
                "changelog.links",
                "the row stands there twice",
                p -> p.change(FILE, t -> t.replace(ROW, ROW + ROW)).ship())),
        row(
            "the row uses GitLab's path on a Forgejo",
            t -> t.replace(ROW, ROW.replace("/releases/tag/", "/-/tags/"))),
        row("the row's path is a plural", t -> t.replace(ROW, ROW.replace("/tag/", "/tags/"))),
        row("the row's tag has no v", t -> t.replace(ROW, ROW.replace("/v0", "/0"))),
        row(
            "Unreleased compares with a branch",
            t -> t.replace(UNRELEASED, UNRELEASED.replace("HEAD", "main"))),
        odd(
            warns(
                "changelog.links",
                "a row for a version that is nowhere",
                p ->
                    p.change(FILE, t -> t.replace(ROW, ROW + ROW.replace("0.1.7", "0.1.65")))
                        .ship())));
  }

  private static Variation written(String name, UnaryOperator<String> edit) {
    return new Variation(name, p -> p.change(FILE, edit).ship());
  }

  @Override
  protected List<Variation> variations() {
    return List.of(
        written(
            "the title is underlined", t -> t.replace("# Changelog\n", "Changelog\n=========\n")),
        written(
            "old sections are underlined",
            t -> t.replaceFirst("(?m)^## (\\[v0\\.1\\.5].*)$", "$1\n---")),
        written(
            "the own section is underlined",
            t -> t.replaceFirst("(?m)^## (\\[v0\\.1\\.7].*)$", "$1\n---")),
        written("headings are closed by signs", t -> t.replaceAll("(?m)^(###?) (.*)$", "$1 $2 $1")),
        written("headings end in blanks", t -> t.replaceAll("(?m)^(###?) (.*)$", "$1 $2  ")),
        written("two blanks follow the signs", t -> t.replaceAll("(?m)^(###?) (.*)$", "$1  $2")),
        written(
            "headings are indented by a blank", t -> t.replaceAll("(?m)^(###?) (.*)$", " $1 $2")),
        written(
            "rows have angle brackets",
            t -> t.replaceAll("(?m)^(\\[[\\w.]+]): (\\S+)$", "$1: <$2>")),
        written(
            "rows have titles", t -> t.replaceAll("(?m)^(\\[[\\w.]+]): (\\S+)$", "$1: $2 \"see\"")),
        written("rows are indented", t -> t.replaceAll("(?m)^(\\[[\\w.]+]: \\S+)$", "   $1")),
        written(
            "rows have several blanks",
            t -> t.replaceAll("(?m)^(\\[[\\w.]+]): (\\S+)$", "$1:    $2")),
        written("rows are set off by empty lines", t -> t.replace(ROW, "\n" + ROW + "\n")),
        written(
            "rows stand below a comment",
            t -> t.replace(UNRELEASED, "<!-- links -->\n" + UNRELEASED)),
        written(
            "Unreleased's row is in lower case", t -> t.replace("[Unreleased]:", "[unreleased]:")),
        written("Unreleased is in lower case", t -> t.replace("[Unreleased]", "[unreleased]")),
        written("rows are the other way round", OddChangelogTest::reversed),
        written("items begin with stars", t -> t.replaceAll("(?m)^- ", "* ")),
        written("items begin with plus signs", t -> t.replaceAll("(?m)^- ", "+ ")),
        written("items are numbered", t -> t.replaceAll("(?m)^- ", "1. ")),
        written(
            "items hold lists, tasks and quotes",
            t ->
                t.replaceFirst(
                    "### Added\n\n", "$0- A\n  - b\n    - [x] c\n    - [ ] d\n\n  > e\n\n")),
        written(
            "items mention issues and people",
            t ->
                t.replaceFirst(
                    "### Added\n\n", "$0- Fix [#12], thanks to [@a][b] and @c ([1234567]).\n")),
        written(
            "an item has a link of its own",
            t ->
                t.replaceFirst(
                    "### Added\n\n", "$0- See [the guide](https://example.org/a_(b)).\n")),
        written(
            "an item has a table and details",
            t ->
                t.replaceFirst(
                    "### Added\n\n",
                    "$0- A.\n\n"
                        + "| a | b |\n"
                        + "|---|---|\n"
                        + "| 1 | 2 |\n\n"
                        + "<details>\n"
                        + "<summary>More</summary>\n\n"
                        + "Text.\n\n"
                        + "</details>\n\n")),
        written(
            "an item shows a heading and a row as code",
            t ->
                t.replaceFirst(
                    "### Added\n\n", "$0- So:\n\n      ## [v9.9.9]\n      [v9.9.9]: x\n\n")),
        written(
            "a heading of level 4 parts a group",
            t -> t.replaceFirst("### Added\n\n", "$0#### Kernels\n\n")),
        written(
            "a rule parts the releases", t -> t.replace("\n## [v0.1.6]", "\n---\n\n## [v0.1.6]")),
        written("a row is in a list", t -> t.replace(ROW, "- " + ROW)),
        written("empty lines are many", t -> t.replace("\n\n", "\n\n\n")),
        written(
            "other alphabets",
            t ->
                t.replaceFirst(
                    "### Added\n\n",
                    "$0- \u65e5\u672c\u8a9e, \u05e2\u05d1\u05e8\u05d9\u05ea, \ud83d\ude80.\n")),
        written(
            "the text has a line separator",
            t -> t.replaceFirst("### Added\n\n", "$0- A\u2028B.\n")),
        written(
            "an old release was yanked",
            t -> t.replaceFirst("(?m)^(## \\[v0\\.1\\.1].*)$", "$1 [YANKED]")),
        written("a footnote", t -> t.replaceFirst("### Added\n\n", "$0- A.[^1]\n\n[^1]: B.\n\n")));
  }

  private static String reversed(String text) {
    int at = text.indexOf(UNRELEASED);
    List<String> rows = text.substring(at).lines().toList();
    return text.substring(0, at) + String.join("\n", rows.reversed()) + "\n";
  }
}
