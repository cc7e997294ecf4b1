package com.thaloco.releaseconsole.snapshot;

import com.thaloco.releaseconsole.audit.Audited;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of a project, each part with its time and the state that it speaks of
 * (docs/decisions/0079). Whether a part is still of the current state is decided here and nowhere
 * else: see {@link #isOlder}.
 *
 * @param current commit, version to cut, manifest, tags and objects as they were seen last
 * @param observed what the observations have seen
 * @param objects the mark of each object by its key, when the bucket was listed last
 * @param audit the newest audit
 * @param answers of the checks, by id
 * @param told what a cut or recovery of this window said of what clients get
 */
public record Snapshot(
    Basis current,
    Observed observed,
    Optional<Part<Map<String, String>>> objects,
    Optional<Part<Audited>> audit,
    Map<String, Part<Finding>> answers,
    Optional<Part<Told>> told) {
  /**
   * What a running cut or recovery says of what clients get.
   *
   * @param released the version that clients see by it
   */
  public record Told(Optional<String> released, String sentence) {}

  /** Nothing was observed yet. */
  public static final Snapshot NOTHING =
      new Snapshot(
          Basis.NONE,
          Observed.NOTHING,
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Optional.empty());

  public Snapshot {
    answers = Map.copyOf(answers);
  }

  /** Whether a part speaks of an earlier state, or moment, than the current one. */
  public boolean isOlder(Part<?> part) {
    return !part.of().holdsIn(current)
        || part.momentary() && at().filter(part.at()::isBefore).isPresent();
  }

  /** Whether an object changed since the audit read it, appeared, or went away. */
  public boolean isOlder(String key) {
    return audit.isPresent()
        && objects.isPresent()
        && !Optional.ofNullable(objects.get().value().get(key))
            .equals(Optional.ofNullable(audit.get().value().marks().get(key)));
  }

  /** When the newest observation was made; empty before the first. */
  public Optional<Instant> at() {
    return observed.cut().map(Part::at);
  }

  /** The releases, be they older or not. */
  public Optional<Releases> releases() {
    return observed.releases().map(Part::value);
  }

  /** Since when the releases are known, where they are older or could not be read again. */
  public Optional<Instant> releasesAsOf() {
    return observed
        .releases()
        .filter(part -> isOlder(part) || observed.noReleases().isPresent())
        .map(Part::at);
  }

  /** The same of the diagnosis. */
  public Optional<Instant> diagnosisAsOf() {
    return observed
        .diagnosis()
        .filter(part -> isOlder(part) || observed.noDiagnosis().isPresent())
        .map(Part::at);
  }

  /** Since when the audit is known, where the bucket, the tags or the manifest changed since. */
  public Optional<Instant> auditAsOf() {
    return audit.filter(this::isOlder).map(Part::at);
  }

  /** The commit that HEAD names; empty while it is not known. */
  public String commit() {
    return current.commit().orElse("");
  }

  /** With what an observation has seen. HEAD may have been seen again meanwhile. */
  public Snapshot with(Observed newer) {
    Observed all = observed.then(newer);
    Basis now = current.withWorld(newer.now());
    return new Snapshot(
        all.head().map(head -> now.withCommit(head.value().commit())).orElse(now),
        all,
        objects,
        audit,
        answers,
        told);
  }

  /** With a failure of the whole observation: what was known before is of another time. */
  public Snapshot failed(Problem problem, Instant at) {
    return new Snapshot(current, observed.failed(problem, at), objects, audit, answers, told);
  }

  /** With another HEAD. */
  public Snapshot with(Head head, Instant at) {
    return new Snapshot(
        current.withCommit(head.commit()),
        observed.head(new Part<>(head, at, Basis.NONE)),
        objects,
        audit,
        answers,
        told);
  }

  /** With another version to cut. */
  public Snapshot with(ReleaseVersion version) {
    return new Snapshot(
        current.withVersion(version.text()), observed, objects, audit, answers, told);
  }

  /** With another listing of the bucket. */
  public Snapshot withObjects(ListedObjects listed, Instant at) {
    return new Snapshot(
        current.withObjects(listed.digest()),
        observed,
        Optional.of(new Part<>(listed.marks(), at, Basis.NONE)),
        audit,
        answers,
        told);
  }

  /** With a bucket that was changed, and not listed since. */
  public Snapshot withChangedObjects() {
    return new Snapshot(
        current.withObjects(Basis.CHANGED), observed, objects, audit, answers, told);
  }

  /** With another audit. */
  public Snapshot withAudit(Part<Audited> newer) {
    return new Snapshot(current, observed, objects, Optional.of(newer), answers, told);
  }

  /** With the answer of a check. */
  public Snapshot withAnswer(String id, Part<Finding> answer) {
    var all = new HashMap<>(answers);
    all.put(id, answer);
    return new Snapshot(current, observed, objects, audit, all, told);
  }

  /**
   * With what a cut or recovery says of what clients get: by the manifest that it has just written,
   * or by the one that is there.
   */
  public Snapshot withTold(Told sentence, Instant at) {
    Basis of = sentence.released().isPresent() ? Basis.NONE : current.manifestOnly();
    return new Snapshot(
        sentence.released().isPresent() ? current.withChangedManifest() : current,
        observed,
        objects,
        audit,
        answers,
        Optional.of(new Part<>(sentence, at, of)));
  }
}
