package com.thaloco.releaseconsole.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildEnvironmentTest {
  @Test
  void onlyWhatIsListedOrNamedPasses() {
    var own =
        Map.of(
            "PATH",
            "/bin",
            "HOME",
            "/home/robin",
            "GOPROXY",
            "off",
            "GOFLAGS",
            "-mod=mod",
            "EDITOR",
            "vi",
            "NAMED",
            "yes",
            "TZ",
            "Europe/Vienna");
    assertThat(ChildEnvironment.of(own, List.of("NAMED", "NOT_SET"), Map.of("CGO_ENABLED", "0")))
        .isEqualTo(
            new ChildEnvironment.Given(
                Map.of(
                    "PATH",
                    "/bin",
                    "HOME",
                    "/home/robin",
                    "GOPROXY",
                    "off",
                    "NAMED",
                    "yes",
                    "GOENV",
                    "off",
                    "TZ",
                    "UTC",
                    "LANG",
                    "C.UTF-8",
                    "CGO_ENABLED",
                    "0")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"COSIGN_PASSWORD", "AWS_PROFILE", "RELEASE_CONSOLE_KEY", "cosign_password"})
  void aSecretThatTheProfileNamesIsAnErrorAndNamesTheVariable(String name) {
    assertThat(ChildEnvironment.of(Map.of(name, "hush"), List.of(name), Map.of()))
        .isInstanceOfSatisfying(
            ChildEnvironment.Forbidden.class,
            forbidden ->
                assertThat(forbidden.problem().happened()).contains(name).doesNotContain("hush"));
    assertThat(ChildEnvironment.of(Map.of(), List.of(), Map.of(name, "hush")))
        .isInstanceOf(ChildEnvironment.Forbidden.class);
  }

  @Test
  void whatGoEnvWroteDoesNotReachABuildUnlessTheProfileSaysSo() {
    Map<String, String> own = Map.of("GOENV", "/home/robin/go.env");
    assertThat(ChildEnvironment.of(own, List.of(), Map.of()).orThrow())
        .containsEntry("GOENV", "off");
    assertThat(ChildEnvironment.of(own, List.of("GOENV"), Map.of()).orThrow())
        .containsEntry("GOENV", "/home/robin/go.env");
    assertThat(ChildEnvironment.of(Map.of(), List.of("GOENV"), Map.of()).orThrow())
        .as("the file at its usual place")
        .doesNotContainKey("GOENV");
  }

  @Test
  void goFindsItsCacheWhereTheUserMovedAllCaches() {
    assertThat(ChildEnvironment.of(Map.of("XDG_CACHE_HOME", "/c"), List.of(), Map.of()).orThrow())
        .containsEntry("GOCACHE", "/c/go-build")
        .doesNotContainKey("XDG_CACHE_HOME");
  }
}
