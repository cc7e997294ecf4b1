package com.thaloco.releaseconsole.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.audit.AuditFinding;
import com.thaloco.releaseconsole.audit.AuditReport;
import com.thaloco.releaseconsole.audit.AuditRule;
import com.thaloco.releaseconsole.audit.Audited;
import com.thaloco.releaseconsole.audit.Severity;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.recover.Diagnosis;
import com.thaloco.releaseconsole.verify.PublicManifest;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  private static final Instant EARLY = Instant.parse("2026-05-14T12:00:00Z");
  private static final Instant LATE = Instant.parse("2026-05-14T12:05:00Z");
  private static final Map<ReleaseVersion, String> TAGS =
      Map.of(new ReleaseVersion("v0.1.6"), "c6");

  private static Basis basis(String commit, String etag) {
    return new Basis(
        Optional.of(commit),
        Optional.empty(),
        Optional.empty(),
        Optional.of(etag),
        Optional.of(Basis.digest(TAGS)),
        Optional.empty(),
        Optional.empty());
  }

  private static ReleaseRow row(String version, boolean latest) {
    return new ReleaseRow(
        version,
        latest,
        Optional.empty(),
        Optional.of("c" + version),
        List.of(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Releases releases(String latest, PublicManifest view) {
    return new Releases(
        latest.isEmpty() ? List.of() : List.of(row(latest, true)),
        latest,
        new ReleaseVersion("v0.1.8"),
        Optional.empty(),
        Optional.empty(),
        view);
  }

  private static Observed observed(Basis of, Instant at, Releases releases) {
    return new Observed(
        of,
        Optional.of(new Part<>(new Head(of.commit().orElseThrow(), "main"), at, Basis.NONE)),
        Optional.of(new Part<>(releases, at, of)),
        Optional.empty(),
        Optional.of(
            new Part<>(new Diagnosis(List.of(), Optional.empty(), List.of(), true), at, of)),
        Optional.empty(),
        Optional.of(new Part<>(Optional.empty(), at, Basis.NONE)),
        Optional.empty());
  }

  private static Snapshot seen(String commit, String etag, String latest) {
    return Snapshot.NOTHING.with(
        observed(basis(commit, etag), EARLY, releases(latest, PublicManifest.SAME)));
  }

  private static Part<Finding> answer(String commit, String etag) {
    return new Part<>(Finding.passed("version.next", "It fits."), EARLY, basis(commit, etag));
  }

  private static Audited audit(Severity severity, String manifest, Map<String, String> marks) {
    var finding =
        new AuditFinding(
            AuditRule.TARBALL_HASH,
            severity,
            Optional.of("v0.1.6/a.tar.gz"),
            Optional.of(new ReleaseVersion("v0.1.6")),
            "The tarball's hash differs from the manifest's.",
            List.of(),
            com.thaloco.releaseconsole.flow.Remedy.NONE);
    return new Audited(
        new AuditReport(
            AuditReport.FORMAT,
            "banger",
            "bucket",
            EARLY,
            LATE,
            "v0.1.6",
            marks.size(),
            20,
            List.of(finding),
            List.of(),
            List.of()),
        Optional.of(manifest),
        Optional.of(TAGS),
        marks);
  }

  private static Snapshot audited(Snapshot now, Audited audit) {
    return now.withAudit(new Part<>(audit, EARLY, Basis.of(audit)));
  }

  private static boolean isOlder(Snapshot now) {
    return now.isOlder(Objects.requireNonNull(now.answers().get("version.next")));
  }

  @Test
  void anAnswerForAnEarlierCommitIsOlder() {
    Snapshot now = seen("c1", "e1", "v0.1.6").withAnswer("version.next", answer("c1", "e1"));
    assertThat(isOlder(now)).isFalse();

    Snapshot moved = now.with(new Head("c2", "main"), LATE);
    assertThat(isOlder(moved)).isTrue();
  }

  @Test
  void anAnswerThatArrivesAfterTheCommitMovedIsStoredAsOlder() {
    Snapshot moved = seen("c1", "e1", "v0.1.6").with(new Head("c2", "main"), LATE);
    Snapshot late = moved.withAnswer("version.next", answer("c1", "e1"));
    assertThat(isOlder(late)).isTrue();
  }

  @Test
  void anObservationThatBeganBeforeTheCommitMovedDoesNotBringTheOldCommitBack() {
    Snapshot moved = seen("c1", "e1", "v0.1.6").with(new Head("c2", "main"), LATE);
    Snapshot late =
        moved.with(
            observed(
                basis("c1", "e1"), EARLY.plusSeconds(1), releases("v0.1.6", PublicManifest.SAME)));
    assertThat(late.commit()).isEqualTo("c2");
    assertThat(late.releasesAsOf()).contains(EARLY.plusSeconds(1));
  }

  @Test
  void anAnswerIsOlderOnceTheManifestIsAnother() {
    Snapshot now = seen("c1", "e1", "v0.1.6").withAnswer("version.next", answer("c1", "e1"));
    Snapshot later =
        now.with(observed(basis("c1", "e2"), LATE, releases("v0.1.7", PublicManifest.SAME)));
    assertThat(isOlder(later)).isTrue();
  }

  @Test
  void anAnswerOfTheMomentIsOlderOnceTheWorldWasLookedAtAgain() {
    Finding running = Finding.blocked("version.next", "CI is running.", List.of(), "Wait.");
    Snapshot now =
        seen("c1", "e1", "v0.1.6")
            .withAnswer("version.next", new Part<>(running, LATE, basis("c1", "e1"), true));
    assertThat(isOlder(now)).isFalse();

    Instant later = LATE.plusSeconds(1);
    Snapshot again =
        now.with(observed(basis("c1", "e1"), later, releases("v0.1.6", PublicManifest.SAME)));
    assertThat(isOlder(again)).isTrue();
  }

  @Test
  void whatClientsGetIsUnknownBeforeTheFirstObservation() {
    Clients clients = Clients.of(Snapshot.NOTHING);
    assertThat(clients.state()).isEqualTo(Clients.State.LOOKING);
    assertThat(clients.sentence()).doesNotContain("nothing");
  }

  @Test
  void whatClientsGetIsToldOfTheCurrentManifest() {
    assertThat(Clients.of(seen("c1", "e1", "v0.1.6")).sentence()).isEqualTo("Clients get v0.1.6.");
    assertThat(Clients.of(seen("c1", "e1", "")).state()).isEqualTo(Clients.State.NOTHING);
  }

  @Test
  void whatWasSeenBeforeAFailureIsNotToldAsCurrent() {
    Problem away = Problem.refused("bucket.unreachable", "No answer.", "Nothing.", "Try again.");
    Snapshot now = seen("c1", "e1", "v0.1.6").failed(away, LATE);
    Clients clients = Clients.of(now);
    assertThat(clients.state()).isEqualTo(Clients.State.UNKNOWN);
    assertThat(clients.asOf()).contains(EARLY);
    assertThat(now.releasesAsOf()).contains(EARLY);
    assertThat(Clients.of(Snapshot.NOTHING.failed(away, LATE)).sentence()).contains("No answer.");
  }

  @Test
  void anotherManifestOnThePublicUrlIsNotWhatTheBucketNames() {
    Snapshot now =
        Snapshot.NOTHING.with(
            observed(basis("c1", "e1"), EARLY, releases("v0.1.7", PublicManifest.OTHER)));
    assertThat(Clients.of(now).state()).isEqualTo(Clients.State.DIFFERS);
  }

  @Test
  void whatTheCutSaysIsNewerThanTheObservationBefore() {
    Snapshot now =
        seen("c1", "e1", "v0.1.6")
            .withTold(new Snapshot.Told(Optional.of("v0.1.7"), "Clients get v0.1.7."), LATE);
    assertThat(Clients.of(now).sentence()).isEqualTo("Clients get v0.1.7.");
    assertThat(now.releasesAsOf()).as("the list is of before").contains(EARLY);

    Snapshot after =
        now.with(
            observed(
                basis("c1", "e2"), LATE.plusSeconds(1), releases("v0.1.6", PublicManifest.SAME)));
    assertThat(Clients.of(after).sentence()).as("withdrawn since").isEqualTo("Clients get v0.1.6.");
  }

  private static final Problem AWAY =
      Problem.refused("bucket.unreachable", "No answer.", "Nothing.", "Try again.");

  @Test
  void whatTheCutSaidBeforeAFailureIsNotToldAsCurrent() {
    Snapshot told =
        seen("c1", "e1", "v0.1.6")
            .withTold(new Snapshot.Told(Optional.empty(), "Clients get v0.1.6 now."), LATE);
    assertThat(Clients.of(told).sentence()).isEqualTo("Clients get v0.1.6 now.");

    Clients later = Clients.of(told.failed(AWAY, LATE.plusSeconds(1)));
    assertThat(later.state()).isEqualTo(Clients.State.UNKNOWN);
    assertThat(later.asOf()).contains(EARLY);

    Snapshot released =
        told.withTold(new Snapshot.Told(Optional.of("v0.1.7"), "Clients get v0.1.7."), LATE);
    Clients then = Clients.of(released.failed(AWAY, LATE.plusSeconds(1)));
    assertThat(then.sentence()).contains("is unknown").contains("got v0.1.7");
    assertThat(then.asOf()).contains(LATE);
  }

  @Test
  void aFailedFirstObservationIsNotStillChecking() {
    assertThat(Standing.sentence(Snapshot.NOTHING.failed(AWAY, LATE)))
        .isEqualTo("Problems could not be checked.");
    assertThat(Standing.sentence(seen("c1", "e1", "v0.1.6").failed(AWAY, LATE)))
        .isEqualTo("Problems could not be checked again.");
  }

  @Test
  void whatAnEarlierAuditFoundIsToldAsEarlier() {
    Snapshot now = audited(seen("c1", "e1", "v0.1.6"), audit(Severity.BROKEN, "e0", Map.of()));
    assertThat(Standing.sentence(now))
        .isEqualTo("The audit before the last change found 1 problem.");
  }

  @Test
  void anAuditCountsWhereTheProblemsAreOlder() {
    Snapshot now =
        audited(
            seen("c1", "e1", "v0.1.6").with(new Head("c2", "main"), LATE),
            audit(Severity.BROKEN, "e1", Map.of()));
    assertThat(Standing.sentence(now))
        .isEqualTo("Problems were checked before the last change. The audit found 1 problem.");
  }

  @Test
  void damageThatAnAuditFindsIsPartOfTheStanding() {
    Snapshot clear = seen("c1", "e1", "v0.1.6");
    assertThat(Standing.of(clear)).isEqualTo(Standing.CLEAR);

    Snapshot broken = audited(clear, audit(Severity.BROKEN, "e1", Map.of("v0.1.6/a.tar.gz", "x")));
    assertThat(Standing.of(broken)).isEqualTo(Standing.BROKEN);
    assertThat(Standing.sentence(broken)).contains("The audit found 1 problem.");
  }

  @Test
  void anAuditOfAnotherManifestIsOlder() {
    Snapshot now = audited(seen("c1", "e1", "v0.1.6"), audit(Severity.SOUND, "e0", Map.of()));
    assertThat(now.auditAsOf()).contains(EARLY);
    assertThat(Standing.audit(now)).isEqualTo(Standing.OLDER);
  }

  @Test
  void anObjectWhoseEtagChangedSinceTheAuditIsOlder() {
    Audited audit = audit(Severity.SOUND, "e1", Map.of("a", "1", "b", "1"));
    Snapshot now =
        audited(
            seen("c1", "e1", "v0.1.6").withObjects(ListedObjects.of(audit.marks()), EARLY), audit);
    assertThat(now.auditAsOf()).isEmpty();
    assertThat(now.isOlder("a")).isFalse();

    Snapshot later = now.withObjects(ListedObjects.of(Map.of("a", "2", "b", "1", "c", "1")), LATE);
    assertThat(later.auditAsOf()).contains(EARLY);
    assertThat(later.isOlder("a")).isTrue();
    assertThat(later.isOlder("b")).isFalse();
    assertThat(later.isOlder("c")).isTrue();
  }

  @Test
  void aProbeThatComesAndGoesMakesNoAuditOlder() {
    Audited audit = audit(Severity.SOUND, "e1", Map.of("a", "1"));
    Snapshot now =
        audited(
            seen("c1", "e1", "v0.1.6")
                .withObjects(ListedObjects.of(Map.of("a", "1", ".probe/x", "9")), LATE),
            audit);
    assertThat(now.auditAsOf()).isEmpty();
  }
}
