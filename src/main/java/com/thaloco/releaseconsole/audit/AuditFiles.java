package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.journal.PrivateFiles;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes a report: {@code audit.json} for programs and {@code audit.html} for people. */
public record AuditFiles(Path json, Path page) {
  private static final JsonMapper JSON =
      HiddenEscapes.mapper().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Writes both files into a folder, each beside and then into place, readable by their owner. */
  public static AuditFiles write(AuditReport report, Path folder) {
    var files = new AuditFiles(folder.resolve("audit.json"), folder.resolve("audit.html"));
    String json = JSON.writeValueAsString(document(report)) + "\n";
    PrivateFiles.write(files.json, json.getBytes(StandardCharsets.UTF_8));
    PrivateFiles.write(files.page, AuditPage.render(report).getBytes(StandardCharsets.UTF_8));
    return files;
  }

  /** The report as plain maps and lists, in a fixed order: the one JSON form of it. */
  public static Map<String, Object> document(AuditReport report) {
    var document = new LinkedHashMap<String, Object>();
    document.put("format", report.format());
    document.put("project", report.project());
    document.put("bucket", report.bucket());
    document.put("startedAt", report.startedAt().toString());
    document.put("endedAt", report.endedAt().toString());
    document.put("worst", report.worst().word());
    document.put("sound", report.count(Severity.SOUND));
    document.put("warned", report.count(Severity.WARNED));
    document.put("broken", report.count(Severity.BROKEN));
    document.put("latest", report.latest());
    document.put("objects", report.objects());
    document.put("bytes", report.bytes());
    document.put("findings", report.findings().stream().map(AuditFiles::finding).toList());
    document.put("releases", report.releases().stream().map(AuditFiles::release).toList());
    document.put("cuts", report.cuts().stream().map(AuditFiles::cut).toList());
    return document;
  }

  private static Map<String, Object> finding(AuditFinding finding) {
    var map = new LinkedHashMap<String, Object>();
    map.put("id", finding.id());
    map.put("severity", finding.severity().word());
    finding.object().ifPresent(key -> map.put("object", key));
    finding.version().map(ReleaseVersion::text).ifPresent(text -> map.put("version", text));
    map.put("sentence", finding.sentence());
    map.put("evidence", finding.evidence());
    map.put("remedy", finding.remedy());
    return map;
  }

  private static Map<String, Object> release(AuditReport.ReleasePoint point) {
    var map = new LinkedHashMap<String, Object>();
    map.put("version", point.version().text());
    point.releasedAt().ifPresent(at -> map.put("releasedAt", at.toString()));
    point.size().ifPresent(size -> map.put("tarballBytes", size));
    point
        .sincePrevious()
        .map(Duration::toSeconds)
        .ifPresent(seconds -> map.put("secondsSincePrevious", seconds));
    return map;
  }

  private static Map<String, Object> cut(AuditReport.CutTime cut) {
    var map = new LinkedHashMap<String, Object>();
    map.put("version", cut.version().text());
    map.put("seconds", cut.total().toMillis() / 1000.0);
    map.put(
        "steps",
        cut.steps().stream()
            .map(step -> {
              var one = new LinkedHashMap<String, Object>();
              one.put("step", step.step());
              one.put("seconds", step.took().toMillis() / 1000.0);
              return one;
            })
            .toList());
    return map;
  }
}
