package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.journal.PrivateFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes a report: {@code audit.json} for programs and {@code audit.html} for people. */
public record AuditFiles(Path json, Path page) {
  /** Writes both files into a folder, each beside and then into place, readable by their owner. */
  public static AuditFiles write(AuditReport report, Path folder) {
    var files = new AuditFiles(folder.resolve("audit.json"), folder.resolve("audit.html"));
    String json = ContractJson.file(AuditJson.of(report));
    PrivateFiles.write(files.json, json.getBytes(StandardCharsets.UTF_8));
    PrivateFiles.write(files.page, AuditPage.render(report).getBytes(StandardCharsets.UTF_8));
    return files;
  }
}
