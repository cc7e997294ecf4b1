package com.thaloco.releaseconsole.changelog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The link table. */
final class LinkLints {
  private static final Pattern ROW_LIKE =
      Pattern.compile("\\s{0,3}(?:[-*+]\\s+)?(\\[([^\\[\\]]+)\\]:[ \\t]*(\\S+).*)");
  private static final Pattern REFERENCE = Pattern.compile("\\[([^\\[\\]]{1,80})\\](?!:)");
  private static final Pattern HTTP = Pattern.compile("<?(?i:https?)://.*");
  private static final Pattern LOOPBACK =
      Pattern.compile("http://(?:localhost|127\\.[\\d.]+|\\[::1\\])(?:[:/].*)?");

  private final Changelog changelog;
  private final LintFindings findings;
  private final Optional<LinkStyle> style;
  private final Map<String, Section> wanted = new HashMap<>();
  private final Set<String> missed;
  private final Set<String> broken = new HashSet<>();
  private final Set<String> referred = new HashSet<>();

  LinkLints(Changelog changelog, LintRules rules, LintFindings findings) {
    this.changelog = changelog;
    this.findings = findings;
    this.style = rules.links().or(() -> LinkStyle.guess(changelog));
    for (Section section : changelog.sections()) {
      section.title().rowLabel().ifPresent(l -> wanted.putIfAbsent(LinkRow.key(l), section));
    }
    missed =
        changelog.missed().stream()
            .flatMap(heading -> heading.version().stream())
            .collect(Collectors.toSet());
  }

  void run() {
    broken();
    commentedOut();
    missing();
    Map<String, LinkRow> seen = new HashMap<>();
    for (LinkRow row : changelog.rows()) {
      LinkRow first = seen.putIfAbsent(row.key(), row);
      if (first != null) {
        duplicate(first, row);
      }
      row(row);
    }
    order();
  }

  private void missing() {
    Set<String> told = new HashSet<>();
    for (Section section : changelog.sections()) {
      Optional<String> label = section.title().rowLabel();
      boolean there = label.isEmpty() || changelog.rowOf(section).isPresent();
      if (there
          || broken.contains(LinkRow.key(label.get()))
          || !told.add(LinkRow.key(label.get()))) {
        continue;
      }
      if (!section.title().unreleased()) {
        findings.add(
            Lint.MISSING_ROW, section.line(), "the link table has no row for [%s]", label.get());
      } else if (changelog.newest().isPresent()) {
        findings.add(
            Lint.UNRELEASED_ROW_MISSING,
            section.line(),
            "the link table has no row for [%s]",
            label.get());
      }
    }
  }

  private void duplicate(LinkRow first, LinkRow row) {
    boolean same = first.url().equals(row.url());
    Optional<Replacement> fix = Optional.empty();
    if (same) {
      var edits = new RowEdits(changelog);
      edits.delete(row);
      fix = Optional.of(edits.splices().getFirst());
    }
    findings.add(
        Lint.DUPLICATE_ROW,
        same ? Lint.Severity.WARNING : Lint.Severity.ERROR,
        row.line(),
        fix,
        "[%s] is already there in line %d%s",
        row.label(),
        first.line(),
        same ? "" : " and links elsewhere");
  }

  private void row(LinkRow row) {
    Section section = wanted.get(row.key());
    boolean unreleasedLabel = row.key().equals("unreleased");
    if (section == null) {
      boolean version =
          VersionText.at(row.label(), true)
              .filter(v -> v.parts() > 1 && v.rest().isBlank())
              .isPresent();
      boolean needed = changelog.release(row.label()).isPresent() || referred().contains(row.key());
      boolean itsHeading = missed.contains(Changelog.number(row.label()));
      if ((version || unreleasedLabel) && !needed && !itsHeading) {
        findings.add(
            Lint.ORPHAN_ROW, row.line(), "[%s] belongs to no release of this file", row.label());
      }
      return;
    }
    String label = section.title().rowLabel().orElseThrow();
    if (!label.equals(row.label())) {
      int start = changelog.source().text().indexOf('[', row.range().start()) + 1;
      var fix = new Replacement(new Range(start, start + row.label().length()), label);
      findings.add(
          Lint.ROW_CASE, row.line(), fix, "[%s] is written [%s] above", row.label(), label);
    }
    if (row.url().toLowerCase(Locale.ROOT).startsWith("http://")
        && !LOOPBACK.matcher(row.url()).matches()) {
      int start = row.urlRange().start();
      var fix = new Replacement(new Range(start, start + 4), "https");
      findings.add(Lint.NOT_HTTPS, row.line(), fix, "[%s] links to http", row.label());
    }
    Optional<RepositoryUrl> url = RepositoryUrl.parse(row.url());
    if (section.title().unreleased()) {
      unreleasedTarget(row, url);
    } else {
      target(row, section, url);
    }
    url.ifPresent(found -> shape(row, found));
  }

