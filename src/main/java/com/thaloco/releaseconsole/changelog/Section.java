package com.thaloco.releaseconsole.changelog;

import java.util.List;
import java.util.Optional;

/**
 * A release, or what is not released yet.
 *
 * @param source the file
 * @param heading its heading
 * @param title what the heading says
 * @param range from the heading to the next section
 * @param content what belongs to the release: from the first to the last line of it that is not
 *     blank; link rows at its end, and the link table at the end of the file, are left out
 * @param groups of changes, in order
 * @param subheadings all headings in it, in order, whatever their level
 * @param blocks what is in the content, in order
 */
public record Section(
    Source source,
    Heading heading,
    Title title,
    Range range,
    Range content,
    List<Group> groups,
    List<Heading> subheadings,
    List<Block> blocks) {
  public Section {
    groups = List.copyOf(groups);
    subheadings = List.copyOf(subheadings);
    blocks = List.copyOf(blocks);
  }

  /** The Markdown source of its entry, without the heading, byte for byte. */
  public String body() {
    return content.in(source.text());
  }

  /**
   * What a reader sees of the body, to look for words in: without comments, link rows and the
   * targets of links, with markers of emphasis and code left out; each block is one line.
   */
  public String visibleText() {
    return VisibleText.of(source.name(), body());
  }

  /** Its lines that stand in for what is still to be written: {@code TODO}, {@code ...}. */
  public Unwritten unwritten() {
    List<String> headings = subheadings.stream().map(h -> h.text().strip()).toList();
    return Unwritten.in(visibleText(), headings);
  }

  /** What follows the date in its heading, without a mark of yanking; or empty. */
  public String afterDate() {
    String raw = title.dateRaw().orElse("");
    int at = raw.isEmpty() ? -1 : heading.text().indexOf(raw);
    return at < 0
        ? ""
        : heading
            .text()
            .substring(at + raw.length())
            .replace(title.yankMark(), "")
            .replaceAll("^[)\\]*_`\\s]+|[#*_`\\s]+$", "");
  }

  /** The version without {@code v}; empty for Unreleased. */
  public Optional<String> version() {
    return title.version();
  }

  /** Whether it says nothing: no block but headings, comments and breaks. */
  public boolean isEmpty() {
    return blocks.stream().noneMatch(Block::isContent);
  }

  /** The line of its heading, 1-based. */
  public int line() {
    return heading.line();
  }
}
