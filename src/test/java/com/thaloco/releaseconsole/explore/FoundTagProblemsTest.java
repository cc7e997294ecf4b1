package com.thaloco.releaseconsole.explore;

import static com.thaloco.releaseconsole.explore.Sample.FIRST;
import static com.thaloco.releaseconsole.explore.Sample.LAST;
import static com.thaloco.releaseconsole.explore.Sample.LATER;
import static com.thaloco.releaseconsole.explore.Sample.NEW;
import static com.thaloco.releaseconsole.recover.RecoveryKind.MANIFEST;
import static com.thaloco.releaseconsole.recover.RecoveryKind.OBJECT;
import static com.thaloco.releaseconsole.recover.RecoveryKind.RESUME;
import static com.thaloco.releaseconsole.recover.RecoveryKind.RE_CUT;
import static com.thaloco.releaseconsole.recover.RecoveryKind.WITHDRAW;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.recover.RecoveryKind;
import com.thaloco.releaseconsole.recover.ReleaseProblem;
import com.thaloco.releaseconsole.recover.ReleaseProblem.Severity;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is found where tags and entries do not agree, and what is offered for it. */
@Tag("slow")
final class FoundTagProblemsTest extends FoundProblems {
  @Test
  void aReleaseWithoutATagIsSaid() {
    untag(NEW);
    ReleaseProblem problem =
        only("release.untagged", Severity.HAND, RecoveryKind.TAG, RESUME, RE_CUT, WITHDRAW);
    assertThat(problem.evidence())
        .containsExactly(
            "The manifest names it, and the remote has no tag of it.",
            "Its objects were built from " + sample.commit(2));
  }

  @Test
  void aReleaseThatIsTaggedHereOnlyIsNotCutAgain() {
    ReleaseProblem problem = with("release.untagged", diagnosis(there -> untag(NEW)));
    assertThat(kinds(problem)).containsExactly(RecoveryKind.TAG, RESUME, WITHDRAW);
    assertThat(problem.evidence()).endsWith("Its tag is here only, on " + sample.commit(2));
  }

  @Test
  void aReleaseWhoseObjectsDoNotNameTheirCommitIsNotResumed() {
    untag(NEW);
    put(tarball(NEW), "without metadata\n");
    assertThat(kinds(with("release.untagged", diagnosis(NOTHING))))
        .containsExactly(RecoveryKind.TAG, RE_CUT, WITHDRAW);
  }

  @Test
  void aTagOnAnotherCommitThanTheReleaseIsSaid() {
    tagAs(LAST);
    ReleaseProblem problem = with("tag.elsewhere", diagnosis(NOTHING));
    assertThat(problem.evidence())
        .containsExactly(
            "Tag on the remote: " + sample.commit(1), "Objects: built from " + sample.commit(2));
    assertThat(kinds(problem)).containsExactly(RecoveryKind.TAG, WITHDRAW);
  }

  @Test
  void aTagThatIsElsewhereHereIsSaid() {
    String right = world.ref(TAG).orElseThrow().id();
    tagAs(LAST);
    ReleaseProblem problem =
        with("tag.stale-here", diagnosis(there -> move(NEW, Optional.of(right), sample.commit(2))));
    assertThat(problem.evidence())
        .containsExactly("Here: " + sample.commit(1), "On the remote: " + sample.commit(2));
    assertThat(problem.ways()).isEmpty();
  }

  @Test
  void aTagThatIsHereOnlyIsSaid() {
    tag(LATER);
    ReleaseProblem problem = with("tag.only-here", diagnosis(there -> untag(LATER)));
    assertThat(problem.version()).contains(LATER);
    assertThat(problem.evidence()).containsExactly("Here: " + sample.commit(1));
    assertThat(problem.remedy().asText()).contains("git tag -d v0.1.3");
  }

  @Test
  void aTagWithoutAReleaseIsSaid() {
    tag(LATER);
    ReleaseProblem problem = only("tag.unreleased", Severity.HAND, WITHDRAW);
    assertThat(problem.evidence())
        .containsExactly(
            "Tag on the remote: " + sample.commit(1), "The bucket has no object of it.");
    put("v0.1.3/SHA256SUMS", "left\n");
    problem = only("tag.unreleased", Severity.HAND, OBJECT, WITHDRAW);
    assertThat(problem.evidence())
        .containsExactly(
            "Tag on the remote: " + sample.commit(1),
            "Objects of it are in the bucket.",
            "v0.1.3/SHA256SUMS.sig is missing");
  }

  /** What was tagged before there was a manifest was released in another way. */
  @Test
  void aTagThatIsOlderThanTheManifestIsNoProblem() {
    tag(new ReleaseVersion("v0.0.9"));
    assertThat(hands(NOTHING)).isEmpty();
    put("v0.0.9/SHA256SUMS", "left\n");
    assertThat(hands(NOTHING)).containsExactly("tag.unreleased");
  }

  @Test
  void entriesThatWereLostAreSaidOnce() {
    manifest(read -> read.without(LAST));
    ReleaseProblem problem = only("manifest.entries-lost", Severity.CLIENTS, MANIFEST);
    assertThat(problem.sentence())
        .isEqualTo("The manifest does not name v0.1.1, which is tagged and verifies.");
    manifest(read -> read.without(FIRST));
    problem = only("manifest.entries-lost", Severity.CLIENTS, MANIFEST);
    assertThat(problem.evidence()).containsExactly("v0.1.0, v0.1.1");
    assertThat(problem.noticed()).isEqualTo("Clients don't get them.");
  }

  /** What does not verify was perhaps never released. */
  @Test
  void aTaggedVersionWhoseObjectsAreDamagedDidNotLoseItsEntry() {
    manifest(read -> read.without(LAST));
    world.delete("v0.1.1/SHA256SUMS");
    only("tag.unreleased", Severity.HAND, OBJECT, WITHDRAW);
  }
}