  // Rows can serve other links of the text, such as "([tag][1.1.0t])" in a heading.
  private Set<String> referred() {
    if (referred.isEmpty()) {
      Matcher reference = REFERENCE.matcher(changelog.source().text());
      while (reference.find()) {
        referred.add(LinkRow.key(reference.group(1)));
      }
    }
    return referred;
  }

  private void unreleasedTarget(LinkRow row, Optional<RepositoryUrl> url) {
    Optional<Section> newest = changelog.newest();
    if (newest.isEmpty()) {
      return;
    }
    if (missed.stream().anyMatch(row.url()::contains)) {
      return; // the row is right, and the heading of its release is not
    }
    String version = newest.get().version().orElseThrow();
    if (!(url.orElse(null) instanceof RepositoryUrl.Compare compare)) {
      findings.add(
          Lint.ROW_WRONG_TARGET,
          row.line(),
          "[%s] does not compare with %s",
          row.label(),
          newest.get().title().label());
      return;
    }
    if (!RepositoryUrl.names(compare.from(), version)) {
      String from = RepositoryUrl.prefix(compare.from(), compare.from().replaceFirst("^\\D*", ""));
      String text =
          new RepositoryUrl.Compare(
                  compare.base(),
                  compare.path(),
                  style.map(LinkStyle::tagPrefix).orElse(from) + version,
                  compare.dots(),
                  compare.tag())
              .text();
      findings.add(
          Lint.STALE_UNRELEASED_ROW,
          row.line(),
          new Replacement(row.urlRange(), text),
          "[%s] compares from %s, not from the newest release %s",
          row.label(),
          compare.from(),
          newest.get().title().label());
    } else if (RepositoryUrl.names(compare.tag(), version)) {
      findings.add(
          Lint.ROW_WRONG_TARGET, row.line(), "[%s] compares %s with itself", row.label(), version);
    } else {
      exactly(
          row,
          (links, own) -> links.isRightUnreleased(own, version),
          style.map(links -> links.unreleased(version)));
    }
  }

  private void target(LinkRow row, Section section, Optional<RepositoryUrl> url) {
    String version = section.version().orElseThrow();
    boolean right =
        url.map(found -> RepositoryUrl.names(found.tag(), version))
            .orElseGet(() -> row.url().contains(version));
    Optional<String> expected =
        style.map(links -> links.version(version, changelog.below(version)));
    if (!right) {
      wrong(row, expected, url.map(RepositoryUrl::tag).orElse(row.url()));
    } else if (changelog.newest().equals(Optional.of(section))) {
      exactly(row, (links, own) -> links.isRight(own, version, changelog), expected);
    }
  }

  /** What the profile says of a row that a cut touches holds character by character. */
  private void exactly(
      LinkRow row, BiPredicate<LinkStyle, String> right, Optional<String> expected) {
    style
        .filter(LinkStyle::exact)
        .filter(links -> links.own(row.url()).filter(own -> !right.test(links, own)).isPresent())
        .ifPresent(_ ->
            wrong(row, expected, "%s, not to %s".formatted(row.url(), expected.orElseThrow())));
  }

  private void wrong(LinkRow row, Optional<String> expected, String where) {
    findings.add(
        Lint.ROW_WRONG_TARGET,
        Lint.Severity.ERROR,
        row.line(),
        expected.map(url -> new Replacement(row.urlRange(), url)),
        "[%s] leads to %s",
        row.label(),
        where);
  }

