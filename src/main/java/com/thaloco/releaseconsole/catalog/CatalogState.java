package com.thaloco.releaseconsole.catalog;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.profile.CatalogRule;
import com.thaloco.releaseconsole.project.Candidate;
import com.thaloco.releaseconsole.project.LastRelease;
import java.util.List;
import java.util.Optional;

/**
 * One sibling catalog at the commit, compared with the last release.
 *
 * @param changes every entry of either, with what became of it
 */
public record CatalogState(CatalogRule rule, List<CatalogChange> changes) {
  public CatalogState {
    changes = List.copyOf(changes);
  }

  /**
   * Reads every catalog of the profile.
   *
   * @throws com.thaloco.releaseconsole.flow.ProblemException if one can't be read in the commit
   */
  public static List<CatalogState> of(Candidate subject, Work work) {
    if (subject.profile().catalogs().isEmpty()) {
      return List.of();
    }
    Optional<LastRelease> last = subject.lastRelease(work);
    return subject.profile().catalogs().stream().map(rule -> of(rule, subject, last)).toList();
  }

  private static CatalogState of(CatalogRule rule, Candidate subject, Optional<LastRelease> last) {
    byte[] now =
        subject
            .repository()
            .blob(subject.commit(), rule.path())
            .orElseThrow(() -> missing(rule, subject.commit()).toException());
    Catalog older =
        last.flatMap(release -> subject.repository().blob(release.commit(), rule.path()))
            .map(bytes -> Catalog.parse(bytes, rule.path(), rule.entries()))
            .orElseGet(() -> Catalog.empty(rule.path()));
    return new CatalogState(
        rule, CatalogChange.between(older, Catalog.parse(now, rule.path(), rule.entries())));
  }

  /** Entries that are not as they were. */
  public List<CatalogChange> moved() {
    return changes.stream().filter(c -> c.state() != CatalogChange.State.UNCHANGED).toList();
  }

  private static Problem missing(CatalogRule rule, String commit) {
    return Problem.refused(
        "catalog.missing",
        "%s, the catalog of %s, is not in the commit %s."
            .formatted(rule.path(), rule.name(), commit),
        "Its entries were not checked.",
        "Commit it, or correct catalogs in the profile; then check again.");
  }
}
