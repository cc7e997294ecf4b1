package com.thaloco.releaseconsole.changelog;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Numbers, dates and how headings are written. */
final class VersionLints {
  private static final Pattern SEMVER =
      Pattern.compile(
          "(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)\\.(?:0|[1-9]\\d*)"
              + "(?:-(?:0|[1-9]\\d*|\\d*[A-Za-z-][0-9A-Za-z-]*)"
              + "(?:\\.(?:0|[1-9]\\d*|\\d*[A-Za-z-][0-9A-Za-z-]*))*)?(?:\\+[0-9A-Za-z.-]+)?");

  private final List<Section> releases;
  private final LocalDate today;
  private final LintFindings findings;

  VersionLints(Changelog changelog, LintRules rules, LintFindings findings) {
    this.releases = changelog.releases();
    this.today = rules.today();
    this.findings = findings;
  }

  void run() {
    Map<String, Section> seen = new HashMap<>();
    for (int i = 0; i < releases.size(); i++) {
      Section section = releases.get(i);
      number(section, seen);
      date(section);
      yanked(section);
      if (i > 0) {
        order(releases.get(i - 1), section);
      }
    }
    dateOrder();
    deviating(
        Lint.V_PREFIX_INCONSISTENT,
        title -> title.prefix().strip(),
        "\"%s\" begins differently from most releases");
    deviating(
        Lint.SEPARATOR_INCONSISTENT,
        title -> title.date().isEmpty() ? null : title.separator(),
        "\"%s\" separates its date differently from most releases");
    deviating(
        Lint.BRACKETS_INCONSISTENT,
        title -> title.form() == Title.Form.PLAIN ? "" : "[]",
        "\"%s\" differs from most releases in its brackets");
  }

  private void number(Section section, Map<String, Section> seen) {
    String version = section.version().orElseThrow();
    if (!SEMVER.matcher(version).matches()) {
      findings.add(
          Lint.BAD_VERSION, section.line(), "%s is not a version of the form X.Y.Z", version);
    }
    Section first = seen.putIfAbsent(version, section);
    if (first != null) {
      findings.add(
          Lint.DUPLICATE_VERSION,
          section.line(),
          "%s is already there in line %d",
          version,
          first.line());
    }
  }

  private void order(Section upper, Section lower) {
    String above = upper.version().orElseThrow();
    String below = lower.version().orElseThrow();
    if (VersionOrder.INSTANCE.compare(above, below) < 0) {
      findings.add(
          Lint.VERSION_REGRESSION, upper.line(), "%s is above %s, which is higher", above, below);
    }
  }

  private void date(Section section) {
    Title title = section.title();
    Optional<String> raw = title.dateRaw();
    if (raw.isEmpty()) {
      findings.add(Lint.MISSING_DATE, section.line(), "%s has no date", title.label());
    } else if (title.placeholderDate()) {
      findings.add(
          Lint.PLACEHOLDER_DATE,
          section.line(),
          "%s has \"%s\" in place of its date",
          title.label(),
          raw.get());
    } else if (!title.date().map(day -> day.toString().equals(raw.get())).orElse(false)) {
      badDate(section, raw.get());
    } else if (title.date().get().isAfter(today)) {
      findings.add(Lint.FUTURE_DATE, section.line(), "%s is dated %s", title.label(), raw.get());
    }
  }

  private void badDate(Section section, String raw) {
    Title title = section.title();
    String message = "%s has \"%s\", which is not a date of the form YYYY-MM-DD";
    int at = section.heading().text().indexOf(raw);
    if (title.date().isPresent() && at >= 0) {
      int start = section.heading().textRange().start() + at;
      var fix =
          new Replacement(new Range(start, start + raw.length()), title.date().get().toString());
      findings.add(Lint.BAD_DATE, section.line(), fix, message, title.label(), raw);
    } else {
      findings.add(Lint.BAD_DATE, section.line(), message, title.label(), raw);
    }
  }

  private void yanked(Section section) {
    String mark = section.title().yankMark();
    if (!mark.isEmpty() && !mark.equals("[YANKED]")) {
      int at = section.heading().text().indexOf(mark);
      String message = "\"%s\" is written [YANKED]";
      if (at >= 0) {
        int start = section.heading().textRange().start() + at;
        var fix = new Replacement(new Range(start, start + mark.length()), "[YANKED]");
        findings.add(Lint.YANKED_SPELLING, section.line(), fix, message, mark);
      } else {
        findings.add(Lint.YANKED_SPELLING, section.line(), message, mark);
      }
    }
  }

  private void dateOrder() {
    Optional<Section> upper = Optional.empty();
    for (Section lower : releases) {
      Optional<LocalDate> date = lower.title().date();
      if (date.isEmpty()) {
        continue;
      }
      if (upper.isPresent() && upper.get().title().date().orElseThrow().isBefore(date.get())) {
        findings.add(
            Lint.DATE_REGRESSION,
            upper.get().line(),
            "%s is dated before %s, which is below it",
            upper.get().title().label(),
            lower.title().label());
      }
      upper = Optional.of(lower);
    }
  }

  private void deviating(Lint lint, Function<Title, @Nullable String> trait, String message) {
    Map<String, Long> counts =
        releases.stream()
            .map(section -> trait.apply(section.title()))
            .filter(value -> value != null)
            .collect(Collectors.groupingBy(value -> value, Collectors.counting()));
    if (counts.size() < 2) {
      return;
    }
    // Of equally frequent ones the topmost is taken as meant.
    String usual = "";
    long most = 0;
    for (Section section : releases) {
      String value = trait.apply(section.title());
      if (value != null && counts.getOrDefault(value, 0L) > most) {
        usual = value;
        most = counts.getOrDefault(value, 0L);
      }
    }
    for (Section section : releases) {
      String value = trait.apply(section.title());
      if (value != null && !value.equals(usual)) {
        findings.add(lint, section.line(), message, section.heading().text().strip());
      }
    }
  }
}
