package com.thaloco.releaseconsole.golang;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.profile.GoFunction;
import com.thaloco.releaseconsole.profile.UpdateFlowRules;
import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionalChangesTest {
  private static final Files BASE =
      Files.of(
          "go.mod", "module example.org/b\n",
          "CHANGELOG.md", "old",
          "LICENSE", "old",
          "docs/guide.txt", "old",
          "Makefile", "all:\n",
          "VERSION", "0.1.6\n",
          "internal/info/version.go", "package info\n\nconst Version = \"v0.1.6\"\n",
          "internal/cli/help.md", "help",
          "internal/cli/a.go",
              "package cli\n\nimport _ \"embed\"\n\n//go:embed help.md\nvar help string\n\n"
                  + "func runUpdate() string { return step() }\n",
          "internal/cli/b.go", "package cli\n\nfunc step() string { return \"x\" }\n",
          "internal/cli/a_test.go", "package cli\n",
          "internal/cli/c_windows.go", "package cli\n\nfunc windows() {}\n");

  private static List<String> changes(Files newer) {
    FunctionalChanges changes =
        new FunctionalChanges(
            BASE,
            newer,
            BuildTarget.linuxAmd64(),
            List.of("VERSION", "internal/info/version.go"),
            List.of("CHANGELOG.md"));
    return changes.among(changes.differing()).stream().map(PathChange::path).toList();
  }

  @Test
  void documentsVersionsTestsAndLayoutDoNotCount() {
    Files newer =
        BASE.with("CHANGELOG.md", "new")
            .with("LICENSE", "new")
            .with("docs/guide.txt", "new")
            .with("README.md", "new")
            .with("VERSION", "0.1.7\n")
            .edit("internal/info/version.go", "v0.1.6", "v0.1.7")
            .edit("internal/cli/a_test.go", "cli\n", "cli\n\nfunc x() {}\n")
            .with("internal/cli/b.go", "// Package cli.\r\npackage cli\r\n")
            .edit(
                "internal/cli/a.go",
                "func runUpdate",
                "func step() string {\n\treturn `x`\n}\n\nfunc runUpdate");
    assertThat(changes(newer)).isEmpty();
  }

  @Test
  void everythingElseCounts() {
    assertThat(changes(BASE.edit("internal/cli/b.go", "\"x\"", "\"y\"")))
        .containsExactly("internal/cli/b.go");
    assertThat(changes(BASE.with("Makefile", "all: x\n"))).containsExactly("Makefile");
    assertThat(changes(BASE.with("internal/cli/help.md", "new")))
        .containsExactly("internal/cli/help.md");
    assertThat(changes(BASE.edit("internal/info/version.go", "v0.1.6\"", "v0.1.7\" + \"x\"")))
        .containsExactly("internal/info/version.go");
    assertThat(changes(BASE.edit("internal/cli/c_windows.go", "{}", "{ panic(1) }")))
        .containsExactly("internal/cli/c_windows.go");
    assertThat(changes(BASE.without("internal/cli/c_windows.go")))
        .containsExactly("internal/cli/c_windows.go");
    assertThat(changes(BASE.edit("internal/cli/b.go", "func", "fun")))
        .containsExactly("internal/cli/b.go");
    assertThat(
            changes(BASE.edit("internal/cli/b.go", "package cli", "//go:build foo\n\npackage cli")))
        .containsExactly("internal/cli/b.go");
  }

  @Test
  void theUpdateFlowIsTouchedByWhatItsFunctionsUse() {
    UpdateFlowRules rules =
        new UpdateFlowRules(
            List.of(new GoFunction("internal/cli", "runUpdate")),
            List.of("Makefile", "docs"),
            List.of());
    UpdateFlow flow = new UpdateFlow(rules);
    Files newer = BASE.edit("internal/cli/b.go", "\"x\"", "\"y\"").with("Makefile", "x:\n");
    assertThat(
            flow.touched(
                BASE, newer, BuildTarget.linuxAmd64(), List.of("internal/cli/b.go", "Makefile")))
        .containsExactly(
            "runUpdate: func step in internal/cli/b.go:3: func step() string { return \"x\" }"
                + " → func step() string { return \"y\" }",
            "Makefile: changed");
    assertThat(flow.touched(BASE, BASE, BuildTarget.linuxAmd64(), List.of())).isEmpty();
  }
}
