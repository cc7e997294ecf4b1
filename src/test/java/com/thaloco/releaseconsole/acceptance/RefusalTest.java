package com.thaloco.releaseconsole.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every way in which a cut is refused: the exit code of the contract, one message of three
 * sentences, and nothing changed in the bucket or the repositories.
 */
@Tag("slow")
final class RefusalTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PROFILE = ".release-console.yaml";

  /**
   * @param says what the first sentence must hold
   */
  private record Refusal(
      String name,
      int exit,
      String says,
      Consumer<Stage> arranged,
      UnaryOperator<Map<String, String>> environment,
      Function<Stage, List<String>> arguments) {
    Refusal(String name, int exit, String says, Consumer<Stage> arranged) {
      this(name, exit, says, arranged, e -> e, RefusalTest::cut);
    }
  }

  private static List<String> cut(Stage stage) {
    return List.of("cut", "--repo", stage.repo().toString(), "--version", Stage.VERSION, "--yes");
  }

  private static final List<Refusal> TABLE =
      List.of(
          new Refusal(
              "a wrong password",
              4,
              "assword",
              s -> {},
              e -> with(e, "COSIGN_PASSWORD", "wrong"),
              RefusalTest::cut),
          new Refusal(
              "no password",
              4,
              "assword",
              s -> {},
              e -> without(e, "COSIGN_PASSWORD"),
              RefusalTest::cut),
          new Refusal(
              "a pin that differs in one character",
              1,
              "scripts/install.sh",
              s ->
                  changed(
                      s,
                      "scripts/install.sh",
                      t ->
                          t.replace("BggqhkjOPQ", "BggqhkjOPq")
                              .replace("uEG+N03j73QVu", "uEG+N03j73QVv"))),
          new Refusal(
              "the client's pin differs in one character",
              1,
              "verify_signature.go",
              s ->
                  changed(
                      s,
                      "internal/updater/verify_signature.go",
                      t -> t.replace("uEG+N03j73QVu", "uEG+N03j73QVv"))),
          new Refusal(
              "cosign.pub differs in one character",
              1,
              "cosign.pub",
              s -> changed(s, "cosign.pub", t -> t.replace("uEG+N03j73QVu", "uEG+N03j73QVv"))),
          new Refusal(
              "a dirty tree",
              1,
              "README.md is modified",
              s -> s.write("README.md", t -> t + "Something new.\n")),
          new Refusal(
              "an untracked file",
              1,
              "internal/cli/more.go is untracked",
              s -> file(s.repo().resolve("internal/cli/more.go"), "package cli\n")),
          new Refusal(
              "an unpushed commit",
              1,
              "not on origin/main yet",
              s -> {
                String before = s.head();
                s.write("README.md", t -> t + "Something new.\n");
                s.git("commit", "-q", "-a", "-m", "Change something");
                s.smokeHolds(before);
              }),
          new Refusal(
              "red smoke",
              1,
              "Smoke is red",
              s -> {
                s.write(PROFILE, t -> t.replace("[make, smoke]", "[sh, -c, \"echo no; exit 1\"]"));
                s.trustProfile();
                assertThat(s.warm("smoke", "--repo", s.repo().toString(), "--json").exit())
                    .isEqualTo(1);
              }),
          new Refusal(
              "a command that nobody approved",
              1,
              "not approved on this machine",
              s -> s.write(PROFILE, t -> t.replace("[make, smoke]", "[make, other]"))),
          new Refusal(
              "smoke of another commit",
              1,
              "Smoke has not run for this commit",
              s -> {
                s.write("README.md", t -> t + "Something new.\n");
                s.git("commit", "-q", "-a", "-m", "Change something");
                s.git("push", "-q", "origin", "main");
              }),
          new Refusal(
              "no changelog section",
              1,
              "v0.1.7",
              s ->
                  changed(
                      s, "CHANGELOG.md", t -> t.replaceAll("(?m)^## \\[v0\\.1\\.7\\].*\n", ""))),
          new Refusal(
              "a missing link row",
              1,
              "v0.1.7",
              s ->
                  changed(s, "CHANGELOG.md", t -> t.replaceAll("(?m)^\\[v0\\.1\\.7\\]: .*\n", ""))),
          new Refusal(
              "the tag is here already", 1, "in this repository", s -> s.git("tag", Stage.VERSION)),
          new Refusal(
              "the tag is on the remote only",
              1,
              "on the remote",
              s -> s.git("push", "-q", "origin", "HEAD:refs/tags/" + Stage.VERSION)),
          new Refusal(
              "wrong bucket credentials",
              1,
              "does not accept the credentials",
              s ->
                  rewritten(
                      s.root().resolve("credentials"),
                      t -> t.replaceAll("(secret_access_key = ).*", "$1nonsense"))),
          new Refusal(
              "a missing bucket",
              1,
              "banger-nowhere",
              s ->
                  s.write(
                      PROFILE,
                      t -> t.replace("bucket: banger-releases", "bucket: banger-nowhere"))),
          new Refusal(
              "a manifest that is not JSON",
              3,
              "manifest.json",
              s -> s.put("manifest.json", "<html>Not found</html>")),
          new Refusal(
              "a manifest of another shape",
              1,
              "manifest.json: releases: is missing",
              s -> s.put("manifest.json", "{\"latest\": \"v0.1.6\", \"versions\": {}}")),
          new Refusal(
              "a manifest whose entries have another shape",
              1,
              "v0.1.0: tarball_sha256 is missing",
              s ->
                  s.put(
                      "manifest.json",
                      s.manifestAsPrepared().replace("tarball_sha256", "sha256_of_tarball"))),
          new Refusal(
              "a build that fails",
              1,
              "The build of bangerd failed",
              s ->
                  changed(
                      s,
                      "scripts/build.sh",
                      t -> t.replaceFirst("\n", "\ncase \\$2 in */bangerd) exit 1 ;; esac\n"))),
          new Refusal(
              "a cache folder that cannot be made",
              1,
              "/proc/nowhere",
              s -> {},
              e -> with(e, "XDG_CACHE_HOME", "/proc/nowhere"),
              RefusalTest::cut),
          new Refusal(
              "a profile with a typo",
              3,
              ".release-console.yaml, line",
              s -> s.write(PROFILE, t -> t.replace("public_timeout:", "public_timout:"))),
          new Refusal(
              "no repository",
              3,
              "not inside a git repository",
              s -> {},
              e -> e,
              s ->
                  List.of(
                      "cut", "--repo", s.state().toString(), "--version", Stage.VERSION, "--yes")),
          new Refusal(
              "an unknown option",
              2,
              "--yess",
              s -> {},
              e -> e,
              s ->
                  List.of(
                      "cut", "--repo", s.repo().toString(), "--version", Stage.VERSION, "--yess")),
          new Refusal(
              "a version that is none",
              2,
              "0.1.7",
              s -> {},
              e -> e,
              s -> List.of("cut", "--repo", s.repo().toString(), "--version", "0.1.7", "--yes")));

  /** One for each exit code and each way to it: the rest is the same code. */
  private static final Set<String> AS_JSON_TOO =
      Set.of(
          "a wrong password",
          "a dirty tree",
          "a build that fails",
          "a manifest that is not JSON",
          "a profile with a typo",
          "an unknown option");

  /** One for each exit code, and those whose environment is another: in a process of its own. */
  private static final Set<String> IN_ITS_OWN_PROCESS =
      Set.of(
          "a wrong password",
          "no password",
          "a dirty tree",
          "a cache folder that cannot be made",
          "a profile with a typo",
          "an unknown option");

  @TestFactory
  Stream<DynamicTest> eachIsRefusedInThreeSentencesAndNothingIsChanged() {
    record Case(String name, CompletableFuture<Boolean> done) {}
    return TABLE.stream()
        .map(each -> new Case(each.name(), Stages.submit(stage -> refused(stage, each))))
        .toList()
        .stream()
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> each.done().join()));
  }

  private static boolean refused(Stage stage, Refusal refusal) {
    refusal.arranged().accept(stage);
    Map<String, String> before = WorldFingerprint.of(stage);

    Program.Ended plain = run(stage, refusal);
    assertThat(plain.exit()).as("%s: %s", refusal.name(), plain).isEqualTo(refusal.exit());
    assertThat(plain.err()).as("%s: %s", refusal.name(), plain).hasSize(3);
    requireSentences(refusal, plain.err().get(0), plain.err().get(1), plain.err().get(2));

    if (AS_JSON_TOO.contains(refusal.name())) {
      asJson(stage, refusal);
    }
    assertThat(WorldFingerprint.of(stage)).as(refusal.name()).isEqualTo(before);
    return true;
  }

  private static void asJson(Stage stage, Refusal refusal) {
    Program.Ended json = run(stage, refusal, "--json");
    assertThat(json.exit()).as("%s: %s", refusal.name(), json).isEqualTo(refusal.exit());
    assertThat(json.out()).as("%s: %s", refusal.name(), json).isNotEmpty();
    JsonNode last = JSON.readTree(json.out().getLast());
    JsonNode error = last.at("/error");
    requireSentences(
        refusal,
        error.at("/what").stringValue(),
        error.at("/notDone").stringValue(),
        error.at("/next").stringValue());
    assertThat(json.err()).as("nothing on standard error").isEmpty();
  }

  private static void requireSentences(Refusal refusal, String... sentences) {
    for (String sentence : sentences) {
      assertThat(sentence)
          .as(refusal.name())
          .isNotBlank()
          .doesNotContain("\n", "Exception", "java.", "${")
          .matches("[A-Z0-9\"'./~a-z].*\\S");
    }
    assertThat(sentences[0]).contains(refusal.says());
    assertThat(sentences[0] + sentences[1]).as("whole sentences").endsWith(".");
  }

  private static Program.Ended run(Stage stage, Refusal refusal, String... more) {
    var arguments = new ArrayList<>(refusal.arguments().apply(stage));
    arguments.addAll(List.of(more));
    if (!IN_ITS_OWN_PROCESS.contains(refusal.name())) {
      return stage.warm(arguments);
    }
    return Program.console(
            stage.root(),
            refusal.environment().apply(stage.environment()),
            arguments,
            (program, line) -> {})
        .await();
  }

  private static Map<String, String> with(Map<String, String> all, String name, String value) {
    all.put(name, value);
    return all;
  }

  private static Map<String, String> without(Map<String, String> all, String name) {
    all.remove(name);
    return all;
  }

  private static void changed(Stage stage, String file, UnaryOperator<String> change) {
    stage.write(file, change);
    stage.commitAndPush();
  }

  private static void rewritten(Path file, UnaryOperator<String> change) {
    try {
      file(file, change.apply(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void file(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
