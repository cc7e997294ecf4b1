package com.thaloco.releaseconsole.check.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.check.ReleaseAdvice;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Finding.Status;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.trust.Keyring;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is advised before a number is chosen, and what answers do. */
@Tag("slow")
class AdviceTest extends WithHarness {
  private static final String UPDATE = "internal/cli/commands_update.go";

  private static ReleaseAdvice advise(SampleProject p) {
    try (Project project = p.open()) {
      return ReleaseAdvice.of(
          project,
          Keyring.without(Problem.refused("test.no-key", "none", "none", "none")),
          Run.of(event -> {}).at(new StepId("advise")));
    }
  }

  @Test
  void theSampleIsAPatchAndOwesNothing() {
    harness.with(p -> {
      ReleaseAdvice advice = advise(p);
      assertThat(advice.next()).hasToString("v0.1.7");
      assertThat(advice.minor()).isFalse();
      assertThat(advice.owed()).isEmpty();
      assertThat(advice.lastRelease()).map(Object::toString).contains("v0.1.6");
    });
  }

  @Test
  void aRemovedFlagIsAMinorWithItsPlace() {
    harness.with(p -> {
      p.replace(UPDATE, "flags.Bool(\"force\"", "flags.Bool(\"anyway\"").ship();
      ReleaseAdvice advice = advise(p);
      assertThat(advice.next()).hasToString("v0.2.0");
      assertThat(advice.reasons().getFirst().minor()).isTrue();
      assertThat(advice.reasons().getFirst().file()).isEqualTo(UPDATE);
      assertThat(advice.reasons().getFirst().symbol()).contains("--force");
    });
  }

  @Test
  void aTagWithoutTheTrailerOwesAndTheDraftNamesIt() {
    harness.with(p -> {
      p.git("tag", "-f", "-m", "banger v0.1.6", "v0.1.6", "v0.1.6^{commit}");
      p.git("push", "-q", "-f", "origin", "refs/tags/v0.1.6");
      ReleaseAdvice advice = advise(p);
      assertThat(advice.owed()).hasSize(1);
      assertThat(advice.owed().getFirst().version()).hasToString("v0.1.6");
      assertThat(advice.owed().getFirst().draft())
          .contains("No functional changes. Verification release for v0.1.6:");
    });
  }

  @Test
  void yesAndNoAnswerWhetherTheUpdateFlowIsFixed() {
    harness.with(p -> {
      p.replace(UPDATE, "name+\".before\"", "name+\".old\"").ship();
      Finding yes = p.answer("release.verification", "yes").check().of("release.verification");
      assertThat(yes.status()).isEqualTo(Status.WARNED);
      assertThat(yes.remedy().asText()).contains("Verification release for v0.1.7");
      Finding no =
          p.answer("release.verification", "no, because only a name changed")
              .check()
              .of("release.verification");
      assertThat(no.status()).isEqualTo(Status.WARNED);
      assertThat(no.evidence().getFirst())
          .endsWith("Verification-Release: not-needed only a name changed");
    });
  }
}
