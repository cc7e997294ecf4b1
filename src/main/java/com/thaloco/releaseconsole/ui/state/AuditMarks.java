package com.thaloco.releaseconsole.ui.state;

import com.thaloco.releaseconsole.audit.AuditFinding;
import com.thaloco.releaseconsole.audit.AuditReport;
import com.thaloco.releaseconsole.audit.AuditRule;
import com.thaloco.releaseconsole.audit.Severity;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.ui.kit.Status;
import com.thaloco.releaseconsole.ui.kit.Texts;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An audit's report, folded into a word for each row of the browser. Made beside the FX thread. */
public final class AuditMarks {
  private static final Mark UNKNOWN = new Mark(Status.NOT_RUN, Texts.of("bucket.not-audited"));

  /** What the column Audit shows of a row. */
  public record Mark(Status status, String word) {
    /**
     * The same of an earlier state.
     *
     * @param changed whether the row itself is another one now
     */
    Mark older(boolean changed) {
      if (status == Status.NOT_RUN) {
        return this;
      }
      return new Mark(Status.OUT_OF_DATE, changed ? Texts.of("bucket.changed-since") : word);
    }
  }

  private final AuditReport report;
  private final Map<String, List<AuditFinding>> byKey = new HashMap<>();
  private final Map<String, List<AuditFinding>> byFolder = new HashMap<>();
  private final List<AuditFinding> trouble;
  private final Map<String, Set<String>> missing = new HashMap<>();
  private final Map<String, Mark> marks = new HashMap<>();
  private final Mark kept = new Mark(Status.PASSED, Texts.of("bucket.kept"));
  private final Mark known = new Mark(Status.PASSED, Texts.of("bucket.known"));

  /** Folds a report. */
  public AuditMarks(AuditReport report) {
    this.report = report;
    for (AuditFinding finding : report.findings()) {
      finding
          .object()
          .ifPresent(key -> byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(finding));
      folders(finding)
          .forEach(f -> byFolder.computeIfAbsent(f, k -> new ArrayList<>()).add(finding));
    }
    trouble = report.findings().stream().filter(f -> f.severity() != Severity.SOUND).toList();
    trouble.stream()
        .filter(f -> f.rule() == AuditRule.OBJECT_MISSING)
        .flatMap(f -> f.object().stream())
        .forEach(this::misses);
    byKey.forEach((key, found) -> marks.put(key, marked(key, found)));
    byFolder.forEach((folder, found) -> marks.put(folder, marked(folder, found)));
  }

  private void misses(String key) {
    String folder = "";
    for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
      String below = key.substring(0, slash + 1);
      missing.computeIfAbsent(folder, f -> new LinkedHashSet<>()).add(below);
      folder = below;
    }
    missing.computeIfAbsent(folder, f -> new LinkedHashSet<>()).add(key);
  }

  private static Collection<String> folders(AuditFinding finding) {
    var folders = new ArrayList<String>();
    finding.version().map(ReleaseVersion::text).ifPresent(text -> folders.add(text + "/"));
    String key = finding.object().orElse("");
    for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
      String folder = key.substring(0, slash + 1);
      if (!folders.contains(folder)) {
        folders.add(folder);
      }
    }
    return folders;
  }

  /** The word of a row that no one has audited. */
  static Mark unknown() {
    return UNKNOWN;
  }

  public AuditReport report() {
    return report;
  }

  /** All that is not valid, the worst first. */
  public List<AuditFinding> trouble() {
    return trouble;
  }

  /** What was found of a row, the worst first; of a folder, of all that belongs to it. */
  public List<AuditFinding> of(String path) {
    return (path.endsWith("/") ? byFolder : byKey).getOrDefault(path, List.of());
  }

  /** What is not there though something names it: paths right below a folder. */
  public Set<String> missing(String folder) {
    return missing.getOrDefault(folder, Set.of());
  }

  /** The word of a row. */
  public Mark mark(String path) {
    Mark mark = marks.get(path);
    if (mark != null) {
      return mark;
    }
    if (path.startsWith("history/") || path.startsWith(".probe/")) {
      return kept;
    }
    String folder = path.substring(0, path.indexOf('/') + 1);
    boolean withdrawn = of(folder).stream().anyMatch(f -> f.rule() == AuditRule.BURNED);
    return withdrawn ? known : UNKNOWN; // put there after the audit
  }

  private Mark marked(String path, List<AuditFinding> found) {
    AuditFinding worst = found.getFirst();
    if (worst.severity() != Severity.SOUND) {
      return new Mark(Statuses.of(worst), folderWord(path, found));
    }
    if (path.endsWith("/")) {
      boolean release = ReleaseVersion.parse(path.replace("/", "")).isPresent();
      return new Mark(Status.PASSED, Texts.of(release ? "bucket.complete" : "bucket.kept"));
    }
    return new Mark(Status.PASSED, telling(found));
  }

  private String folderWord(String path, List<AuditFinding> found) {
    boolean noEntry =
        path.endsWith("/")
            && found.stream()
                .filter(f -> f.severity() != Severity.SOUND)
                .allMatch(f -> f.rule() == AuditRule.ORPHAN_OBJECT);
    boolean known =
        found.stream().anyMatch(f -> f.rule() == AuditRule.SIGNATURE || f.rule() == AuditRule.TAG);
    return noEntry && !known ? Texts.of("bucket.no-entry") : found.getFirst().word();
  }

  /** Of many valid findings, the one that says most of the object. */
  private String telling(List<AuditFinding> found) {
    for (AuditRule rule :
        List.of(
            AuditRule.INSTALLER,
            AuditRule.TARBALL_HASH,
            AuditRule.SIGNATURE,
            AuditRule.HASHES_FILE,
            AuditRule.KEPT_MANIFEST,
            AuditRule.PUBLIC_SAME)) {
      Optional<AuditFinding> one = found.stream().filter(f -> f.rule() == rule).findFirst();
      if (one.isPresent()) {
        return rule == AuditRule.INSTALLER
            ? Texts.of("bucket.as-in", report.latest())
            : one.get().word();
      }
    }
    return found.getFirst().word();
  }

  /** A finding of the audit as the screens show findings. */
  public static Finding finding(AuditFinding finding) {
    return new Finding(
        finding.id(),
        switch (finding.severity()) {
          case SOUND -> Finding.Status.PASSED;
          case WARNED -> Finding.Status.WARNED;
          case BROKEN -> Finding.Status.BLOCKED;
        },
        finding.sentence(),
        finding.evidence(),
        finding.remedy());
  }
}
