package com.thaloco.releaseconsole.cli;

import com.thaloco.releaseconsole.audit.Audit;
import com.thaloco.releaseconsole.audit.AuditFiles;
import com.thaloco.releaseconsole.audit.AuditFinding;
import com.thaloco.releaseconsole.audit.AuditJson;
import com.thaloco.releaseconsole.audit.AuditReport;
import com.thaloco.releaseconsole.audit.Severity;
import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Plural;
import com.thaloco.releaseconsole.flow.Printable;
import com.thaloco.releaseconsole.project.Project;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bucket audit}. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = {
      "Checks every manifest entry, object and tag. Read-only.",
      "Exit 0 when nothing is broken (warnings are reported), 1 when something is.",
      "docs/audit.md explains each finding."
    })
final class BucketAuditCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Option(names = "--repo", required = true, paramLabel = "DIR", description = "The repository.")
  private Path repo = Path.of("");

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write audit.json, audit.csv and audit.html into this folder.")
  private Optional<Path> folder = Optional.empty();

  @Override
  public Integer call() {
    var progress = new QuietProgress(common);
    try (Project project = common.open(repo);
        Running running = new Running(progress)) {
      AuditReport report;
      try {
        report = new Audit(project).run(running.work("audit")).on(common.project());
      } catch (Cancelled e) {
        progress.end();
        common.err().println("Stopped. Nothing was changed, and no report was written.");
        return 130;
      }
      progress.end();
      if (common.json()) {
        common.print(AuditJson.of(report));
      } else {
        print(report);
      }
      // After it is reported: a folder that can't be written to must not cost the whole audit.
      Optional<AuditFiles> files = folder.map(into -> AuditFiles.write(report, into));
      if (!common.json()) {
        files.ifPresent(f -> common.out().printf("Report: %s%n", f.page()));
      }
      return report.worst() == Severity.BROKEN ? 1 : 0;
    }
  }

  private void print(AuditReport report) {
    for (AuditFinding finding : report.findings()) {
      if (finding.severity() == Severity.SOUND && !common.verbose()) {
        continue;
      }
      common
          .out()
          .printf("%-7s %-24s %s%n", finding.severity().word(), finding.id(), finding.sentence());
      finding.evidence().forEach(line -> common.out().printf("%34s%s%n", "", line));
      if (!finding.remedy().isEmpty()) {
        common.out().printf("%32s→ %s%n", "", Printable.lines(finding.remedy().asText()));
      }
    }
    common
        .out()
        .printf(
            "%s, %d passed; %s, %s, latest %s.%n",
            report.counts(),
            report.count(Severity.SOUND),
            Plural.of(report.objects(), "object"),
            Plural.of(report.releases().size(), "release"),
            report.latest().isEmpty() ? "none" : Printable.of(report.latest()));
  }
}
