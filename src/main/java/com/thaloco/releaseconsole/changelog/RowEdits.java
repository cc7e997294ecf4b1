package com.thaloco.releaseconsole.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splices of link rows: each keeps the layout, the line ends and the order of the table it is in.
 */
final class RowEdits {
  private static final Pattern LAYOUT = Pattern.compile("(\\s*)\\[[^\\]]*\\]:([ \\t]*)\\S.*");

  private final Changelog changelog;
  private final TextLines lines;
  private final String text;
  private final List<Replacement> splices = new ArrayList<>();
  // Rows that no row can be put beside: they go to the end, as a table of their own.
  private final List<String> homeless = new ArrayList<>();

  RowEdits(Changelog changelog) {
    this.changelog = changelog;
    this.lines = changelog.source().lines();
    this.text = changelog.source().text();
  }

  /** A row's URL becomes another one. */
  void retarget(LinkRow row, String url) {
    splices.add(new Replacement(row.urlRange(), url));
  }

  /** A row goes, with its line end. */
  void delete(LinkRow row) {
    int first = lines.at(row.range().start());
    int last = lines.at(row.range().end());
    int start = lines.start(first);
    int end = lines.next(last);
    boolean unended = end == text.length() && lines.content(last).end() == end;
    if (unended && first > 1) {
      // The last line of a file without a final line end: the one before it becomes that.
      start = lines.content(first - 1).end();
    }
    splices.add(Replacement.delete(start, end));
  }

  /** A new row directly before another one. */
  void before(LinkRow row, String label, String url) {
    int line = lines.at(row.range().start());
    splices.add(
        Replacement.insert(lines.start(line), row(label, url, Optional.of(row)) + eol(line)));
  }

  /** A new row directly behind another one. */
  void after(LinkRow row, String label, String url) {
    int line = lines.at(row.range().end());
    boolean ended = lines.content(line).end() < lines.next(line);
    String text = row(label, url, Optional.of(row));
    splices.add(Replacement.insert(lines.next(line), ended ? text + eol(line) : eol(line) + text));
  }

  /** A new row where the file has none that it could stand beside. */
  void append(String label, String url) {
    homeless.add(row(label, url, Optional.empty()));
  }

  /** Whether the table begins with the newest version, as the format wants it. */
  boolean isDescending() {
    List<LinkRow> versions =
        changelog.releases().stream()
            .flatMap(section -> changelog.rowOf(section).stream())
            .toList();
    if (versions.size() > 1) {
      return versions.get(0).range().start() < versions.get(1).range().start();
    }
    Optional<LinkRow> unreleased = changelog.unreleased().flatMap(changelog::rowOf);
    return versions.isEmpty()
        || unreleased.isEmpty()
        || unreleased.get().range().start() < versions.getFirst().range().start();
  }

  /** All splices. */
  List<Replacement> splices() {
    if (homeless.isEmpty()) {
      return splices;
    }
    int last = lines.count();
    boolean ended = lines.content(last).isEmpty();
    boolean blank = last == 1 || (ended && lines.isBlank(last - 1));
    String eol = lines.usualEol();
    var table = new StringBuilder();
    table.append(ended ? "" : eol).append(blank ? "" : eol).append(String.join(eol, homeless));
    List<Replacement> all = new ArrayList<>(splices);
    all.add(Replacement.insert(text.length(), table + (ended ? eol : "")));
    return all;
  }

  private String eol(int line) {
    String eol = text.substring(lines.content(line).end(), lines.next(line));
    return eol.isEmpty() ? lines.usualEol() : eol;
  }

  private String row(String label, String url, Optional<LinkRow> sibling) {
    Matcher layout = LAYOUT.matcher(sibling.map(row -> line(row.range().start())).orElse(""));
    return layout.matches()
        ? layout.group(1) + "[" + label + "]:" + layout.group(2) + url
        : "[" + label + "]: " + url;
  }

  private String line(int offset) {
    return lines.content(lines.at(offset)).in(text);
  }
}
