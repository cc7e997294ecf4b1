package com.thaloco.releaseconsole.explore;

import static com.thaloco.releaseconsole.explore.Sample.LAST;
import static com.thaloco.releaseconsole.explore.Sample.LATER;
import static com.thaloco.releaseconsole.explore.Sample.NEW;
import static com.thaloco.releaseconsole.recover.RecoveryKind.RESUME;
import static com.thaloco.releaseconsole.recover.RecoveryKind.RE_CUT;
import static com.thaloco.releaseconsole.recover.RecoveryKind.WITHDRAW;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.explore.Op.Kind;
import com.thaloco.releaseconsole.profile.OwnKeys;
import com.thaloco.releaseconsole.recover.RecoveryKind;
import com.thaloco.releaseconsole.recover.ReleaseProblem;
import com.thaloco.releaseconsole.recover.ReleaseProblem.Severity;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is found of cuts and recoveries that were stopped, here or elsewhere. */
@Tag("slow")
final class FoundCutProblemsTest extends FoundProblems {
  private static final String SUMS = "v0.1.3/SHA256SUMS";

  // ---- Here

  @Test
  void anUploadThatWasStoppedIsResumed() {
    Machine stopped = stopped(before(Kind.PUT, SUMS));
    ReleaseProblem problem = only(stopped, "cut.unfinished", RESUME);
    assertThat(problem.version()).contains(LATER);
    assertThat(problem.sentence()).isEqualTo("The cut of v0.1.3 was not finished.");
    assertThat(problem.evidence())
        .startsWith("Built from " + sample.commit(3), "Last finished step: put-tarball")
        .hasSize(3);
    assertThat(problem.noticed()).isEqualTo("No user is affected: clients still get v0.1.2.");
    assertThat(problem.remedy().asText()).contains("Resume it, or end it", "--abandon");
  }

  @Test
  void whatIsPublishedIsOnlyFinishedOrWithdrawn() {
    Machine stopped = stopped(before(Kind.PUT, "install.sh"));
    ReleaseProblem problem = with("cut.half-published", diagnosis(stopped, NOTHING));
    assertThat(problem.sentence()).isEqualTo("v0.1.3 is published, and its cut was not finished.");
    assertThat(kinds(problem)).containsExactly(RESUME, WITHDRAW);
    assertThat(problem.noticed()).isEqualTo("Clients get v0.1.3.");
    assertThat(problem.remedy().asText()).doesNotContain("--abandon");
  }

  @Test
  void whatIsTaggedWaitsForItsVerification() {
    var pushed = new boolean[1];
    Machine stopped =
        stopped(op -> {
          pushed[0] |= op.kind() == Kind.PUSH;
          return pushed[0] && op.kind() == Kind.FETCH;
        });
    ReleaseProblem problem = only(stopped, "cut.unverified", RESUME, WITHDRAW);
    assertThat(problem.sentence())
        .isEqualTo("v0.1.3 is published and tagged, and its verification has not passed.");
  }

  /** The number is used, and not by this cut. */
  @Test
  void aNumberThatAnotherReleasedIsSaid() {
    Machine stopped = stopped(before(Kind.PUT, SUMS));
    release(LATER, 2);
    ReleaseProblem problem = only(stopped, "cut.overtaken", RESUME);
    assertThat(problem.evidence())
        .containsExactly(
            "The manifest names v0.1.3, and not by this cut.",
            "The remote has v0.1.3 on %s.".formatted(sample.commit(2)));
    assertThat(problem.ways().getFirst().sentence())
        .isEqualTo("Ends the cut here, and continues with what was published.");
  }

  @Test
  void aReleaseSinceItsChecksIsSaid() {
    Machine stopped = sample.prepared(NEW, 3, Duration.ofSeconds(65));
    manifest(read -> read.withLatest(LAST).without(NEW));
    put("install.sh", script(1));
    untag(NEW);
    world.objects().stream()
        .map(each -> each.info().key())
        .filter(key -> key.startsWith("v0.1.2/"))
        .toList()
        .forEach(world::delete);
    assertThat(ids(diagnosis(stopped, NOTHING))).containsExactly("cut.unfinished");
    release(LATER, 3);
    ReleaseProblem problem = with("cut.overtaken", diagnosis(stopped, NOTHING));
    assertThat(problem.evidence())
        .containsExactly("It was checked against v0.1.1, and v0.1.3 is released now.");
    assertThat(problem.ways().getFirst().sentence())
        .isEqualTo("Checks again, and continues if all checks are cleared.");
  }

