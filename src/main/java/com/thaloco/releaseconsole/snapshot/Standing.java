package com.thaloco.releaseconsole.snapshot;

import com.thaloco.releaseconsole.audit.AuditReport;
import com.thaloco.releaseconsole.audit.Severity;
import com.thaloco.releaseconsole.recover.ReleaseProblem;
import java.util.List;
import java.util.stream.Stream;

/**
 * How bad things are, by what was observed and by the newest audit: the one statement of it, for
 * Home, Recover, Bucket and the rail. In the order of what a maintainer must see first.
 */
public enum Standing {
  /** Clients get something broken. */
  BROKEN,
  /** The next release waits for something. */
  ATTENTION,
  /** What was found is of an earlier state. */
  OLDER,
  /** No one looked yet. */
  UNKNOWN,
  /** All that was examined is in order. */
  CLEAR;

  /** The worse of what observation and audit say. */
  public static Standing of(Snapshot snapshot) {
    Standing audit = audit(snapshot);
    return Stream.of(problems(snapshot), audit == UNKNOWN ? CLEAR : audit)
        .min(Standing::compareTo)
        .orElse(UNKNOWN);
  }

  /** The same in one sentence. */
  public static String sentence(Snapshot snapshot) {
    long problems =
        snapshot.observed().diagnosis().stream()
            .flatMap(part -> part.value().troubles().stream())
            .filter(ReleaseProblem::needsHand)
            .count();
    String audited = audited(snapshot);
    String found =
        problems == 0
            ? audited.isEmpty() ? "No problem was found." : ""
            : problems == 1
                ? "1 problem was found."
                : "%d problems were found.".formatted(problems);
    boolean failed = snapshot.observed().noDiagnosis().isPresent();
    return switch (problems(snapshot)) {
      case UNKNOWN -> failed ? ("Problems could not be checked. " + audited).strip() : "Checking…";
      case OLDER ->
          ((failed
                      ? "Problems could not be checked again. "
                      : "Problems were checked before the last change. ")
                  + audited)
              .strip();
      case BROKEN, ATTENTION, CLEAR -> (found + " " + audited).strip();
    };
  }

  /** What the audit adds to it; empty where it found nothing or was not made. */
  private static String audited(Snapshot snapshot) {
    return snapshot
        .audit()
        .filter(part -> of(part.value().report()) != CLEAR)
        .map(part ->
            (snapshot.isOlder(part)
                    ? "The audit before the last change found %s."
                    : "The audit found %s.")
                .formatted(part.value().report().counts()))
        .orElse("");
  }

  /** What the newest diagnosis says. */
  public static Standing problems(Snapshot snapshot) {
    return snapshot
        .observed()
        .diagnosis()
        .map(part ->
            snapshot.isOlder(part) || snapshot.observed().noDiagnosis().isPresent()
                ? OLDER
                : of(part.value().troubles()))
        .orElse(UNKNOWN);
  }

  /** What the newest audit says. */
  public static Standing audit(Snapshot snapshot) {
    return snapshot
        .audit()
        .map(part -> snapshot.isOlder(part) ? OLDER : of(part.value().report()))
        .orElse(UNKNOWN);
  }

  private static Standing of(List<ReleaseProblem> troubles) {
    return troubles.stream()
        .map(ReleaseProblem::severity)
        .map(severity ->
            switch (severity) {
              case CLIENTS -> BROKEN;
              case HAND -> ATTENTION;
              case OFFERED -> CLEAR;
            })
        .min(Standing::compareTo)
        .orElse(CLEAR);
  }

  private static Standing of(AuditReport report) {
    Severity worst = report.worst();
    return switch (worst) {
      case BROKEN -> BROKEN;
      case WARNED -> ATTENTION;
      case SOUND -> CLEAR;
    };
  }
}
