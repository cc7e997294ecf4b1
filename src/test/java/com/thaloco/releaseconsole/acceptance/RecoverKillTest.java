package com.thaloco.releaseconsole.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The program itself, killed with {@code kill -9} within a withdrawal, and the same command again:
 * here, and on a machine with a fresh clone and an empty state folder. {@code -Donly=REGEX} picks
 * cases.
 */
@Tag("slow")
final class RecoverKillTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Kill(String text, boolean elsewhere) {
    String name() {
      return text + (elsewhere ? ", then elsewhere" : ", then here");
    }
  }

  @TestFactory
  Stream<DynamicTest> theSameCommandAgainFinishesTheWithdrawal() {
    record Case(String name, CompletableFuture<Boolean> done) {}
    return Stream.of(
            new Kill(KillTest.line("take-out", "done"), true),
            new Kill(KillTest.line("delete-remote-tag", "running"), false))
        .filter(kill -> kill.name().matches(System.getProperty("only", "(?s).*")))
        .map(kill -> new Case(kill.name(), Stages.submit(stage -> killAndGoOn(stage, kill))))
        .toList()
        .stream()
        .map(each -> DynamicTest.dynamicTest("killed at " + each.name(), () -> each.done().join()));
  }

  /** Killed in the first, and run again on another machine with nothing in its state folder. */
  @TestFactory
  Stream<DynamicTest> anotherMachinePutsBackWhatWasLost() {
    record Loss(String kind, String at, List<String> keys) {}
    record Case(Loss loss, CompletableFuture<Boolean> done) {}
    return Stream.of(
            new Loss(
                "manifest", KillTest.line("put-manifest", "running"), List.of("manifest.json")),
            new Loss(
                "object",
                KillTest.line("put-tarball", "done"),
                List.of(
                    "v0.1.6/banger-v0.1.6-linux-amd64.tar.gz",
                    "v0.1.6/SHA256SUMS",
                    "v0.1.6/SHA256SUMS.sig")))
        .filter(loss -> loss.kind().matches(System.getProperty("only", "(?s).*")))
        .map(loss ->
            new Case(
                loss,
                Stages.submit(stage -> lostAndPutBack(stage, loss.kind(), loss.at(), loss.keys()))))
        .toList()
        .stream()
        .map(each -> DynamicTest.dynamicTest(each.loss().kind(), () -> each.done().join()));
  }

  private static boolean lostAndPutBack(Stage stage, String kind, String at, List<String> keys) {
    Map<String, String> before = hashes(stage, keys);
    keys.forEach(key -> Tool.here().run("rm", stage.prefix().resolve(key).toString()));
    Program.Ended killed = recover(stage, kind, stage.repo(), Map.of(), at).await();
    assertThat(killed.exit()).as(killed.toString()).isEqualTo(137);
    Program.Ended there =
        recover(
                stage,
                kind,
                clone(stage),
                Map.of("--state", stage.root().resolve("empty").toString()),
                "\0")
            .await();
    assertThat(there.exit()).as(there.toString()).isZero();
    assertThat(there.out().getLast()).contains("\"outcome\":\"done\"", "\"again\":{\"after\":");
    if (kind.equals("object")) {
      assertThat(hashes(stage, keys)).isEqualTo(before);
    }
    Program.Ended here = recover(stage, kind, stage.repo(), Map.of(), "\0").await();
    assertThat(here.exit()).as(here.toString()).isZero();
    assertThat(new Observer(stage).sound()).isEqualTo("v0.1.6");
    Program.Ended list = stage.warmly("recover", "--repo", stage.repo().toString(), "--json");
    assertThat(JSON.readTree(list.text()).at("/needsHand").booleanValue())
        .as(list.text())
        .isFalse();
    return true;
  }

  private static Map<String, String> hashes(Stage stage, List<String> keys) {
    return keys.stream()
        .collect(
            Collectors.toMap(
                key -> key,
                key -> Tool.here().run("sha256sum", stage.prefix().resolve(key).toString())));
  }

  private static boolean killAndGoOn(Stage stage, Kill kill) {
    stage.cutWarmly();
    Program.Ended killed = withdraw(stage, stage.repo(), Map.of(), kill).await();
    assertThat(killed.exit()).as(killed.toString()).isEqualTo(137);
    verifies(stage);
    if (kill.elsewhere()) {
      other(stage);
    }
    Program.Ended again = withdraw(stage, stage.repo(), Map.of(), new Kill("\0", false)).await();
    assertThat(again.exit()).as(again.toString()).isZero();
    assertThat(again.out().getLast()).contains("\"outcome\":\"done\"", "\"next\":\"v0.1.8\"");
    settled(stage);
    return true;
  }

  private static Program withdraw(Stage stage, Path repo, Map<String, String> more, Kill kill) {
    return recover(stage, "withdraw", repo, more, kill.text());
  }

  /** Only objects are signed: the others need no key. */
  private static Program recover(
      Stage stage, String kind, Path repo, Map<String, String> more, String killedAt) {
    String version = kind.equals("withdraw") ? Stage.VERSION : "v0.1.6";
    var arguments = new ArrayList<>(List.of("recover", kind, "--repo", repo.toString(), "--json"));
    arguments.addAll(List.of("--confirm", version));
    if (!kind.equals("manifest")) {
      arguments.addAll(List.of("--version", version));
    }
    more.forEach((name, value) -> arguments.addAll(List.of(name, value)));
    Map<String, String> environment = stage.environmentWithGo(); // lost objects are built again
    if (!kind.equals("object")) {
      environment.remove("COSIGN_PASSWORD");
    }
    return Program.console(
        stage.root(),
        environment,
        arguments,
        (program, line) -> {
          if (line.contains(killedAt)) {
            program.kill();
          }
        });
  }

  /** A maintainer's other machine finishes it, and can't cut the version again. */
  private static void other(Stage stage) {
    Path clone = clone(stage);
    Map<String, String> empty = Map.of("--state", stage.root().resolve("empty").toString());
    Program.Ended there = withdraw(stage, clone, empty, new Kill("\0", false)).await();
    assertThat(there.exit()).as(there.toString()).isZero();
    Program.Ended cut =
        stage.warm(
            "cut",
            "--repo",
            clone.toString(),
            "--version",
            Stage.VERSION,
            "--yes",
            "-v",
            "--state",
            stage.root().resolve("empty").toString());
    assertThat(cut.exit()).as(cut.toString()).isEqualTo(1);
    assertThat(cut.toString()).contains("v0.1.7 is burned");
  }

  private static Path clone(Stage stage) {
    return OtherMachine.clone(stage, stage.root().resolve("other"));
  }

  private static void verifies(Stage stage) {
    Program.Ended verify = stage.warm("verify", "--repo", stage.repo().toString());
    // Between manifest and installer new hosts get the other script, which installs all the same.
    assertThat(verify.out().stream().filter(line -> line.contains("blocked")))
        .as(verify.toString())
        .allMatch(line -> line.startsWith("verify.installer"));
  }

  private static void settled(Stage stage) {
    assertThat(new Observer(stage).sound()).isEqualTo("v0.1.6");
    assertThat(stage.gitRemote("for-each-ref", "refs/tags/v0.1.7")).isEmpty();
    assertThat(stage.git("for-each-ref", "refs/tags/v0.1.7")).isEmpty();
    assertThat(stage.git("diff", "--name-only")).isEqualTo("CHANGELOG.md");
    Program.Ended list = stage.warmly("recover", "--repo", stage.repo().toString(), "--json");
    JsonNode found = JSON.readTree(list.text());
    assertThat(found.at("/needsHand").booleanValue()).as(list.text()).isFalse();
    stage.warmly("verify", "--repo", stage.repo().toString());
  }
}