  @Test
  void aRecoveryThatWasStoppedIsContinued() {
    killed(
        machine,
        MaintainerCommand.recover(WITHDRAW, NEW),
        before(Kind.PUT, OwnKeys.Record.BURNED.key(NEW.text())));
    ReleaseProblem problem = only("recovery.unfinished", Severity.HAND, WITHDRAW);
    assertThat(problem.sentence()).isEqualTo("The recovery \"withdraw\" of v0.1.2 is unfinished.");
    assertThat(problem.evidence()).startsWith("It was stopped before its first step.").hasSize(2);
    killed(machine, MaintainerCommand.recover(WITHDRAW, NEW), before(Kind.PUT, "manifest.json"));
    assertThat(with("recovery.unfinished", diagnosis(NOTHING)).evidence())
        .startsWith("Its last step was keep-manifest.");
  }

  // ---- Elsewhere

  @Test
  void aRecutThatWasStoppedIsContinued() {
    untag(NEW);
    markAsCutAgain();
    ReleaseProblem problem = with("recut.unfinished", diagnosis(NOTHING));
    assertThat(problem.evidence()).startsWith("The manifest names it.");
    assertThat(problem.noticed()).isEqualTo("Clients get v0.1.2.");
    assertThat(kinds(problem)).containsExactly(RE_CUT, WITHDRAW);
    manifest(read -> read.withLatest(LAST).without(NEW));
    put("install.sh", script(1));
    problem = only("recut.unfinished", Severity.HAND, RE_CUT, WITHDRAW);
    assertThat(problem.evidence()).startsWith("Its entry is out of the manifest.");
    assertThat(problem.noticed()).isEqualTo("Clients get v0.1.1 meanwhile.");
    put(BURNED, "{}");
    assertThat(hands(NOTHING)).isEmpty();
  }

  @Test
  void anUploadOfAnotherMachineIsResumed() {
    stopped(before(Kind.PUT, SUMS));
    ReleaseProblem problem = only("upload.elsewhere", Severity.HAND, RESUME);
    assertThat(problem.sentence())
        .isEqualTo(
            "The bucket has 1 object of v0.1.3, which no manifest, tag or journal here names.");
    assertThat(problem.evidence())
        .anyMatch(line -> line.startsWith(tarball(LATER) + ", "))
        .endsWith("Built from " + sample.commit(3));
    assertThat(problem.remedy().asText()).startsWith("It may be a cut that is running");
    world.advance(Duration.ofHours(25));
    assertThat(only("upload.elsewhere", Severity.HAND, RESUME).remedy().asText())
        .isEqualTo("Resume it, or cut it from HEAD, which replaces the objects.");
    says(tarball(LATER), Map.of());
    only("upload.elsewhere", Severity.HAND);
    put(OwnKeys.Record.BURNED.key(LATER.text()), "{}");
    assertThat(hands(NOTHING)).isEmpty();
  }

  @Test
  void aFenceThatIsLeftIsHarmless() {
    put(SUMS, "an earlier try\n");
    assertThat(diagnosis(NOTHING).troubles())
        .extracting(ReleaseProblem::id)
        .doesNotContain("fence");
    world.advance(Duration.ofMinutes(1));
    manifest(read -> read.fenced(7));
    ReleaseProblem problem = with("fence", diagnosis(NOTHING));
    assertThat(problem.severity()).isEqualTo(Severity.OFFERED);
    assertThat(problem.version()).contains(LATER);
    put(OwnKeys.Record.BURNED.key(LATER.text()), "{}");
    assertThat(diagnosis(NOTHING).troubles())
        .extracting(ReleaseProblem::id)
        .doesNotContain("fence");
  }

  // ---- How

  private Machine stopped(Predicate<Op<?>> at) {
    Machine stopped = sample.machine(3);
    killed(stopped, MaintainerCommand.cut(LATER), at);
    return stopped;
  }

  private ReleaseProblem only(Machine here, String id, RecoveryKind... ways) {
    assertThat(ids(diagnosis(here, NOTHING))).containsExactly(id);
    ReleaseProblem problem = with(id, diagnosis(here, NOTHING));
    assertThat(problem.severity()).isEqualTo(Severity.HAND);
    assertThat(kinds(problem)).containsExactly(ways);
    return problem;
  }
}
