package com.thaloco.releaseconsole.changelog;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns what is under Unreleased into a release, by inserting one heading below it. */
final class Promoter {
  private final Changelog changelog;
  private final Source source;
  private final ReleaseVersion version;
  private final LocalDate date;
  private final Optional<LinkStyle> style;

  Promoter(Changelog changelog, ReleaseVersion version, LocalDate date, Optional<LinkStyle> style) {
    this.changelog = changelog;
    this.source = changelog.source();
    this.version = version;
    this.date = date;
    this.style = style;
  }

  Edit edit() {
    if (changelog.release(version.text()).isPresent()) {
      return style
          .map(links -> ChangelogEditor.fixLinks(changelog, version, links))
          .orElseGet(() -> Edit.none(source));
    }
    Section unreleased = unreleased();
    Replacement heading = heading(unreleased);
    Edit section = new Edit(source, List.of(heading));
    List<Replacement> splices = new ArrayList<>(section.replacements());
    if (style.isPresent()) {
      Changelog between = Changelog.parse(section.applied());
      for (Replacement row : new LinkFixer(between, style.get()).fix(Set.of(version.number()))) {
        splices.add(before(heading, row));
      }
    }
    var edit = new Edit(source, splices);
    check(Changelog.parse(edit.applied()));
    return edit;
  }

  /** A splice of the text with the new heading, as one of the original. */
  private static Replacement before(Replacement heading, Replacement row) {
    int at = heading.range().start();
    int length = heading.text().length();
    int start = row.range().start();
    int shift = start >= at + length ? length : 0;
    return new Replacement(new Range(start - shift, row.range().end() - shift), row.text());
  }

  private Section unreleased() {
    Optional<Section> first = changelog.unreleased();
    if (first.isEmpty()) {
      throw refused(
          "no-unreleased",
          "%s has no section Unreleased.".formatted(source.name()),
          "Write the changes of %s under a heading \"## [Unreleased]\".".formatted(version));
    }
    Section unreleased = first.get();
    long count = changelog.sections().stream().filter(s -> s.title().unreleased()).count();
    if (count > 1 || changelog.sections().getFirst() != unreleased) {
      throw refused(
          "unreleased-not-first",
          "%s:%d: %s."
              .formatted(
                  source.name(),
                  unreleased.line(),
                  count > 1 ? "Unreleased occurs " + count + " times" : "Unreleased is not first"),
          "Keep one section Unreleased, above all releases.");
    }
    if (unreleased.isEmpty()) {
      throw refused(
          "unreleased-empty",
          "%s:%d: Unreleased is empty.".formatted(source.name(), unreleased.line()),
          "Write there what %s changes.".formatted(version));
    }
    for (Section other : changelog.releases()) {
      String number = other.version().orElseThrow();
      if (VersionOrder.INSTANCE.compare(number, version.number()) >= 0) {
        throw refused(
            "version-regression",
            "%s:%d already has %s, which is not lower than %s."
                .formatted(source.name(), other.line(), other.title().label(), version),
            "Choose a higher version.");
      }
    }
    return unreleased;
  }

  private Replacement heading(Section unreleased) {
    TextLines lines = source.lines();
    int line = lines.at(unreleased.heading().range().end());
    String eol = source.text().substring(lines.content(line).end(), lines.next(line));
    boolean ended = !eol.isEmpty();
    eol = ended ? eol : lines.usualEol();
    List<Block> blocks = unreleased.blocks();
    int comments = 0;
    while (blocks.get(comments).kind() == Block.Kind.COMMENT) {
      comments++;
    }
    // A comment directly below Unreleased tells what to write there: it stays.
    if (comments > 0) {
      int first = lines.at(blocks.get(comments).range().start());
      String blank = lines.isBlank(first - 1) ? "" : eol;
      return Replacement.insert(lines.start(first), blank + text(eol) + eol + eol);
    }
    return Replacement.insert(lines.next(line), (ended ? eol : eol + eol) + text(eol) + eol);
  }

  private String text(String eol) {
    Optional<Section> newest = changelog.newest();
    Section model = newest.orElseGet(() -> changelog.unreleased().orElseThrow());
    String label = newest.map(s -> s.title().prefix() + version.number()).orElse(version.text());
    String name =
        switch (model.title().form()) {
          case BRACKET, REF -> "[" + label + "]";
          case PLAIN -> label;
          case INLINE ->
              style
                  .map(links -> "[" + label + "](" + links.version(version.number(), below()) + ")")
                  .orElse(label);
        };
    String text = name + dated(newest);
    // Of the level of Unreleased: the text below it, and its groups, become this section's.
    int level = changelog.unreleased().orElseThrow().heading().level();
    if (model.heading().setext() && model.heading().level() == level) {
      String underline = level == 1 ? "=" : "-";
      return text + eol + underline.repeat(Math.max(3, text.length()));
    }
    return "#".repeat(level) + " " + text;
  }

  private Optional<String> below() {
    return changelog.newest().flatMap(Section::version);
  }

  /** The date, set off as in the newest release. */
  private String dated(Optional<Section> newest) {
    String separator = newest.map(section -> section.title().separator()).orElse("");
    String marks = separator.strip();
    boolean usable =
        !separator.isBlank() && marks.codePoints().noneMatch(Character::isLetterOrDigit);
    if (!usable) {
      return " - " + date;
    }
    String close = marks.endsWith("(") ? ")" : marks.endsWith("[") ? "]" : "";
    return separator + date + close;
  }

  // The edit is only given out when the edited text reads as it should: a comment or a fence that
  // is
  // never closed could swallow what was inserted.
  private void check(Changelog after) {
    boolean there =
        after.release(version.text()).isPresent()
            && after.isDirectlyUnderUnreleased(version.text())
            && after.releases().size() == changelog.releases().size() + 1;
    boolean linked =
        style.isEmpty()
            || after
                .release(version.text())
                .filter(section -> section.title().rowLabel().isPresent())
                .map(section -> after.rowOf(section).isPresent())
                .orElse(true);
    if (!there || !linked) {
      throw refused(
          "unpromotable",
          "%s would not be read correctly with %s written into it."
              .formatted(source.name(), version),
          "Fix what changelog lint reports, then promote again.");
    }
  }

  private ProblemException refused(String id, String happened, String next) {
    return Problem.refused(
            "changelog." + id, happened, version + " was not written into the changelog.", next)
        .toException();
  }
}
