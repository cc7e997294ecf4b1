package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A report as JSON. */
public record AuditJson(
    int format,
    String project,
    String bucket,
    Instant startedAt,
    Instant endedAt,
    Severity worst,
    long sound,
    long warned,
    long broken,
    String latest,
    long objects,
    long bytes,
    List<AuditFinding> findings,
    List<Release> releases,
    List<Cut> cuts) {
  /** One release. */
  record Release(
      ReleaseVersion version,
      Optional<Instant> releasedAt,
      Optional<Long> tarballBytes,
      Optional<Long> secondsSincePrevious) {
    static Release of(AuditReport.ReleasePoint of) {
      return new Release(
          of.version(), of.releasedAt(), of.size(), of.sincePrevious().map(Duration::toSeconds));
    }
  }

  /** Where the time of one cut went. */
  record Cut(ReleaseVersion version, double seconds, List<Step> steps) {
    record Step(String step, double seconds) {}

    static Cut of(AuditReport.CutTime of) {
      return new Cut(
          of.version(),
          seconds(of.total()),
          of.steps().stream().map(step -> new Step(step.step(), seconds(step.took()))).toList());
    }

    private static double seconds(Duration time) {
      return time.toMillis() / 1000.0;
    }
  }

  /** The one JSON form of a report. */
  public static AuditJson of(AuditReport report) {
    return new AuditJson(
        report.format(),
        report.project(),
        report.bucket(),
        report.startedAt(),
        report.endedAt(),
        report.worst(),
        report.count(Severity.SOUND),
        report.count(Severity.WARNED),
        report.count(Severity.BROKEN),
        report.latest(),
        report.objects(),
        report.bytes(),
        report.findings(),
        report.releases().stream().map(Release::of).toList(),
        report.cuts().stream().map(Cut::of).toList());
  }
}
