package com.thaloco.releaseconsole.snapshot;

import com.thaloco.releaseconsole.check.PendingVerification;
import com.thaloco.releaseconsole.check.ReleaseAdvice;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.manifest.Manifest;
import com.thaloco.releaseconsole.project.NextVersion;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.trust.Keyring;
import com.thaloco.releaseconsole.verify.PublicManifest;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.List;
import java.util.Optional;

/**
 * What is published, and what comes next.
 *
 * @param latest what the manifest names; empty where it names none, or where there is no manifest
 * @param next the version that comes next
 * @param advice why, and which verification releases are pending; empty where the commit could not
 *     be compared
 * @param noAdvice why there is none
 * @param view whether the public URL serves what is in the bucket
 */
public record Releases(
    List<ReleaseRow> rows,
    String latest,
    ReleaseVersion next,
    Optional<ReleaseAdvice> advice,
    Optional<Problem> noAdvice,
    PublicManifest view) {
  public Releases {
    rows = List.copyOf(rows);
  }

  /**
   * Reads them.
   *
   * @param fresh a project whose world remembers nothing yet
   * @throws ProblemException where manifest or remote can't be read
   */
  static Releases read(Project fresh, Keyring keyring, Work work) {
    Optional<ReleaseAdvice> advice = Optional.empty();
    Optional<Problem> why = Optional.empty();
    try {
      advice = Optional.of(ReleaseAdvice.of(fresh, keyring, work));
    } catch (ProblemException e) {
      why = Optional.of(e.problem());
    }
    ReleaseVersion next =
        advice.map(ReleaseAdvice::next).orElseGet(() -> NextVersion.of(fresh, work));
    return new Releases(
        new ReleaseRows(fresh, advice, work).read(),
        fresh.world().manifest().map(Manifest::latestText).orElse(""),
        next,
        advice,
        why,
        PublicManifest.of(fresh, work));
  }

  /** The verification releases that are pending. */
  public List<PendingVerification.Owed> owed() {
    return advice.map(ReleaseAdvice::owed).orElse(List.of());
  }

  /** Whether a version was published. */
  public boolean isOut(ReleaseVersion version) {
    return rows.stream().anyMatch(row -> row.version().equals(version.text()));
  }

  /** Whether a version is published from another commit than this one. */
  public boolean isTaken(ReleaseVersion version, String commit) {
    return rows.stream()
        .filter(row -> row.version().equals(version.text()))
        .anyMatch(row -> row.commit().filter(other -> !other.equals(commit)).isPresent());
  }

  /** The release that the manifest names as latest, where it has an entry. */
  public Optional<ReleaseRow> last() {
    return rows.stream().filter(ReleaseRow::latest).findFirst();
  }
}
