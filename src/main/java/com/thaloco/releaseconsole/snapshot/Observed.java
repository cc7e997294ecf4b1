package com.thaloco.releaseconsole.snapshot;

import com.thaloco.releaseconsole.cut.Unfinished;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.journal.History;
import com.thaloco.releaseconsole.journal.SmokeOutcome;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.recover.Diagnosis;
import com.thaloco.releaseconsole.trust.Keyring;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * What one observation sees: all parts at one moment. What changes while it reads is read again.
 *
 * @param now commit, manifest and tags when it ended
 * @param releases empty where they could not be read; {@code noReleases} says why
 * @param diagnosis what is wrong; empty where that could not be found out
 * @param cut the cut that is unfinished on this machine
 * @param smoke the outcome that is kept for the commit
 */
public record Observed(
    Basis now,
    Optional<Part<Head>> head,
    Optional<Part<Releases>> releases,
    Optional<Part<Problem>> noReleases,
    Optional<Part<Diagnosis>> diagnosis,
    Optional<Part<Problem>> noDiagnosis,
    Optional<Part<Optional<History>>> cut,
    Optional<Part<Optional<SmokeOutcome>>> smoke) {
  /** Before the first observation. */
  public static final Observed NOTHING =
      new Observed(
          Basis.NONE,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /**
   * How often something may change while it is read; then the older parts are reported as older.
   */
  private static final int TRIES = 3;

  private record Seen<T>(Optional<Part<T>> part, Optional<Part<Problem>> why) {}

  /** Observes; only reads. */
  public static Observed of(Project project, Keyring keyring, Work work) {
    Project now = fresh(project);
    Basis before = Basis.read(now, work);
    for (int i = 1; ; i++) {
      Observed seen = read(now, keyring, before, work);
      Project later = fresh(project);
      Basis after = before.isReachable() ? Basis.read(later, work) : before;
      if (after.equals(before) || i == TRIES) {
        return seen.at(after);
      }
      now = later;
      before = after;
    }
  }

  private static Project fresh(Project project) {
    return project.withWorld(project.world().fresh());
  }

  /** All parts share what is asked of the remote and the bucket, so that they agree. */
  private static Observed read(Project project, Keyring keyring, Basis of, Work work) {
    List<Seen<?>> both =
        work.all(
            List.<Callable<Seen<?>>>of(
                () -> seen(of, work, () -> Releases.read(project, keyring, work)),
                () -> seen(of, work, () -> Diagnosis.of(project, work))));
    @SuppressWarnings("unchecked") // in the order of the list
    var releases = (Seen<Releases>) both.get(0);
    @SuppressWarnings("unchecked")
    var diagnosis = (Seen<Diagnosis>) both.get(1);
    Basis commit = Basis.NONE.withCommit(of.commit().orElse(""));
    return new Observed(
        of,
        seen(Basis.NONE, work, () -> Head.of(project.repository())).part(),
        releases.part(),
        releases.why(),
        diagnosis.part(),
        diagnosis.why(),
        seen(Basis.NONE, work, () -> Unfinished.of(project.state())).part(),
        seen(commit, work, () -> SmokeOutcome.load(project.state(), of.commit().orElse("")))
            .part());
  }

  private static <T> Seen<T> seen(Basis of, Work work, Supplier<? extends T> read) {
    try {
      return new Seen<>(Optional.of(new Part<>(read.get(), work.now(), of)), Optional.empty());
    } catch (ProblemException e) {
      return new Seen<>(Optional.empty(), Optional.of(new Part<>(e.problem(), work.now(), of)));
    }
  }

  private Observed at(Basis after) {
    return new Observed(after, head, releases, noReleases, diagnosis, noDiagnosis, cut, smoke);
  }

  /** With what a newer observation has seen; what that could not read stays, as it was. */
  Observed then(Observed newer) {
    return new Observed(
        newer.now,
        newer
            .head
            .filter(now -> head.filter(then -> then.at().isAfter(now.at())).isEmpty())
            .or(() -> head),
        newer.releases.or(() -> releases),
        newer.noReleases,
        newer.diagnosis.or(() -> diagnosis),
        newer.noDiagnosis,
        newer.cut.or(() -> cut),
        newer.smoke.or(() -> smoke));
  }

  Observed failed(Problem problem, Instant at) {
    Optional<Part<Problem>> why = Optional.of(new Part<>(problem, at, Basis.NONE));
    return new Observed(now, head, releases, why, diagnosis, why, cut, smoke);
  }

  /** With another commit or branch. */
  Observed head(Part<Head> seen) {
    return new Observed(
        now, Optional.of(seen), releases, noReleases, diagnosis, noDiagnosis, cut, smoke);
  }
}
