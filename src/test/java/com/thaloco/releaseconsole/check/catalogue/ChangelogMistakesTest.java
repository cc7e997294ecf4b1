package com.thaloco.releaseconsole.check.catalogue;

import static com.thaloco.releaseconsole.check.catalogue.Mistake.blocks;
import static com.thaloco.releaseconsole.check.catalogue.Mistake.warns;

import com.thaloco.releaseconsole.changelog.Changelog;
import com.thaloco.releaseconsole.changelog.ChangelogEditor;
import com.thaloco.releaseconsole.changelog.ChangelogFile;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** What goes wrong in CHANGELOG.md. */
@Tag("slow")
class ChangelogMistakesTest extends CatalogueOfMistakes {
  private static final String FILE = "CHANGELOG.md";
  private static final String URL = "https://git.example.org/thaloco/banger";
  private static final String HEADING = "(?m)^## \\[v0\\.1\\.7] - .*$";
  private static final String BODY = "(?s)(## \\[v0\\.1\\.7] - [^\n]*\n).*?(?=\n## \\[v0\\.1\\.6])";
  private static final String ROW = "[v0.1.7]: %s/releases/tag/v0.1.7\n".formatted(URL);

  @Override
  protected List<Mistake> mistakes() {
    return Stream.of(entry(), dates(), headings(), order(), links()).flatMap(List::stream).toList();
  }

  private static Consumer<SampleProject> edited(UnaryOperator<String> edit) {
    return p -> p.change(FILE, edit).ship();
  }

  private static Consumer<SampleProject> without(String expression) {
    return edited(text -> text.replaceFirst(expression, ""));
  }

  private static Consumer<SampleProject> with(String expression, String by) {
    return edited(text -> text.replaceFirst(expression, by));
  }

  /** What the remedies of the entry and of the links name. */
  private static void promote(SampleProject p) {
    Changelog changelog = Changelog.read(p.file(FILE));
    ChangelogFile.write(
        p.file(FILE),
        ChangelogEditor.promote(
            changelog, new ReleaseVersion("v0.1.7"), today(p), p.profile().changelog()));
  }

  /** Undoes the edit, as a maintainer does by hand. */
  private static void corrected(SampleProject p) {
    p.git("checkout", "-q", "HEAD~1", "--", FILE);
    p.ship();
  }

  private static LocalDate today(SampleProject p) {
    return LocalDate.parse(
        p.git("log", "-1", "--format=%cd", "--date=format:%Y-%m-%d", "--grep=Prepare v0.1.7"));
  }

  private static Mistake mended(Mistake mistake) {
    return mistake.mendedBy(ChangelogMistakesTest::corrected);
  }

  private static List<Mistake> entry() {
    String id = "changelog.entry";
    return List.of(
        blocks(id, "the text still stands under Unreleased", without(HEADING + "\n\n"))
            .mendedBy(p -> {
              promote(p);
              p.ship();
            }),
        blocks(
                id,
                "the promoted section is not committed",
                p -> {
                  without(HEADING + "\n\n").accept(p);
                  promote(p);
                })
            .mendedBy(SampleProject::ship),
        mended(blocks(id, "the section is empty", with(BODY, "$1"))),
        mended(blocks(id, "the section has headings only", with(BODY, "$1\n### Added\n"))),
        mended(
            blocks(
                id, "the section is only a comment", with(BODY, "$1\n<!-- to be written -->\n"))),
        mended(
            blocks(
                id,
                "another release stands above",
                with(HEADING, "## [v0.1.6.1] - 2026-01-01\n\n### Fixed\n\n- It.\n\n$0"))),
        mended(blocks(id, "there is no Unreleased", without("## \\[Unreleased]\n\n"))),
        mended(
            warns(
                id,
                "a change is left under Unreleased",
                with("## \\[Unreleased]\n", "$0\n### Fixed\n\n- One more.\n"))),
        mended(
            warns(
                id,
                "the text is a copy of the last release's",
                edited(text -> {
                  int last = text.indexOf('\n', text.indexOf("## [v0.1.6]")) + 1;
                  String old = text.substring(last, text.indexOf("\n## [v0.1.5]"));
                  int own = text.indexOf('\n', text.indexOf("## [v0.1.7]")) + 1;
                  return text.substring(0, own)
                      + old
                      + text.substring(text.indexOf("\n## [v0.1.6]"));
                }))),
        mended(blocks(id, "the release is marked as yanked", with(HEADING, "$0 [YANKED]"))),
        mended(blocks(id, "the changelog is gone", p -> p.delete(FILE).ship())),
        mended(
            blocks(
                id,
                "the changelog is no UTF-8",
                p ->
                    p.write(
                            FILE,
                            p.read(FILE)
                                .replace("names", "n\u00e4mes")
                                .getBytes(StandardCharsets.ISO_8859_1))
                        .ship())));
  }

