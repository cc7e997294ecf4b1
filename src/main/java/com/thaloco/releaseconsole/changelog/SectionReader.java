package com.thaloco.releaseconsole.changelog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Cuts the blocks of a changelog into sections and groups. Linear in the number of blocks. */
final class SectionReader {
  /** The groups of Keep a Changelog, and one more that banger uses: Notes. */
  static final List<String> GROUPS =
      List.of("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security", "Notes");

  private final Source source;
  private final Markdown markdown;
  private final Set<String> sectionKeys = new HashSet<>();

  private SectionReader(Source source, Markdown markdown) {
    this.source = source;
    this.markdown = markdown;
  }

  private record Found(Heading heading, Title title) {}

  static Changelog read(Source source, Markdown markdown) {
    return new SectionReader(source, markdown).read();
  }

  private Changelog read() {
    List<Found> found = new ArrayList<>();
    List<Heading> before = new ArrayList<>();
    for (Heading heading : markdown.headings()) {
      Optional<Title> title = TitleReader.read(heading);
      if (title.isPresent()) {
        found.add(new Found(heading, title.get()));
        title.get().rowLabel().map(LinkRow::key).ifPresent(sectionKeys::add);
      } else if (found.isEmpty()) {
        before.add(heading);
      }
    }
    List<Section> sections = new ArrayList<>();
    int block = 0;
    int heading = 0;
    for (int i = 0; i < found.size(); i++) {
      boolean last = i + 1 == found.size();
      int start = found.get(i).heading().range().start();
      int end = last ? source.text().length() : found.get(i + 1).heading().range().start();
      List<Block> blocks = new ArrayList<>();
      for (; block < markdown.blocks().size(); block++) {
        Block next = markdown.blocks().get(block);
        if (next.range().start() >= end) {
          break;
        }
        if (next.range().start() > start) {
          blocks.add(next);
        }
      }
      List<Heading> headings = new ArrayList<>();
      for (; heading < markdown.headings().size(); heading++) {
        Heading next = markdown.headings().get(heading);
        if (next.range().start() >= end) {
          break;
        }
        if (next.range().start() > start) {
          headings.add(next);
        }
      }
      sections.add(section(found.get(i), new Range(start, end), blocks, headings, last));
    }
    return new Changelog(source, sections, before, markdown);
  }

  private Section section(
      Found found, Range range, List<Block> all, List<Heading> headings, boolean last) {
    List<Block> blocks = all.subList(0, last ? tableStart(all) : rowsStart(all));
    int start = source.lines().next(source.lines().at(found.heading().range().end()));
    int end = blocks.isEmpty() ? start : blocks.getLast().range().end();
    Range content = trimmed(Math.min(start, end), end);
    List<Heading> groupHeadings =
        headings.stream()
            .filter(h -> h.range().end() <= content.end() && isGroup(h, found.heading()))
            .toList();
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < groupHeadings.size(); i++) {
      Heading heading = groupHeadings.get(i);
      boolean lastGroup = i + 1 == groupHeadings.size();
      int until = lastGroup ? content.end() : groupHeadings.get(i + 1).range().start();
      groups.add(group(heading, until, blocks));
    }
    return new Section(
        source, found.heading(), found.title(), range, content, groups, headings, blocks);
  }

  // A group is one level below its release; one of the known names is a group at any level.
  private static boolean isGroup(Heading heading, Heading release) {
    return heading.level() == release.level() + 1 || isKnownGroup(heading.text());
  }

  static boolean isKnownGroup(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT);
    return GROUPS.stream().anyMatch(group -> group.toLowerCase(Locale.ROOT).equals(plain));
  }

  private Group group(Heading heading, int until, List<Block> blocks) {
    int start = Math.min(source.lines().next(source.lines().at(heading.range().end())), until);
    Range body = trimmed(start, until);
    boolean empty =
        blocks.stream()
            .noneMatch(block -> block.isContent() && body.contains(block.range().start()));
    return new Group(heading.text().strip(), heading, body, body.in(source.text()), empty);
  }

  /** Without blank lines around it; ends at the last character that is no white space. */
  private Range trimmed(int start, int end) {
    String text = source.text();
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    while (start < end && source.lines().isBlank(source.lines().at(start))) {
      start = source.lines().next(source.lines().at(start));
    }
    return new Range(Math.min(start, end), end);
  }

  /**
   * How many blocks are left when rows, and comments and bars between them, are cut off the end.
   */
  private static int rowsStart(List<Block> blocks) {
    int end = blocks.size();
    int kept = end;
    while (end > 0) {
      Block.Kind kind = blocks.get(end - 1).kind();
      if (kind == Block.Kind.ROW || kind == Block.Kind.BREAK) {
        kept = end - 1;
      } else if (kind != Block.Kind.COMMENT) {
        break;
      }
      end--;
    }
    boolean commentBefore = kept > end && kept < blocks.size();
    // "<!-- links -->" directly before the rows belongs to them.
    return commentBefore && hasRow(blocks.subList(kept, blocks.size())) ? end : kept;
  }

  private static boolean hasRow(List<Block> blocks) {
    return blocks.stream().anyMatch(block -> block.kind() == Block.Kind.ROW);
  }

  /** The same for the last section, where a footer may stand behind the table. */
  private int tableStart(List<Block> blocks) {
    Set<Integer> tableRows = new HashSet<>();
    for (LinkRow row : markdown.rows()) {
      if (sectionKeys.contains(row.key())) {
        tableRows.add(row.range().start());
      }
    }
    for (int i = 0; i < blocks.size(); i++) {
      boolean table =
          blocks.get(i).kind() == Block.Kind.ROW
              && tableRows.contains(blocks.get(i).range().start());
      boolean headingLater =
          blocks.subList(i, blocks.size()).stream()
              .anyMatch(block -> block.kind() == Block.Kind.HEADING);
      if (table && !headingLater) {
        return rowsStart(blocks.subList(0, i + 1));
      }
    }
    return rowsStart(blocks);
  }
}
