package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.flow.Plural;
import com.thaloco.releaseconsole.flow.Printable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A report as a page of its own, without scripts or anything from elsewhere. Each chart is a table
 * whose bars are drawn behind numbers, so that the numbers are its text.
 */
final class AuditPage {
  private static final String STYLE =
      """
      :root{color-scheme:light dark;font:14px/1.5 Inter,system-ui,sans-serif}
      body{max-width:60rem;margin:2rem auto;padding:0 1rem}
      h1{font-size:1.6rem}h2{font-size:1.1rem;margin-top:2rem}
      table{border-collapse:collapse;width:100%}
      th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #8884}
      code,.mono{font-family:"JetBrains Mono",ui-monospace,monospace;font-size:12px}
      code,.mono{overflow-wrap:anywhere}
      .note{border:1px solid #8888;padding:.6rem 1rem;border-radius:4px}
      .bar{display:inline-block;height:.7rem;background:#5a6acf;border-radius:2px}
      .bar{vertical-align:middle}
      td.wide{width:40%}ul{margin:.2rem 0;padding-left:1.2rem}
      """;

  private final StringBuilder page = new StringBuilder();

  private AuditPage() {}

  static String render(AuditReport report) {
    var page = new AuditPage();
    page.all(report);
    return page.page.toString();
  }

  private void all(AuditReport report) {
    page.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
        .append(text(report.project() + ": audit"))
        .append("</title><style>\n")
        .append(STYLE)
        .append("</style></head><body>\n<h1>Audit of ")
        .append(text(report.project()))
        .append("</h1>\n<p>")
        .append(text(report.bucket()))
        .append(", ")
        .append(text(time(report.startedAt())))
        .append(", in ")
        .append(text(span(Duration.between(report.startedAt(), report.endedAt()))))
        .append(". ")
        .append(text("%,d objects, %s.".formatted(report.objects(), bytes(report.bytes()))))
        .append(report.latest().isEmpty() ? "" : text(" Latest is " + report.latest() + "."))
        .append("</p>\n<p class=\"note\">")
        .append(text(summary(report)))
        .append("</p>\n");
    trouble(report);
    sizes(report);
    intervals(report);
    report.cuts().forEach(this::cut);
    sound(report);
    page.append("</body></html>\n");
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

  private void trouble(AuditReport report) {
    List<AuditFinding> bad =
        report.findings().stream().filter(f -> f.severity() != Severity.SOUND).toList();
    if (bad.isEmpty()) {
      return;
    }
    head("Problem", "State", "What", "Recovery");
    for (AuditFinding finding : bad) {
      String evidence =
          finding.evidence().stream()
              .map(line -> "<li class=\"mono\">" + text(line) + "</li>")
              .collect(Collectors.joining());
      page.append(
              "<tr><td>%s<br><code>%s</code></td>"
                  .formatted(text(finding.severity().word()), text(finding.id())))
          .append("<td>")
          .append(text(finding.sentence()))
          .append(evidence.isEmpty() ? "" : "<ul>" + evidence + "</ul>")
          .append("</td><td>")
          .append(text(finding.remedy().asText()))
          .append("</td></tr>\n");
    }
    page.append("</tbody></table>\n");
  }

  private void sizes(AuditReport report) {
    long most =
        report.releases().stream()
            .flatMap(p -> p.size().stream())
            .mapToLong(s -> s)
            .max()
            .orElse(0);
    if (most > 0) {
      head("Tarball size", "Release", "Size", "");
      report
          .releases()
          .forEach(p ->
              bar(
                  p.version().text(),
                  p.size().map(AuditPage::bytes).orElse("not there"),
                  p.size().map(s -> (double) s / most).orElse(0.0)));
      page.append("</tbody></table>\n");
    }
  }

  private void intervals(AuditReport report) {
    long most =
        report.releases().stream()
            .flatMap(p -> p.sincePrevious().stream())
            .mapToLong(Duration::toSeconds)
            .max()
            .orElse(0);
    if (most > 0) {
      head("Time between releases", "Release", "Since the one before", "");
      report
          .releases()
          .forEach(p ->
              bar(
                  "%s, %s".formatted(p.version(), p.releasedAt().map(AuditPage::time).orElse("?")),
                  p.sincePrevious().map(AuditPage::span).orElse("first, or not known"),
                  p.sincePrevious().map(d -> (double) d.toSeconds() / most).orElse(0.0)));
      page.append("</tbody></table>\n");
    }
  }

  private void cut(AuditReport.CutTime cut) {
    long most = cut.steps().stream().mapToLong(s -> s.took().toMillis()).max().orElse(0);
    head(
        "Where the time of the cut of %s went: %s".formatted(cut.version(), span(cut.total())),
        "Step",
        "Time",
        "");
    cut.steps()
        .forEach(s ->
            bar(s.step(), span(s.took()), most == 0 ? 0 : (double) s.took().toMillis() / most));
    page.append("</tbody></table>\n");
  }

  private void sound(AuditReport report) {
    head("Passed", "Finding", "Sentence", "Evidence");
    for (AuditFinding finding : report.findings()) {
      if (finding.severity() == Severity.SOUND) {
        page.append(
            "<tr><td><code>%s</code></td><td>%s</td><td class=\"mono\">%s</td></tr>\n"
                .formatted(
                    text(finding.id()),
                    text(finding.sentence()),
                    text(String.join(", ", finding.evidence()))));
      }
    }
    page.append("</tbody></table>\n");
  }

  private void head(String title, String... columns) {
    page.append("<h2>").append(text(title)).append("</h2>\n<table><thead><tr>");
    for (String column : columns) {
      page.append("<th scope=\"col\">").append(text(column)).append("</th>");
    }
    page.append("</tr></thead><tbody>\n");
  }

  private void bar(String name, String value, double part) {
    page.append(
        """
        <tr><td class="mono">%s</td><td class="mono">%s</td>\
        <td class="wide"><span class="bar" style="width:%d%%"></span></td></tr>
        """
            .formatted(text(name), text(value), Math.round(Math.clamp(part, 0, 1) * 100)));
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

  private static String text(String raw) {
    return Printable.of(raw)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
