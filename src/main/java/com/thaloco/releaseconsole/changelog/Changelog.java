package com.thaloco.releaseconsole.changelog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A changelog that was read. All places are offsets in {@link Source#text()}.
 *
 * @param source the text
 * @param sections releases and Unreleased, in the order of the file
 * @param otherHeadings headings that are neither sections nor inside one: titles and such
 * @param rows of the link table, in order, wherever they stand
 * @param markdown the blocks that it was read from
 */
public record Changelog(
    Source source,
    List<Section> sections,
    List<Heading> otherHeadings,
    List<LinkRow> rows,
    Markdown markdown) {
  public Changelog {
    sections = List.copyOf(sections);
    otherHeadings = List.copyOf(otherHeadings);
    rows = List.copyOf(rows);
  }

  /**
   * Reads a text.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException when that takes too long
   */
  public static Changelog parse(Source source) {
    return SectionReader.read(source, Markdown.of(source));
  }

  /** Reads a file; see {@link Source#read} and {@link #parse}. */
  public static Changelog read(Path file) {
    return parse(Source.read(file));
  }

  /** Reads text that is at hand; see {@link Source#of} and {@link #parse}. */
  public static Changelog of(String name, String text) {
    return parse(Source.of(name, text));
  }

  /** The section of what is not released yet; the first, where there are several. */
  public Optional<Section> unreleased() {
    return sections.stream().filter(section -> section.title().unreleased()).findFirst();
  }

  /** All sections but Unreleased, in the order of the file. */
  public List<Section> releases() {
    return sections.stream().filter(section -> !section.title().unreleased()).toList();
  }

  /** The topmost release. */
  public Optional<Section> newest() {
    return releases().stream().findFirst();
  }

  /**
   * The section of a version; the first, where there are several.
   *
   * @param version with or without its {@code v}
   */
  public Optional<Section> release(String version) {
    String number = number(version);
    return sections.stream()
        .filter(section -> section.version().filter(number::equals).isPresent())
        .findFirst();
  }

  /** The row that Markdown takes for a label: the first. */
  public Optional<LinkRow> row(String label) {
    String key = LinkRow.key(label);
    return rows.stream().filter(row -> row.key().equals(key)).findFirst();
  }

  /** Where a section's heading leads to. */
  public Optional<String> link(Section section) {
    Title title = section.title();
    return title.form() == Title.Form.INLINE
        ? title.target()
        : title.rowLabel().flatMap(this::row).map(LinkRow::url);
  }

  /** Whether a version's section is the first one below Unreleased. */
  public boolean isDirectlyUnderUnreleased(String version) {
    for (int i = 1; i < sections.size(); i++) {
      if (sections.get(i).version().filter(number(version)::equals).isPresent()) {
        return sections.get(i - 1).title().unreleased();
      }
    }
    return false;
  }

  /** A version without its {@code v}. */
  static String number(String version) {
    return version.startsWith("v") ? version.substring(1) : version;
  }
}
