package com.thaloco.releaseconsole.artefact;

import static com.thaloco.releaseconsole.artefact.Fixtures.COMMIT;
import static com.thaloco.releaseconsole.artefact.Fixtures.IDENTITY;
import static com.thaloco.releaseconsole.artefact.Fixtures.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.profile.BuildRules;
import com.thaloco.releaseconsole.profile.BuildRules.Binary;
import com.thaloco.releaseconsole.profile.BuildRules.Ldflag;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuildPlanTest {
  private static final List<String> COMMAND =
      List.of("go", "build", "-ldflags={ldflags}", "-o", "{output}", "{package}");

  @Test
  void everyBinaryHasItsCommandWithAllPlaceholdersFilled() {
    BuildPlan plan =
        plan(
            COMMAND,
            List.of(
                new Ldflag("b/info.Version", "{version}"),
                new Ldflag("b/info.Commit", "{commit}"),
                new Ldflag("b/info.BuiltAt", "{built_at}")),
            Map.of());
    assertThat(plan.parts().getFirst().command().argv())
        .containsExactly(
            "go",
            "build",
            "-ldflags=-X b/info.Version=v0.1.7 -X b/info.Commit="
                + COMMIT
                + " -X b/info.BuiltAt=2026-05-14T12:21:07Z",
            "-o",
            "/state/build.part/banger",
            "./cmd/banger");
    assertThat(plan.parts().getFirst().command().directory()).isEqualTo(Path.of("/checkout"));
  }

  @Test
  void theChildGetsTheGivenEnvironmentThePlatformAndItsOwnVariablesOnly() {
    BuildPlan plan = plan(COMMAND, List.of(), Map.of("CGO_ENABLED", "0", "HOME", "/own"));
    assertThat(plan.parts().getFirst().command().environment())
        .isEqualTo(
            Map.of(
                "PATH",
                "/bin",
                "HOME",
                "/own",
                "GOOS",
                "linux",
                "GOARCH",
                "amd64",
                "CGO_ENABLED",
                "0"));
    assertThat(plan.environment()).isEqualTo(Map.of("PATH", "/bin", "HOME", "/home"));
  }

  @Test
  void aValueIsNeverFilledASecondTime() {
    BuildPlan plan =
        plan(List.of("build", "{package}", "$1\\{{version}}"), List.of(), Map.of(), "{commit}");
    assertThat(plan.parts().getFirst().command().argv())
        .containsExactly("build", "{commit}", "$1\\{v0.1.7}");
  }

  @Test
  void anUnknownPlaceholderIsAnInputProblemThatNamesTheKnownOnes() {
    Problem problem = problem(() -> plan(List.of("go", "{ouput}"), List.of(), Map.of()));
    assertThat(problem.kind()).isEqualTo(Problem.Kind.INPUT);
    assertThat(problem.happened()).contains("{ouput}");
    assertThat(problem.next().asText()).contains("{output}", "{ldflags}");
  }

  @Test
  void ldflagsAreQuotedAsTheGoCommandReadsThem() {
    assertThat(joined("plain")).isEqualTo("-X p.V=plain");
    assertThat(joined("two words")).isEqualTo("-X 'p.V=two words'");
    assertThat(joined("it's")).isEqualTo("-X \"p.V=it's\"");
    assertThat(joined("say \"hi\"")).isEqualTo("-X 'p.V=say \"hi\"'");
    assertThat(joined("")).isEqualTo("-X p.V=");
    for (String impossible : List.of("it's \"both\"", "two\nlines", "nul\0")) {
      assertThat(problem(() -> joined(impossible)).id()).isEqualTo("build.ldflags-value");
    }
  }

  @Test
  void theIdentityIsInWholeSecondsAndHasAFullCommit() {
    var fraction = Instant.parse("2026-05-14T12:21:07.999Z");
    var identity = new BuildIdentity(new ReleaseVersion("v0.1.7"), COMMIT, fraction);
    assertThat(identity.builtAtText()).isEqualTo("2026-05-14T12:21:07Z");
    var midnight = new BuildIdentity(identity.version(), COMMIT, Instant.EPOCH);
    assertThat(midnight.builtAtText()).isEqualTo("1970-01-01T00:00:00Z");
    for (String bad : List.of("", "0123456", COMMIT + "0", COMMIT.toUpperCase(Locale.ROOT))) {
      assertThatThrownBy(() -> new BuildIdentity(identity.version(), bad, fraction))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static String joined(String value) {
    return Ldflags.join(List.of(new Ldflag("p.V", value)), new Placeholders(Map.of()));
  }

  private static BuildPlan plan(
      List<String> command, List<Ldflag> ldflags, Map<String, String> own) {
    return plan(command, ldflags, own, "./cmd/banger");
  }

  private static BuildPlan plan(
      List<String> command, List<Ldflag> ldflags, Map<String, String> own, String packagePath) {
    var binary = new Binary("banger", packagePath, own, List.of());
    var rules = new BuildRules("linux", "amd64", command, ldflags, List.of(binary), List.of());
    return BuildPlan.of(
        rules,
        IDENTITY,
        Path.of("/checkout"),
        Path.of("/state/build"),
        Map.of("PATH", "/bin", "HOME", "/home"));
  }
}
