package com.thaloco.releaseconsole.changelog;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A changelog that was read. All places are offsets in {@link Source#text()}. */
public final class Changelog {
  private final Source source;
  private final List<Section> sections;
  private final List<Heading> otherHeadings;
  private final Markdown markdown;
  private final Map<String, LinkRow> rowsByKey = new HashMap<>();
  private final Map<String, Section> byVersion = new HashMap<>();
  private final Map<String, String> below = new HashMap<>();

  Changelog(Source source, List<Section> sections, List<Heading> otherHeadings, Markdown markdown) {
    this.source = source;
    this.sections = List.copyOf(sections);
    this.otherHeadings = List.copyOf(otherHeadings);
    this.markdown = markdown;
    markdown.rows().forEach(row -> rowsByKey.putIfAbsent(row.key(), row));
    for (Section section : sections) {
      section.version().ifPresent(version -> byVersion.putIfAbsent(version, section));
    }
    List<Section> releases = releases();
    for (int i = 1; i < releases.size(); i++) {
      below.putIfAbsent(
          releases.get(i - 1).version().orElseThrow(), releases.get(i).version().orElseThrow());
    }
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

  /** Reads text that is given; see {@link Source#of} and {@link #parse}. */
  public static Changelog of(String name, String text) {
    return parse(Source.of(name, text));
  }

  /** The text. */
  public Source source() {
    return source;
  }

  /** Releases and Unreleased, in the order of the file. */
  public List<Section> sections() {
    return sections;
  }

  /** Headings before the first section: titles and such. */
  public List<Heading> otherHeadings() {
    return otherHeadings;
  }

  /** The rows of the link table, in order, wherever they stand. */
  public List<LinkRow> rows() {
    return markdown.rows();
  }

  /** Lines that were meant as headings and are none, in order. */
  public List<MissedHeading> missed() {
    return MissedHeadings.in(this);
  }

  /** The blocks that it was read from. */
  Markdown markdown() {
    return markdown;
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
    return Optional.ofNullable(byVersion.get(number(version)));
  }

  /**
   * The version whose section follows.
   *
   * @param version with or without its {@code v}
   */
  public Optional<String> below(String version) {
    return Optional.ofNullable(below.get(number(version)));
  }

  /** The row that Markdown takes for a label: the first. */
  public Optional<LinkRow> row(String label) {
    return Optional.ofNullable(rowsByKey.get(LinkRow.key(label)));
  }

  /** The row that a section's heading refers to. */
  public Optional<LinkRow> rowOf(Section section) {
    return section.title().rowLabel().flatMap(this::row);
  }

  /** Where a section's heading leads to. */
  public Optional<String> link(Section section) {
    Title title = section.title();
    return title.form() == Title.Form.INLINE ? title.target() : rowOf(section).map(LinkRow::url);
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
