package com.thaloco.releaseconsole.explore;

import static com.thaloco.releaseconsole.explore.Sample.FIRST;
import static com.thaloco.releaseconsole.explore.Sample.LAST;
import static com.thaloco.releaseconsole.explore.Sample.LATER;
import static com.thaloco.releaseconsole.explore.Sample.NEW;
import static com.thaloco.releaseconsole.recover.RecoveryKind.INSTALLER;
import static com.thaloco.releaseconsole.recover.RecoveryKind.MANIFEST;
import static com.thaloco.releaseconsole.recover.RecoveryKind.OBJECT;
import static com.thaloco.releaseconsole.recover.RecoveryKind.RE_CUT;
import static com.thaloco.releaseconsole.recover.RecoveryKind.WITHDRAW;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.Outcome;
import com.thaloco.releaseconsole.recover.Diagnosis;
import com.thaloco.releaseconsole.recover.ReleaseProblem;
import com.thaloco.releaseconsole.recover.ReleaseProblem.Severity;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is found where releases are damaged, and the recoveries that are offered for it. */
@Tag("slow")
final class FoundProblemsTest extends FoundProblems {
  @Test
  void ofGoodReleasesOnlyAWithdrawalIsOffered() {
    Diagnosis diagnosis = diagnosis(NOTHING);
    assertThat(diagnosis.troubles()).extracting(ReleaseProblem::id).containsExactly("release.bad");
    assertThat(diagnosis.troubles().getFirst().evidence())
        .containsExactly("Built from " + sample.commit(2));
    assertThat(diagnosis.needsHand()).isFalse();
    assertThat(diagnosis.complete()).isTrue();
    assertThat(diagnosis.burned()).isEmpty();
    assertThat(diagnosis.drift()).isEmpty();
  }

  // ---- Burned versions

  @Test
  void aBurnedVersionThatClientsStillGetIsTheirs() {
    put(BURNED, "{}");
    ReleaseProblem problem = only("burned.left", Severity.CLIENTS, WITHDRAW);
    assertThat(problem.evidence())
        .containsExactly(
            "The manifest names it, as latest.",
            "Its tag is on origin.",
            "Its tag is here; a push of all tags would bring it back.");
    assertThat(problem.noticed()).isEqualTo("Clients still get v0.1.2.");
    assertThat(diagnosis(NOTHING).burned()).containsExactly(NEW);
  }

  @Test
  void aBurnedVersionThatIsNamedAndNotLatestIsTheirsToo() {
    put(BURNED, "{}");
    manifest(read -> read.withLatest(LAST));
    put("install.sh", script(1));
    ReleaseProblem problem = only("burned.left", Severity.CLIENTS, WITHDRAW);
    assertThat(problem.evidence()).startsWith("The manifest names it.");
    assertThat(problem.noticed()).isEqualTo("Clients that ask for v0.1.2 still get it.");
  }

  @Test
  void aBurnedVersionThatIsLatestWithoutAnEntryIsTheirs() {
    put(BURNED, "{}");
    manifest(read -> read.without(NEW));
    ReleaseProblem problem = with("burned.left", diagnosis(NOTHING));
    assertThat(problem.severity()).isEqualTo(Severity.CLIENTS);
    assertThat(problem.evidence()).startsWith("The manifest says that it is latest.");
  }

  @Test
  void whatIsLeftOfAWithdrawalIsSaid() throws IOException {
    withdrawn();
    assertThat(hands(NOTHING)).isEmpty();
    Files.writeString(
        machine.checkout().resolve("CHANGELOG.md"),
        "# Changelog\n\n## [Unreleased]\n\n## [v0.1.2] - 2026-05-14\n\n### Added\n\n- It.\n");
    ReleaseProblem problem = only("burned.left", Severity.HAND, WITHDRAW);
    assertThat(problem.evidence())
        .containsExactly("CHANGELOG.md:5: its entry is still in the changelog.");
    assertThat(problem.noticed()).isEqualTo("No user is affected: clients no longer get it.");
  }

  @Test
  void anUnfinishedCutOfABurnedVersionIsTheWithdrawals() {
    withdrawn();
    Machine stopped = sample.prepared(NEW, 2, Duration.ofSeconds(5));
    ReleaseProblem problem = with("burned.left", diagnosis(stopped, NOTHING));
    assertThat(problem.evidence()).containsExactly("A cut of it is unfinished here.");
    assertThat(ids(diagnosis(stopped, NOTHING))).containsExactly("burned.left");
  }

  // ---- What clients meet

  @Test
  void aLatestThatIsNotThereIsSaid() {
    manifest(read -> read.without(NEW));
    untag(NEW);
    ReleaseProblem problem = with("manifest.latest", diagnosis(NOTHING));
    assertThat(problem.severity()).isEqualTo(Severity.CLIENTS);
    assertThat(problem.sentence())
        .isEqualTo("latest_stable is v0.1.2, which the manifest does not contain.");
    assertThat(problem.evidence()).containsExactlyInAnyOrder("v0.1.0", "v0.1.1");
    assertThat(kinds(problem)).containsExactly(MANIFEST);
  }

  @Test
  void noLatestAtAllIsSaid() {
    manifest(read -> read.withoutLatest());
    assertThat(with("manifest.latest", diagnosis(NOTHING)).sentence())
        .isEqualTo("The manifest names no latest release, although it contains releases.");
  }

