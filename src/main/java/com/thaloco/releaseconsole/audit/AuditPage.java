package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.flow.Plural;
import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.report.PageTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A report as a page of its own: what {@code reports/audit.html} shows. */
record AuditPage(
    String title,
    AuditReport report,
    String at,
    String took,
    String counted,
    String summary,
    List<AuditFinding> problems,
    List<Chart> charts,
    List<AuditFinding> passed) {
  private static final PageTemplate TEMPLATE = new PageTemplate("audit", Printable::of);

  /** A table whose bars are drawn behind numbers, so that the numbers are its text. */
  record Chart(String title, String name, String value, List<Bar> bars) {
    private static Chart of(String title, String name, String value, Stream<Amount> amounts) {
      List<Amount> all = amounts.toList();
      long most = Math.max(1, all.stream().mapToLong(Amount::amount).max().orElse(0));
      return new Chart(title, name, value, all.stream().map(each -> each.of(most)).toList());
    }

    private boolean isDrawn() {
      return bars.stream().anyMatch(bar -> bar.percent() > 0);
    }
  }

  record Bar(String name, String value, long percent) {}

  private record Amount(String name, String value, long amount) {
    Bar of(long most) {
      return new Bar(name, value, Math.round(Math.clamp((double) amount / most, 0, 1) * 100));
    }
  }

  static String render(AuditReport report) {
    return TEMPLATE.render(
        new AuditPage(
            report.project() + ": audit",
            report,
            time(report.startedAt()),
            span(Duration.between(report.startedAt(), report.endedAt())),
            "%,d objects, %s.".formatted(report.objects(), bytes(report.bytes())),
            summary(report),
            report.findings().stream().filter(f -> f.severity() != Severity.SOUND).toList(),
            charts(report),
            report.findings().stream().filter(f -> f.severity() == Severity.SOUND).toList()));
  }

  private static String summary(AuditReport report) {
    return switch (report.worst()) {
      case SOUND ->
          "No problems found: %s passed."
              .formatted(Plural.of(report.count(Severity.SOUND), "finding"));
      case WARNED, BROKEN ->
          "%s, %d passed.".formatted(report.counts(), report.count(Severity.SOUND));
    };
  }

  private static List<Chart> charts(AuditReport report) {
    var sizes =
        Chart.of(
            "Tarball size",
            "Release",
            "Size",
            report.releases().stream()
                .map(p ->
                    new Amount(
                        p.version().text(),
                        p.size().map(AuditPage::bytes).orElse("not there"),
                        p.size().orElse(0L))));
    var intervals =
        Chart.of(
            "Time between releases",
            "Release",
            "Since the one before",
            report.releases().stream()
                .map(p ->
                    new Amount(
                        "%s, %s"
                            .formatted(
                                p.version(), p.releasedAt().map(AuditPage::time).orElse("?")),
                        p.sincePrevious().map(AuditPage::span).orElse("first, or not known"),
                        p.sincePrevious().map(Duration::toSeconds).orElse(0L))));
    return Stream.concat(
            Stream.of(sizes, intervals).filter(Chart::isDrawn),
            report.cuts().stream().map(AuditPage::cut))
        .toList();
  }

  private static Chart cut(AuditReport.CutTime cut) {
    return Chart.of(
        "Where the time of the cut of %s went: %s".formatted(cut.version(), span(cut.total())),
        "Step",
        "Time",
        cut.steps().stream().map(s -> new Amount(s.step(), span(s.took()), s.took().toMillis())));
  }

  private static String time(Instant at) {
    return at.toString().replaceFirst("\\.\\d+Z$", "Z");
  }

  private static String bytes(long size) {
    return size < 1_000_000
        ? String.format(Locale.ROOT, "%.1f kB", size / 1e3)
        : String.format(Locale.ROOT, "%.1f MB", size / 1e6);
  }

  private static String span(Duration time) {
    if (time.toDays() > 0) {
      return String.format(Locale.ROOT, "%.1f days", time.toSeconds() / 86_400.0);
    }
    return time.toMinutes() > 1
        ? String.format(Locale.ROOT, "%.1f min", time.toSeconds() / 60.0)
        : String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1000.0);
  }
}
