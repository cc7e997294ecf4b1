package com.thaloco.releaseconsole.check.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.bucket.Bucket;
import com.thaloco.releaseconsole.check.ReleaseAdvice;
import com.thaloco.releaseconsole.flow.Finding;
import com.thaloco.releaseconsole.flow.Finding.Status;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.golang.ContractChange;
import com.thaloco.releaseconsole.project.Project;
import com.thaloco.releaseconsole.trust.Keyring;
import java.util.ArrayList;
import java.util.List;
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
  void withoutAManifestNothingIsAdvisedAndOneCheckSaysWhy() {
    harness.with(p -> {
      p.remove("manifest.json");
      assertThatThrownBy(() -> advise(p))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> {
                assertThat(e.problem().id()).isEqualTo("manifest.missing");
                assertThat(e.problem().notDone()).startsWith("No version is advised");
                assertThat(e.problem().next().asText())
                    .isEqualTo("Put it back: release-console recover manifest");
              });
      List<Finding> told =
          p.check().all().stream()
              .filter(f -> f.summary().contains("manifest.json is missing from the bucket"))
              .toList();
      assertThat(told).extracting(Finding::id).containsExactly("manifest.shape");
      assertThat(p.check("version.next").summary())
          .isEqualTo("Waits for manifest.shape: the manifest can't be read.");
    });
  }

  /** The bucket of a project that was released in another way, or another project's bucket. */
  @Test
  void withTagsAndAnEmptyBucketNothingIsAdvisedEither() {
    harness.with(p -> {
      try (Bucket bucket = p.bucket()) {
        var keys = new ArrayList<String>();
        bucket.list("", object -> keys.add(object.key()), work());
        keys.forEach(bucket::delete);
      }
      assertThatThrownBy(() -> advise(p))
          .isInstanceOfSatisfying(
              ProblemException.class, e -> assertThat(e.problem().id()).isEqualTo("manifest.none"));
      assertThat(p.check("manifest.shape").status()).isEqualTo(Status.ASKS);
      p.answer("manifest.shape", "it was released by hand until now").check();
      ReleaseAdvice first = advise(p);
      assertThat(first.lastRelease()).isEmpty();
      assertThat(first.minor()).isTrue();
      assertThat(first.reasons()).extracting(ContractChange::change).containsExactly("unclear");
      Finding bump = p.check("version.bump");
      assertThat(bump.status()).isEqualTo(Status.WARNED);
      assertThat(bump.summary()).contains(first.reasons().getFirst().why());
      assertThat(first.reasons().getFirst().why())
          .matches(
              "there is no last release to compare with \\(symbols seen: [1-9]\\d+\\); in doubt the"
                  + " higher number");
    });
  }

  @Test
  void withoutAContractTheHigherNumberIsAdvisedAndAPatchIsAskedFor() {
    harness.with(p -> {
      p.profile(t -> t.replaceFirst("(?ms)^contracts:.*?(?=^\\w)", ""));
      ReleaseAdvice advice = advise(p);
      assertThat(advice.next()).hasToString("v0.2.0");
      String why = advice.reasons().getFirst().why();
      assertThat(why)
          .isEqualTo("the profile names no contract (symbols seen: 0); in doubt the higher number");
      Finding bump = p.check("version.bump");
      assertThat(bump.status()).isEqualTo(Status.ASKS);
      assertThat(bump.summary()).contains(why);
      p.version("v0.2.0").replace("CHANGELOG.md", "v0.1.7", "v0.2.0").ship();
      assertThat(p.check("version.bump").status()).isEqualTo(Status.PASSED);
      assertThat(p.check("version.bump").summary()).contains(why);
    });
  }

  private static Work work() {
    return Run.of(event -> {}).at(new StepId("test"));
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
      Finding none = p.answer("release.verification", "no time").check("release.verification");
      assertThat(none.status()).isEqualTo(Status.ASKS);
      assertThat(none.summary())
          .startsWith(
              "The answer \"no time\" is not accepted: write \"yes\", or \"no, because\" and the"
                  + " reason. ");
      Finding yes = p.answer("release.verification", "yes").check("release.verification");
      assertThat(yes.status()).isEqualTo(Status.WARNED);
      assertThat(yes.remedy().asText()).contains("Verification release for v0.1.7");
      Finding no =
          p.answer("release.verification", "no, because only a name changed")
              .check("release.verification");
      assertThat(no.status()).isEqualTo(Status.WARNED);
      assertThat(no.evidence().getFirst())
          .endsWith("Verification-Release: not-needed only a name changed");
    });
  }
}