  private static List<Mistake> dates() {
    String id = "changelog.entry";
    String number = "## [v0.1.7]";
    return List.of(
        mended(blocks(id, "the date is missing", with(HEADING, number))),
        mended(blocks(id, "the date is a placeholder", with(HEADING, number + " - YYYY-MM-DD"))),
        mended(blocks(id, "the date is no day", with(HEADING, number + " - 2026-02-30"))),
        mended(
            blocks(
                id,
                "the date is written with slashes",
                edited(text ->
                    text.replaceFirst(
                        "(## \\[v0\\.1\\.7] - \\d{4})-(\\d\\d)-(\\d\\d)", "$1/$2/$3")))),
        mended(warns(id, "the date is last year's", with(HEADING, number + " - 2025-12-31"))),
        mended(warns(id, "the date is still to come", with(HEADING, number + " - 2199-01-01"))));
  }

  private static List<Mistake> headings() {
    String id = "changelog.headings";
    String fixed = "(?s)### Fixed(?=.*\n## \\[v0\\.1\\.6])";
    return List.of(
        mended(warns(id, "a heading that is not allowed", with(fixed, "### Improvements"))),
        mended(warns(id, "a heading in lower case", with(fixed, "### fixed"))),
        mended(blocks(id, "the same heading twice", with(fixed, "### Added"))),
        mended(warns(id, "a heading with nothing below", with(fixed, "### Removed\n\n### Fixed"))),
        mended(warns(id, "a change under no heading", with("### Added\n\n", ""))),
        mended(blocks(id, "a heading one level too deep", with(fixed, "#### Fixed"))));
  }

  private static List<Mistake> order() {
    String id = "changelog.order";
    return List.of(
        mended(
            blocks(
                id,
                "the version stands there twice",
                with(
                    "(?m)^## \\[v0\\.1\\.6]",
                    "## [v0.1.7] - 2025-11-18\n\n### Fixed\n\n- It.\n\n$0"))),
        mended(
            warns(
                id,
                "older releases stand in the wrong order",
                edited(text ->
                    text.replace("## [v0.1.5]", "## [v0.1.x]")
                        .replace("## [v0.1.4]", "## [v0.1.5]")
                        .replace("## [v0.1.x]", "## [v0.1.4]")))),
        mended(blocks(id, "there are two Unreleased", with(HEADING, "## [Unreleased]\n\n$0"))),
        mended(blocks(id, "a code fence is never closed", with("### Added\n", "```sh\n$0"))),
        mended(blocks(id, "a comment is never closed", with("### Added\n", "<!-- draft\n\n$0"))),
        mended(blocks(id, "the release is a heading of level 3", with(HEADING, "#$0"))),
        mended(
            warns(
                id,
                "the version lacks its v",
                edited(text -> text.replace("[v0.1.7]", "[0.1.7]")))));
  }

  private static List<Mistake> links() {
    String id = "changelog.links";
    Consumer<SampleProject> promoted =
        p -> {
          promote(p);
          p.ship();
        };
    return List.of(
        blocks(id, "the version has no row", edited(text -> text.replace(ROW, "")))
            .mendedBy(promoted),
        blocks(
                id,
                "Unreleased still compares from the last release",
                edited(text -> text.replace("compare/v0.1.7...", "compare/v0.1.6...")))
            .mendedBy(promoted),
        blocks(id, "Unreleased has no row", with("(?m)^\\[Unreleased]: .*\n", ""))
            .mendedBy(promoted),
        blocks(
                id,
                "the version's row leads to the last release",
                edited(text -> text.replace("releases/tag/v0.1.7", "releases/tag/v0.1.6")))
            .mendedBy(promoted),
        mended(
            blocks(
                id,
                "the version has two rows that differ",
                edited(text -> text.replace(ROW, ROW + ROW.replace("tag/v0.1.7", "tag/v0.1.70"))))),
        mended(
            blocks(
                id,
                "the rows are glued to the text above",
                edited(text -> text.replace("\n\n[Unreleased]: ", "\n[Unreleased]: ")))),
        mended(
            warns(
                id,
                "the row leads to a fork",
                edited(text -> text.replace(ROW, ROW.replace("thaloco", "somebody"))))),
        mended(
            warns(
                id,
                "the row leads to http",
                edited(text -> text.replace(ROW, ROW.replace("https:", "http:"))))),
        mended(
            blocks(
                id,
                "the row is commented out",
                edited(text -> text.replace(ROW, "<!-- %s -->\n".formatted(ROW.strip()))))));
  }
}
