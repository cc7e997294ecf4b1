package com.thaloco.releaseconsole.check.catalogue;

import static com.thaloco.releaseconsole.check.catalogue.Mistake.blocks;
import static com.thaloco.releaseconsole.check.catalogue.Mistake.warns;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** Changelogs as maintainers leave them, written before the code of the checks was read. */
@Tag("slow")
class FurtherChangelogTest extends CatalogueOfMistakes {
  private static final String FILE = "CHANGELOG.md";
  private static final String URL = "https://git.example.org/thaloco/banger";
  private static final String HEADING = "(?m)^## \\[v0\\.1\\.7] - (\\d{4}-\\d\\d-\\d\\d)$";
  private static final String ROW = "[v0.1.7]: %s/releases/tag/v0.1.7\n".formatted(URL);
  private static final String ROW_BEFORE = "[v0.1.6]: %s/releases/tag/v0.1.6\n".formatted(URL);
  private static final String COMPARISON = "/compare/v0.1.7...HEAD";
  private static final String BODY = "(?s)(## \\[v0\\.1\\.7] - [^\n]*\n).*?\n(## \\[v0\\.1\\.6])";

  @Override
  protected List<Mistake> mistakes() {
    return Stream.of(entries(), sections(), rows()).flatMap(List::stream).toList();
  }

  private static Mistake entry(String name, UnaryOperator<String> edit) {
    return blocks("changelog.entry", name, p -> p.change(FILE, edit).commit());
  }

  private static Mistake heading(String name, String by) {
    return entry(name, t -> t.replaceFirst(HEADING, by));
  }

  private static Mistake unusual(String name, String by) {
    return warns(
        "changelog.order", name, p -> p.change(FILE, t -> t.replaceFirst(HEADING, by)).commit());
  }

  private static Mistake body(String name, String text) {
    return entry(name, t -> t.replaceFirst(BODY, "$1\n" + text + "\n\n$2"));
  }

  private static Mistake row(String name, UnaryOperator<String> edit) {
    return blocks("changelog.links", name, p -> p.change(FILE, edit).commit());
  }

  private static List<Mistake> entries() {
    return List.of(
        unusual("an editor made a dash of the hyphen", "## [v0.1.7] \u2013 $1"),
        unusual("the date is in parentheses", "## [v0.1.7] ($1)"),
        heading("the version is marked as code", "## [`v0.1.7`] - $1"),
        heading("the version ends in an invisible blank", "## [v0.1.7\u200b] - $1"),
        heading("the blank after the signs is a no-break space", "##\u00a0[v0.1.7] - $1"),
        heading("a word follows the date", "## [v0.1.7] - $1 (draft)"),
        heading("the heading is that of the release candidate", "## [v0.1.7-rc.1] - $1"),
        heading("the date has a time of day", "## [v0.1.7] - $1T10:00:00Z"),
        body("the entry is a TODO", "### Fixed\n\n- TODO"),
        body("the entry is still to be written", "### Fixed\n\n- TBD: describe the fix"),
        body("the entry has dots only", "### Fixed\n\n- ..."),
        body("the entry's items are the template's", "### Added\n\n-\n\n### Fixed\n\n-"),
        blocks(
            "changelog.entry",
            "the changelog became a link to a file in docs",
            p -> {
              p.git("mv", FILE, "README.old");
              p.write("docs/CHANGELOG.md", p.read("README.old")).delete("README.old");
              p.git("rm", "-q", "--cached", "README.old");
              link(p);
              p.commit();
            }));
  }