  private void shape(LinkRow row, RepositoryUrl url) {
    if (url instanceof RepositoryUrl.Compare compare
        && compare.dots().equals("..")
        && !compare.path().startsWith("/branches")) {
      String text =
          new RepositoryUrl.Compare(
                  compare.base(), compare.path(), compare.from(), "...", compare.tag())
              .text();
      findings.add(
          Lint.TWO_DOT_COMPARE,
          row.line(),
          new Replacement(row.urlRange(), text),
          "[%s] compares with two dots",
          row.label());
    }
    if (style.isEmpty()) {
      return;
    }
    if (style.get().base().equalsIgnoreCase(url.base())) {
      return;
    }
    String base = style.get().base();
    if (base.replaceFirst("^https?", "").equals(url.base().replaceFirst("^https?", ""))) {
      return; // not-https says it
    }
    findings.add(
        isRelated(base, url.base()) ? Lint.ROW_WRONG_BASE : Lint.FOREIGN_REPO,
        row.line(),
        "[%s] links to %s, not to %s",
        row.label(),
        url.base(),
        base);
  }

  /** Whether two repositories have owner or name in common, as after a move or a slip. */
  private static boolean isRelated(String a, String b) {
    String[] x = a.split("/");
    String[] y = b.split("/");
    boolean name = x[x.length - 1].equalsIgnoreCase(y[y.length - 1]);
    boolean owner =
        x.length > 4 && y.length > 4 && x[2].equals(y[2]) && x[3].equalsIgnoreCase(y[3]);
    return name || owner;
  }

  // Lines that were meant as rows, but that Markdown reads as text.
  private void broken() {
    TextLines lines = changelog.source().lines();
    String text = changelog.source().text();
    for (Range paragraph : changelog.markdown().paragraphs()) {
      int first = lines.at(paragraph.start());
      int last = lines.at(paragraph.end());
      for (int line = first; line <= last; line++) {
        Range content = lines.content(line);
        Matcher like = ROW_LIKE.matcher(content.in(text));
        if (!like.matches() || !isRowLike(like)) {
          continue;
        }
        String label = like.group(2);
        broken.add(LinkRow.key(label));
        boolean glued = line > first;
        String message = "this is text, not a row for [%s]: %s";
        String why = glued ? "a blank line is missing before it" : "other text is around it";
        if (glued) {
          String eol = text.substring(lines.content(line - 1).end(), lines.next(line - 1));
          findings.add(
              Lint.ROW_BROKEN, line, Replacement.insert(content.start(), eol), message, label, why);
        } else {
          findings.add(Lint.ROW_BROKEN, line, message, label, why);
        }
      }
    }
  }

  private boolean isRowLike(Matcher like) {
    boolean release = wanted.containsKey(LinkRow.key(like.group(2)));
    return release || HTTP.matcher(like.group(3)).matches();
  }

  private void commentedOut() {
    TextLines lines = changelog.source().lines();
    for (Range comment : changelog.markdown().comments()) {
      int last = lines.at(comment.end());
      for (int line = lines.at(comment.start()); line <= last; line++) {
        Matcher like =
            ROW_LIKE.matcher(
                lines.content(line).in(changelog.source().text()).replace("<!--", "    ").strip());
        if (like.matches()
            && wanted.containsKey(LinkRow.key(like.group(2)))
            && HTTP.matcher(like.group(3)).matches()) {
          findings.add(
              Lint.COMMENTED_OUT_ROW, line, "the row for [%s] is in a comment", like.group(2));
        }
      }
    }
  }

  private void order() {
    List<LinkRow> rows = new ArrayList<>();
    for (Section section : changelog.sections()) {
      changelog.rowOf(section).ifPresent(rows::add);
    }
    for (int i = 1; i < rows.size(); i++) {
      if (rows.get(i).range().start() < rows.get(i - 1).range().start()) {
        findings.add(
            Lint.ROW_ORDER,
            rows.get(i).line(),
            "[%s] comes before [%s]",
            rows.get(i).label(),
            rows.get(i - 1).label());
        return;
      }
    }
  }
}
