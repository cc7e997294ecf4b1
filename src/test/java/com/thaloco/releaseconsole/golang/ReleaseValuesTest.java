package com.thaloco.releaseconsole.golang;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.profile.BuildRules;
import com.thaloco.releaseconsole.profile.GoFunction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseValuesTest {
  private static final BuildRules BUILD =
      new BuildRules(
          "linux",
          "amd64",
          List.of(),
          List.of(
              new BuildRules.Ldflag("example.org/tool/info.Version", "{version}"),
              new BuildRules.Ldflag("main.commit", "{commit}")),
          List.of(new BuildRules.Binary("tool", "./cmd/tool", Map.of(), List.of())),
          List.of());

  private static final Files BASE =
      Files.of(
          "go.mod",
          "module example.org/tool\n",
          "info/info.go",
          """
          package info

          var Version = "dev"

          const (
          	Release = "0.1.6"
          	Delay   = "0.1.6s"
          )
          """,
          "cmd/tool/main.go",
          """
          package main

          import (
          	_ "embed"

          	"example.org/tool/info"
          )

          //go:embed VERSION
          var embedded string

          var commit = "none"
          var label = "v0.1.6"

          func render() string {
          	return "# " + info.Version + info.Release + commit + label + embedded + info.Delay
          }
          """,
          "cmd/tool/VERSION",
          "0.1.6\n");

  private static FunctionResult compare(Files newer) {
    return new ReleaseValues(newer, BUILD, "v0.1.6", "v0.1.7")
        .without(
            FunctionComparison.of(BASE, newer, BuildTarget.of(BUILD))
                .compare(new GoFunction("cmd/tool", "render")));
  }

  @ParameterizedTest
  @CsvSource({
    "info/info.go, \"dev\", \"development\"",
    "info/info.go, Release = \"0.1.6\", Release = \"0.1.7\"",
    "cmd/tool/main.go, \"none\", \"unknown\"",
    "cmd/tool/main.go, \"v0.1.6\", \"v0.1.7\"",
    "cmd/tool/VERSION, 0.1.6, 0.1.7",
  })
  void whatEveryReleaseChangesIsNoChange(String file, String from, String to) {
    assertThat(compare(BASE.edit(file, from, to)).same()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "info/info.go, Release = \"0.1.6\", Release = \"0.1.8\"",
    "info/info.go, 0.1.6s, 0.1.7s",
    "cmd/tool/VERSION, 0.1.6, 0.1.7-rc1",
    "cmd/tool/main.go, \"# \", \"## \"",
  })
  void anythingElseIsOne(String file, String from, String to) {
    assertThat(compare(BASE.edit(file, from, to)).same()).isFalse();
  }

  @Test
  void whatChangesBesideTheVersionStaysAChange() {
    Files newer =
        BASE.edit("info/info.go", "Release = \"0.1.6\"", "Release = \"0.1.7\"")
            .edit("info/info.go", "0.1.6s", "2s");
    assertThat(UpdateFlow.evidence(compare(newer)))
        .singleElement()
        .asString()
        .contains("const Delay");
  }
}
