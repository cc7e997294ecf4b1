package com.thaloco.releaseconsole.golang;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LdflagsVariablesTest {
  private static final Files TREE =
      Files.of(
          "go.mod",
          "// a comment: module other\nmodule example.org/x.y/banger // here\n",
          "main.go",
          "package main\n\nvar build string\n",
          "internal/buildinfo/info.go",
          """
          package buildinfo

          const fallback = "dev"

          var (
          	Version = "dev"
          	Commit, BuiltAt string
          	Joined  = "a" + fallback
          	Called  = compute()
          	Number  = 1
          	Bytes   []byte
          	Reset   = "x"
          	Guarded = ""
          )

          const Fixed = "v"

          func init() {
          	Reset = compute()
          	if Guarded == "" {
          		Guarded = "unknown"
          	}
          }

          func compute() string { return "" }
          """,
          "internal/buildinfo/info_windows.go",
          "package buildinfo\n\nvar OnlyWindows string\n",
          "internal/buildinfo/info_test.go",
          "package buildinfo\n\nvar OnlyTest string\n");

  private static LdflagVerdict check(String variable) {
    GoModule module = new GoModule(TREE, BuildTarget.linuxAmd64());
    return new LdflagsVariables(module, List.of("./")).check(variable);
  }

  @ParameterizedTest
  @CsvSource({
    "Version,6",
    "Commit,7",
    "BuiltAt,7",
    "Joined,8",
    "Guarded,13",
  })
  void aStringVariableIsSet(String name, int line) {
    LdflagVerdict verdict = check("example.org/x.y/banger/internal/buildinfo." + name);
    assertThat(verdict.sets()).as(verdict.reason()).isTrue();
    assertThat(verdict.place()).isEqualTo("internal/buildinfo/info.go:" + line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "internal/buildinfo.Called | initialised by a call",
        "internal/buildinfo.Number | is no string",
        "internal/buildinfo.Bytes | is no string but []byte",
        "internal/buildinfo.Reset | init sets Reset again",
        "internal/buildinfo.Fixed | is no variable but a const",
        "internal/buildinfo.compute | is no variable but a func",
        "internal/buildinfo.Verson | it has Version",
        "internal/buildinfo.version | it has Version",
        "internal/buildinfo.OnlyWindows | There is no variable",
        "internal/buildinfo.OnlyTest | There is no variable",
        "internal/buildinf.Version | internal/buildinfo is near",
        "internal | There is no package",
      })
  void anythingElseIsNot(String variable, String reason) {
    LdflagVerdict verdict = check("example.org/x.y/banger/" + variable);
    assertThat(verdict.sets()).isFalse();
    assertThat(verdict.reason()).contains(reason.equals("There is no package") ? "form" : reason);
  }

  @Test
  void mainIsTheBinarysPackage() {
    assertThat(check("main.build").sets()).isTrue();
    assertThat(check("main.other").sets()).isFalse();
    assertThat(check("example.org/x.y/banger.build").reason()).contains("main.build");
    assertThat(check("example.com/other.Version").reason()).contains("example.org/x.y/banger");
  }
}
