package com.thaloco.releaseconsole.artefact;

import static com.thaloco.releaseconsole.artefact.Fixtures.COMMIT;
import static com.thaloco.releaseconsole.artefact.Fixtures.IDENTITY;
import static com.thaloco.releaseconsole.artefact.Fixtures.parallel;
import static com.thaloco.releaseconsole.artefact.Fixtures.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.Tools;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.process.LocalProcesses;
import com.thaloco.releaseconsole.profile.BuildRules;
import com.thaloco.releaseconsole.profile.BuildRules.Binary;
import com.thaloco.releaseconsole.profile.BuildRules.Ldflag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Builds are scripts here, and once real Go. */
class BuilderTest {
  private static final List<String> ASKED = List.of("version");
  private static final String GOOD =
      """
      printf '#!/bin/sh\\necho "%s (%s)"\\n' "$2" "$3" >"$1"
      chmod +x "$1"
      """;

  @TempDir private Path folder;
  private final Builder builder = new Builder(new LocalProcesses());
  private Path checkout = Path.of("");

  @BeforeEach
  void aCheckout() throws IOException {
    checkout = Files.createDirectory(folder.resolve("checkout"));
  }

  @Test
  void allBinariesAreBuiltAndCarryTheirIdentity() throws IOException {
    BuildPlan plan = plan(GOOD, ASKED, "banger", "bangerd", "banger-vsock-agent");
    Built built = builder.build(plan, parallel());
    assertThat(built.identity()).isEqualTo(IDENTITY);
    assertThat(built.members())
        .extracting(Member::name)
        .containsExactly("banger", "bangerd", "banger-vsock-agent");
    assertThat(built.members()).allSatisfy(m -> assertThat(m.file()).isExecutable());
    assertThat(plan.unfinished()).doesNotExist();
  }

  @Test
  void whatWasBuiltIsFoundAgainAndWhatWasNotIsNot() throws IOException {
    BuildPlan plan = plan(GOOD, ASKED, "banger");
    assertThat(builder.find(plan, parallel())).isEmpty();
    List<Member> built = builder.build(plan, parallel()).members();
    assertThat(builder.find(plan, parallel()))
        .hasValueSatisfying(again -> assertThat(again.members()).isEqualTo(built));
    Files.writeString(built.getFirst().file(), "#!/bin/sh\necho v0.1.6 " + COMMIT + "\n");
    assertThat(problem(() -> builder.find(plan, parallel())).id()).isEqualTo("build.identity");
  }

  @Test
  void aSecondBuildReplacesTheFirstAndItsRests() throws IOException {
    BuildPlan plan = plan(GOOD, ASKED, "banger");
    Files.createDirectories(plan.unfinished().resolve("rest"));
    Files.createDirectories(plan.outputs());
    Files.writeString(plan.outputs().resolve("old"), "");
    builder.build(plan, parallel());
    assertThat(plan.outputs()).isDirectoryNotContaining("glob:**/old");
    assertThat(plan.outputs()).isDirectoryContaining("glob:**/banger");
  }

  @Test
  void aFailedBuildShowsItsLastLinesAndLeavesNoBinaries() throws IOException {
    BuildPlan plan =
        plan("echo started; echo 'main.go:12: undefined: x' >&2; exit 2", ASKED, "banger");
    Problem problem = problem(() -> builder.build(plan, parallel()));
    assertThat(problem.id()).isEqualTo("build.failed");
    assertThat(problem.kind()).isEqualTo(Problem.Kind.REFUSED);
    assertThat(problem.happened()).contains("banger", "2");
    assertThat(problem.evidence()).anyMatch(line -> line.contains("main.go:12: undefined: x"));
    assertThat(plan.outputs()).doesNotExist();
  }

