package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.journal.PrivateFiles;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a report: {@code audit.json} for programs, {@code audit.csv} for tables and {@code
 * audit.html} for people.
 */
public record AuditFiles(Path json, Path csv, Path page) {
  /** Writes the files into a folder, each beside and then into place, readable by their owner. */
  public static AuditFiles write(AuditReport report, Path folder) {
    var files =
        new AuditFiles(
            folder.resolve("audit.json"),
            folder.resolve("audit.csv"),
            folder.resolve("audit.html"));
    String json = ContractJson.file(AuditJson.of(report));
    PrivateFiles.write(files.json, json.getBytes(StandardCharsets.UTF_8));
    PrivateFiles.write(files.csv, table(report).getBytes(StandardCharsets.UTF_8));
    PrivateFiles.write(files.page, AuditPage.render(report).getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private static String table(AuditReport report) {
    return CsvTable.of(
        List.of("severity", "id", "object", "version", "sentence", "remedy"),
        report.findings().stream()
            .map(f ->
                List.of(
                    f.severity().word(),
                    f.id(),
                    f.object().orElse(""),
                    f.version().map(ReleaseVersion::text).orElse(""),
                    f.sentence(),
                    f.remedy().asText()))
            .toList());
  }
}