  private static void link(SampleProject p) {
    try {
      java.nio.file.Files.createSymbolicLink(
          p.file(FILE), java.nio.file.Path.of("docs/CHANGELOG.md"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Mistake> sections() {
    return List.of(
        warns(
            "changelog.headings",
            "a line under a text makes a heading of it",
            p ->
                p.change(FILE, t -> t.replaceFirst("### Added\n", "One more thing.\n---\n\n$0"))
                    .commit()),
        warns(
            "changelog.order",
            "the last release's section became this one's",
            p ->
                p.change(FILE, t -> t.replaceFirst(BODY, "$2").replace("[v0.1.6] -", "[v0.1.7] -"))
                    .commit()),
        warns(
            "changelog.order",
            "a merge put the new item into the last release's section",
            p ->
                p.change(
                        FILE,
                        t ->
                            t.replaceFirst(
                                "(?s)(## \\[v0\\.1\\.6].*?### Changed\n\n)",
                                "$1- `banger image list` sorts by name.\n"))
                    .commit()),
        warns(
            "changelog.headings",
            "a heading of another habit",
            p ->
                p.change(FILE, t -> t.replaceFirst("### Fixed\n", "### Breaking changes\n"))
                    .commit()),
        blocks(
            "changelog.headings",
            "a heading is two levels too high",
            p -> p.change(FILE, t -> t.replaceFirst("### Fixed\n", "# Fixed\n")).commit()));
  }

  private static List<Mistake> rows() {
    return List.of(
        row("Unreleased compares with two dots", t -> t.replace("v0.1.7...HEAD", "v0.1.7..HEAD")),
        row(
            "an editor made one character of the three dots",
            t -> t.replace("v0.1.7...HEAD", "v0.1.7\u2026HEAD")),
        row("Unreleased compares with head", t -> t.replace("v0.1.7...HEAD", "v0.1.7...head")),
        row("the row ends in a slash", t -> t.replace(ROW, ROW.strip() + "/\n")),
        row("the row ends in a full stop", t -> t.replace(ROW, ROW.strip() + ".\n")),
        row("the row ends in a comma and a blank", t -> t.replace(ROW, ROW.strip() + ", \n")),
        row("two rows became one line", t -> t.replace(ROW, ROW.strip() + " ")),
        row("the row has a parameter", t -> t.replace(ROW, ROW.strip() + "?tab=readme\n")),
        row("the row has two slashes", t -> t.replace(ROW, ROW.replace("/tag/v", "/tag//v"))),
        row("the row's version is in capitals", t -> t.replace(ROW, ROW.replace("tag/v", "tag/V"))),
        row("the row uses a full-width colon", t -> t.replace("[v0.1.7]: ", "[v0.1.7]\uff1a ")),
        row(
            "Unreleased compares with two slashes",
            t -> t.replace(COMPARISON, "//compare/v0.1.7...HEAD")),
        warns(
            "changelog.links",
            "the last release's row became this one's",
            p -> p.change(FILE, t -> t.replace(ROW_BEFORE, "")).commit()),
        warns(
            "changelog.links",
            "the last release's row leads to this version",
            p ->
                p.change(
                        FILE,
                        t -> t.replace(ROW_BEFORE, ROW_BEFORE.replace("tag/v0.1.6", "tag/v0.1.7")))
                    .commit()));
  }

  @Override
  protected List<Variation> variations() {
    return List.of(together("a changelog of other habits", habits()));
  }

  private static List<Variation> habits() {
    return List.of(
        written(
            "the link table is above the sections",
            t -> {
              int at = t.indexOf("[Unreleased]: ");
              return t.substring(0, at)
                  .replace("## [Unreleased]\n", t.substring(at) + "\n## [Unreleased]\n");
            }),
        written("sections have anchors", t -> t.replaceFirst(HEADING, "<a id=\"v017\"></a>\n\n$0")),
        written(
            "a linter is told something",
            t -> t.replaceFirst(HEADING, "$0\n\n<!-- markdownlint-disable MD024 -->")),
        written(
            "a fence of tildes holds a heading",
            t -> t.replaceFirst("### Added\n\n", "$0- So:\n\n  ~~~\n  ## [v9.9.9]\n  ~~~\n\n")),
        written(
            "the entry has all headings",
            t ->
                t.replaceFirst(
                    "### Added\n",
                    "### Changed\n\n- A.\n\n### Deprecated\n\n- B.\n\n### Removed\n\n- A typo.\n\n"
                        + "### Security\n\n- C.\n\n### Notes\n\n- D.\n\n$0")),
        written(
            "an item speaks of a todo list",
            t -> t.replaceFirst("### Added\n\n", "$0- `banger todo` prints what is to do.\n")),
        written(
            "a picture and a badge are at the top",
            t ->
                t.replaceFirst(
                    "# Changelog\n", "$0\n[![ci](https://e.org/b.svg)](https://e.org)\n")),
        written(
            "an old section's text was corrected",
            t -> t.replace("in the right order.", "in their right order.")),
        written(
            "Unreleased has the headings of the template",
            t -> t.replace("## [Unreleased]\n", "## [Unreleased]\n\n### Added\n\n### Fixed\n")),
        written("tabs follow the signs", t -> t.replaceAll("(?m)^(##+) ", "$1\t")));
  }

  private static Variation written(String name, UnaryOperator<String> edit) {
    return new Variation(name, p -> p.change(FILE, edit).commit());
  }
}
