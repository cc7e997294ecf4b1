package com.thaloco.releaseconsole.audit;

import com.thaloco.releaseconsole.flow.Plural;
import com.thaloco.releaseconsole.flow.Remedy;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the audit found. Written as JSON and as a page.
 *
 * @param bucket its name for people
 * @param latest what the manifest names; empty where it can't be read
 * @param objects how many lie below the prefix
 * @param bytes how many bytes they have
 * @param findings the worst first, then in the order of the rules
 * @param releases in version order
 * @param cuts in version order; only those whose journal or receipt is on this machine
 */
public record AuditReport(
    int format,
    String project,
    String bucket,
    Instant startedAt,
    Instant endedAt,
    String latest,
    long objects,
    long bytes,
    List<AuditFinding> findings,
    List<ReleasePoint> releases,
    List<CutTime> cuts) {
  public static final int FORMAT = 1;

  /**
   * One release in the charts of tarball size and of the time between releases.
   *
   * @param size of the tarball in bytes; empty where it is not there
   * @param sincePrevious from the release before it; empty for the first
   */
  public record ReleasePoint(
      ReleaseVersion version,
      Optional<Instant> releasedAt,
      Optional<Long> size,
      Optional<Duration> sincePrevious) {}

  /** Where the time of one cut went. */
  public record CutTime(ReleaseVersion version, List<StepTime> steps) {
    public CutTime {
      steps = List.copyOf(steps);
    }

    /** From the first to the last. */
    public Duration total() {
      return steps.stream().map(StepTime::took).reduce(Duration.ZERO, Duration::plus);
    }
  }

  /** One step of a cut, and how long it took until it was seen to hold. */
  public record StepTime(String step, Duration took) {}

  public AuditReport {
    findings = List.copyOf(findings);
    releases = List.copyOf(releases);
    cuts = List.copyOf(cuts);
  }

  /** The same with commands that name the project, as {@link Remedy#on} takes it. */
  public AuditReport on(List<String> command) {
    return new AuditReport(
        format,
        project,
        bucket,
        startedAt,
        endedAt,
        latest,
        objects,
        bytes,
        findings.stream().map(finding -> finding.on(command)).toList(),
        releases,
        cuts);
  }

  /** How many findings are that bad. */
  public long count(Severity severity) {
    return findings.stream().filter(f -> f.severity() == severity).count();
  }

  /** What it found, such as {@code 8 problems and 2 warnings}. */
  public String counts() {
    long broken = count(Severity.BROKEN);
    long warned = count(Severity.WARNED);
    return broken == 0
        ? Plural.of(warned, "warning")
        : Plural.of(broken, "problem")
            + (warned == 0 ? "" : " and " + Plural.of(warned, "warning"));
  }

  /** The worst finding of all. */
  public Severity worst() {
    return findings.stream()
        .map(AuditFinding::severity)
        .max(Severity::compareTo)
        .orElse(Severity.SOUND);
  }

  /** What was found of one object, the worst first. */
  public List<AuditFinding> of(String key) {
    return findings.stream().filter(f -> f.object().equals(Optional.of(key))).toList();
  }

  /** What was found of one release, the worst first. */
  public List<AuditFinding> of(ReleaseVersion version) {
    return findings.stream().filter(f -> f.version().equals(Optional.of(version))).toList();
  }
}
