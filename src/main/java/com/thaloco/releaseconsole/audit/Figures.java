package com.thaloco.releaseconsole.audit;

import java.util.List;

/**
 * The numbers behind the charts: tarball size, time between releases, where a cut's time went.
 *
 * @param releases in version order
 * @param cuts in version order; only those whose journal or receipt is on this machine
 */
public record Figures(List<AuditReport.ReleasePoint> releases, List<AuditReport.CutTime> cuts) {
  public Figures {
    releases = List.copyOf(releases);
    cuts = List.copyOf(cuts);
  }
}