  @Test
  void outputIsStreamedAsLines() throws IOException {
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    Run run =
        Run.of(event -> {
          if (event instanceof Event.Line line) {
            lines.add(line.text());
          }
        });
    builder.build(plan("echo compiling\n" + GOOD, ASKED, "banger"), run.at(new StepId("build")));
    assertThat(lines).contains("compiling");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        ": >\"$1\"; chmod +x \"$1\"",
        "mkdir \"$1\"",
        "ln -s /bin/sh \"$1\"",
        "echo 'echo v0.1.7' >\"$1\"; chmod +x \"$1\"",
        "printf '#!/bin/sh\\necho v0.1.7 0123456\\n' >\"$1\"",
        "printf '\\177ELF\\002\\001\\001\\0\\0\\0\\0\\0\\0\\0\\0\\0\\002\\0\\050\\0' >\"$1\"; chmod"
            + " +x \"$1\"",
        "printf '\\177ELF\\002\\001\\001\\0\\0\\0\\0\\0\\0\\0\\0\\0\\002\\0\\267\\0' >\"$1\"; chmod"
            + " +x \"$1\"",
      })
  void whatIsNoExecutableOfThisKindIsNoBinary(String script) throws IOException {
    BuildPlan plan = plan(script, ASKED, "banger");
    Problem problem = problem(() -> builder.build(plan, parallel()));
    assertThat(problem.id()).isIn("build.output", "build.identity");
    assertThat(problem.happened()).contains("banger");
    assertThat(plan.outputs()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v0.1.7 " + COMMIT,
        "banger 0.1.7, commit 0123456",
        "version=v0.1.7\\ncommit=0123456789ab\\n",
        "banger-v0.1.7 (0123456789abcdef)",
        "banger v0.1.7 g0123456",
        "v0.1.7 commit" + COMMIT + "on_main",
        "v0.1.7." + "\\n" + COMMIT,
      })
  void aBinaryMaySayItInItsOwnWords(String words) throws IOException {
    assertThat(builder.build(plan(says(words), ASKED, "banger"), parallel()).members()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v0.1.70 " + COMMIT,
        "v0.1.7-rc.1 " + COMMIT,
        "v10.1.7 " + COMMIT,
        "1.0.1.7 " + COMMIT,
        "v0.1.7",
        "v0.1.7 012345",
        "v0.1.7 0123457",
        "v0.1.7 f0123456",
        "v0.1.7 " + COMMIT + "-dirty",
        "v0.1.7 " + COMMIT + "dirty",
        "dev unknown unknown",
      })
  void whatItDoesNotSayIsNamed(String words) throws IOException {
    BuildPlan plan = plan(says(words), ASKED, "banger");
    Problem problem = problem(() -> builder.build(plan, parallel()));
    assertThat(problem.id()).isEqualTo("build.identity");
    assertThat(problem.happened()).startsWith("\"banger version\" does not say ");
    assertThat(problem.evidence()).isNotEmpty();
  }

  @Test
  void aBinaryThatFailsWhenAskedIsRefused() throws IOException {
    BuildPlan plan =
        plan(
            "printf '#!/bin/sh\\necho v0.1.7 %s; exit 3\\n' "
                + COMMIT
                + " >\"$1\"; chmod +x \"$1\"",
            ASKED,
            "banger");
    assertThat(problem(() -> builder.build(plan, parallel())).happened()).contains("exited with 3");
  }

  @Test
  void aBinaryThatDoesNotReportIsSearched() throws IOException {
    builder.build(plan(GOOD, List.of(), "agent"), parallel());
    BuildPlan bare =
        plan("printf '#!/bin/sh\\n# v0.1.7\\n' >\"$1\"; chmod +x \"$1\"", List.of(), "agent");
    Problem problem = problem(() -> builder.build(bare, parallel()));
    assertThat(problem.id()).isEqualTo("build.identity");
    assertThat(problem.happened()).contains("agent", COMMIT).doesNotContain("v0.1.7");
  }

  @Test
  @Tag("slow")
  void realGoBinariesCarryValuesWithSpacesAndAreTheSameEachTime() throws Exception {
    Tools.need("go");
    Files.writeString(checkout.resolve("go.mod"), "module m\n\ngo 1.19\n");
    Files.writeString(
        checkout.resolve("main.go"),
        """
        package main

        var version, commit, note = "dev", "unknown", ""

        func main() { println(version, commit, note) }
        """);
    var rules =
        new BuildRules(
            "linux",
            Executable.hostArch(),
            List.of(
                "go",
                "build",
                "-trimpath",
                "-buildvcs=false",
                "-ldflags=-s -w {ldflags}",
                "-o",
                "{output}",
                "{package}"),
            List.of(
                new Ldflag("main.version", "{version}"),
                new Ldflag("main.commit", "{commit}"),
                new Ldflag("main.note", "two 'words'")),
            List.of(
                new Binary("told", ".", Map.of("CGO_ENABLED", "0"), ASKED),
                new Binary("other", ".", Map.of("CGO_ENABLED", "0", "GOARCH", foreign()), ASKED)),
            List.of());
    BuildPlan plan = BuildPlan.of(rules, IDENTITY, checkout, folder.resolve("out"), environment());
    Built built = builder.build(plan, parallel());
    assertThat(Fixtures.run(folder, built.members().getFirst().file().toString()))
        .isEqualTo("v0.1.7 " + COMMIT + " two 'words'\n");
    byte[] first = Files.readAllBytes(built.members().getFirst().file());
    builder.build(plan, parallel());
    assertThat(built.members().getFirst().file()).hasBinaryContent(first);

    var typo =
        List.of(new Ldflag("main.versoin", "{version}"), new Ldflag("main.commit", "{commit}"));
    var wrong =
        new BuildRules(
            rules.os(), rules.arch(), rules.command(), typo, rules.binaries(), List.of());
    BuildPlan ignored = BuildPlan.of(wrong, IDENTITY, checkout, folder.resolve("b"), environment());
    assertThat(problem(() -> builder.build(ignored, parallel())).id()).isEqualTo("build.identity");
  }

  private static String foreign() {
    return Executable.hostArch().equals("arm64") ? "amd64" : "arm64";
  }

  private static String says(String words) {
    return "printf '#!/bin/sh\\nprintf \"" + words + "\\\\n\"\\n' >\"$1\"; chmod +x \"$1\"";
  }

  /** A plan whose build command is a script: $1 is the output, $2 the version, $3 the commit. */
  private BuildPlan plan(String script, List<String> reports, String... names) throws IOException {
    Files.writeString(checkout.resolve("build.sh"), script);
    var rules =
        new BuildRules(
            "linux",
            Executable.hostArch(),
            List.of("sh", "-e", "build.sh", "{output}", "{version}", "{commit}"),
            List.of(),
            Stream.of(names)
                .map(name -> new Binary(name, "./cmd/" + name, Map.of(), reports))
                .toList(),
            List.of());
    return BuildPlan.of(rules, IDENTITY, checkout, folder.resolve("state/build"), environment());
  }

  private static Map<String, String> environment() {
    Map<String, String> some = new TreeMap<>(Map.of("PATH", "/usr/local/go/bin:/usr/bin:/bin"));
    some.put("HOME", System.getProperty("user.home"));
    return some;
  }
}