  @Test
  void aLatestReleaseThatClientsRefuseIsSaid() {
    put("v0.1.2/SHA256SUMS.sig", "damaged\n");
    ReleaseProblem problem = only("release.unsound", Severity.CLIENTS, OBJECT, WITHDRAW);
    assertThat(problem.version()).contains(NEW);
    assertThat(problem.sentence())
        .isEqualTo(
            "Clients refuse v0.1.2: the key that its commit pins does not accept"
                + " v0.1.2/SHA256SUMS.sig.");
    assertThat(problem.evidence()).containsExactly("The manifest names it, as latest.");
    assertThat(problem.noticed()).isEqualTo("Every update and every new installation fails.");
    assertThat(problem.remedy().asText()).endsWith("can't be had: withdraw it.");
  }

  @Test
  void anEarlierReleaseThatClientsRefuseIsSaid() {
    world.delete("v0.1.1/SHA256SUMS");
    ReleaseProblem problem = only("release.unsound", Severity.CLIENTS, OBJECT, WITHDRAW);
    assertThat(problem.version()).contains(LAST);
    assertThat(problem.sentence())
        .isEqualTo("Clients refuse v0.1.1: v0.1.1/SHA256SUMS is missing.");
    assertThat(problem.evidence()).containsExactly("The manifest names it.");
    assertThat(problem.noticed()).isEqualTo("Installations of this version fail.");
  }

  @Test
  void anUntaggedReleaseThatClientsRefuseIsCutAgain() {
    put("v0.1.2/SHA256SUMS.sig", "damaged\n");
    untag(NEW);
    ReleaseProblem problem = with("release.unsound", diagnosis(NOTHING));
    assertThat(kinds(problem)).containsExactly(OBJECT, RE_CUT, WITHDRAW);
    assertThat(problem.remedy().asText()).endsWith("can't be had: cut it again, or withdraw it.");
  }

  @Test
  void theScriptOfAnotherReleaseIsNamed() {
    put("install.sh", script(1));
    ReleaseProblem problem = only("installer", Severity.CLIENTS, INSTALLER);
    assertThat(problem.sentence()).isEqualTo("install.sh is that of v0.1.1, but v0.1.2 is latest.");
    assertThat(problem.noticed())
        .isEqualTo("New installations use a script that was not verified.");
    assertThat(problem.version()).contains(NEW);
    assertThat(problem.evidence()).hasSize(2);
  }

  @Test
  void aScriptOfNoReleaseAndNoScriptAreSaid() {
    put("install.sh", "damaged\n");
    assertThat(only("installer", Severity.CLIENTS, INSTALLER).sentence())
        .isEqualTo("install.sh is not that of v0.1.2, which is latest, nor of any release.");
    world.delete("install.sh");
    ReleaseProblem problem = only("installer", Severity.CLIENTS, INSTALLER);
    assertThat(problem.sentence()).isEqualTo("install.sh is not in the bucket.");
    assertThat(problem.noticed()).isEqualTo("New installations fail.");
    assertThat(problem.evidence()).contains("install.sh in the bucket: none");
  }

  @Test
  void aScriptThatIsTooLargeToBeReadIsSaid() {
    put("install.sh", "#".repeat(16_000_001));
    assertThat(only("bucket.too-large", Severity.HAND).noticed())
        .isEqualTo("Unknown: this could not be read.");
  }

  // ---- A manifest that is lost

  @Test
  void aLostManifestIsTheOnlyProblem() {
    world.delete("manifest.json");
    put("install.sh", "damaged\n");
    untag(NEW);
    ReleaseProblem problem = only("manifest.missing", Severity.CLIENTS, MANIFEST);
    assertThat(problem.ways().getFirst().version()).isEqualTo(LAST);
  }

  @Test
  void aLostManifestNamesWhatIsUnfinishedHere() {
    Machine stopped = sample.prepared(LATER, 3, Duration.ofSeconds(5));
    new Alone(sample, stopped, world)
        .killedAt(MaintainerCommand.recover(WITHDRAW, NEW), before(Op.Kind.PUT, "manifest.json"));
    put("manifest.json", "<html></html>");
    ReleaseProblem problem = with("manifest.not-json", diagnosis(stopped, NOTHING));
    assertThat(problem.evidence())
        .contains(
            "A cut of v0.1.3 is unfinished here.",
            "The recovery withdraw of v0.1.2 is unfinished here.");
  }

  @Test
  void aLostManifestThatCannotBeRestoredSaysWhy() {
    put("manifest.json", "<html></html>");
    for (ReleaseVersion version : List.of(FIRST, LAST, NEW)) {
      world.delete(version + "/SHA256SUMS");
    }
    ReleaseProblem problem = only("manifest.not-json", Severity.CLIENTS);
    assertThat(problem.evidence())
        .anyMatch(line -> line.startsWith("No kept copy of the manifest can be used"))
        .anyMatch(line -> line.startsWith("v0.1.1: "));
  }

  @Test
  void tagsWithoutAnyTraceOfAManifestAreSaid() {
    world.objects().stream().map(each -> each.info().key()).toList().forEach(world::delete);
    ReleaseProblem problem = only("manifest.none", Severity.HAND);
    assertThat(problem.sentence())
        .isEqualTo("There is no manifest.json in the bucket, although v0.1.2 is tagged.");
    assertThat(problem.evidence()).containsExactly("v0.1.0", "v0.1.1", "v0.1.2");
  }

  private void withdrawn() {
    assertThat(
            new Alone(sample, sample.machine(2), world)
                .run(List.of(MaintainerCommand.recover(WITHDRAW, NEW))))
        .isInstanceOf(Outcome.Ok.class);
  }
}
