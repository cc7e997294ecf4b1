package com.thaloco.releaseconsole.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whole cuts, and what must be the same or safe around them. */
@Tag("slow")
final class CutTest {
  /** Built, packed and signed by another machine's cut, from the same commit and time. */
  @Test
  void theSameCutTwiceGivesTheSameBytes() {
    Stages.run(stage -> {
      Program.Ended killed = killedBeforeTheManifest(stage, stage.environmentWithGo());
      assertThat(killed.exit()).isEqualTo(137);
      Map<String, String> first = objects(stage);
      assertThat(first).hasSize(3);
      Path elsewhere = stage.root().resolveSibling("xdg").resolve("another-machine");
      withSmoke(stage, elsewhere);
      Program.Ended second =
          withGo(stage, and(Stage.cutArguments(stage.repo()), "--state", elsewhere.toString()))
              .succeed();
      assertThat(second.out()).anyMatch(line -> line.contains(KillTest.line("build", "done")));
      assertThat(second.out())
          .as("bytes that were built again are those in the bucket, so nothing is replaced")
          .noneMatch(line -> line.contains("other bytes"));
      assertThat(objects(stage)).isEqualTo(first);
      assertThat(new Observer(stage).sound()).isEqualTo(Stage.VERSION);
      return true;
    });
  }

  /** Its metadata still claim the right hash, so only the bytes themselves can tell. */
  @Test
  void anObjectWhoseBytesChangedSinceIsPutAgain() {
    Stages.run(stage -> {
      assertThat(killedBeforeTheManifest(stage, stage.environment()).exit()).isEqualTo(137);
      Path tarball = stage.prefix().resolve("v0.1.7/banger-v0.1.7-linux-amd64.tar.gz");
      Tool.here()
          .run(
              "bash", "-c", "printf X | dd of='%s' bs=1 seek=1000 conv=notrunc".formatted(tarball));
      stage.cutWarmly();
      new Observer(stage).finished();
      return true;
    });
  }

  @Test
  void aFinishedCutAgainSaysSoAndChangesNothing() {
    Stages.run(stage -> {
      stage.cutWarmly();
      new Observer(stage).finished();
      Map<String, String> before = WorldFingerprint.of(stage);
      Program.Ended again = stage.cut().succeed();
      assertThat(again.out().getLast()).contains("\"already\":true");
      assertThat(WorldFingerprint.of(stage)).isEqualTo(before);
      return true;
    });
  }

  @Test
  void aSecondProcessIsRefusedAndNamesTheFirst() {
    Stages.run(stage -> {
      var second = new CompletableFuture<Program.Ended>();
      Program first =
          stage.cut((program, line) -> {
            if (line.contains(KillTest.line("build", "running"))) {
              program.signal("STOP"); // it holds on, however slow the second one is
              second.complete(
                  stage
                      .console(
                          "cut",
                          "--repo",
                          stage.repo().toString(),
                          "--version",
                          Stage.VERSION,
                          "--yes",
                          "--state",
                          stage.root().resolveSibling("xdg").resolve("other").toString())
                      .await());
              program.signal("CONT");
            }
          });
      Program.Ended refused = second.join();
      assertThat(refused.exit()).as(refused.toString()).isEqualTo(1);
      assertThat(refused.err()).hasSize(3);
      assertThat(refused.err().getFirst()).contains("cut v0.1.7, process " + first.handle().pid());
      first.succeed();
      new Observer(stage).finished();
      return true;
    });
  }

  @Test
  void aFullDiskWhilePackingIsToldAndTheCutGoesOnOnceThereIsRoom() {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can mount a small disk");
    Stages.run(stage -> {
      Path disk = stage.root().resolveSibling("small-disk");
      Tool.here().run("mkdir", "-p", disk.toString());
      Program.Ended mounted =
          Tool.here()
              .tryRun(
                  "mount",
                  "-t",
                  "tmpfs",
                  "-o",
                  "size=" + (binaries(stage) + 2_000_000),
                  "tmpfs",
                  disk.toString());
      assumeTrue(mounted.exit() == 0, () -> "no small disk can be mounted here: " + mounted);
      try {
        withSmoke(stage, disk);
        Map<String, String> before = WorldFingerprint.of(stage);
        List<String> arguments =
            List.of(
                "cut",
                "--repo",
                stage.repo().toString(),
                "--version",
                Stage.VERSION,
                "--yes",
                "--state",
                disk.toString());
        Program.Ended full = withGo(stage, arguments).await();
        assertThat(full.exit()).as(full.toString()).isEqualTo(1);
        assertThat(full.err()).as(full.toString()).hasSize(3);
        assertThat(full.err().getFirst()).contains("no space left");
        assertThat(full.out()).anyMatch(line -> line.matches("pack +failed.*"));
        assertThat(WorldFingerprint.of(stage)).isEqualTo(before);
        Tool.here().run("mount", "-o", "remount,size=64m", disk.toString());
        withGo(stage, arguments).succeed();
        assertThat(new Observer(stage).sound()).isEqualTo(Stage.VERSION);
      } finally {
        Tool.here().run("umount", "-l", disk.toString()); // the last child may still be leaving
      }
      return true;
    });
  }

  private static Program withGo(Stage stage, List<String> arguments) {
    return Program.console(
        stage.root(), stage.environmentWithGo(), arguments, (program, line) -> {});
  }

  /** The bytes of the binaries, which are about as large as those of the release before. */
  private static long binaries(Stage stage) {
    return Tool.here()
        .run(
            "tar",
            "tvzf",
            stage.prefix().resolve("v0.1.6/banger-v0.1.6-linux-amd64.tar.gz").toString())
        .lines()
        .mapToLong(line -> Long.parseLong(line.split(" +")[2]))
        .sum();
  }

  private static Program.Ended killedBeforeTheManifest(
      Stage stage, Map<String, String> environment) {
    return Program.console(
            stage.root(),
            environment,
            Stage.cutArguments(stage.repo()),
            (program, line) -> {
              if (line.contains(KillTest.line("put-signature", "done"))) {
                program.kill();
              }
            })
        .await();
  }

  private static void withSmoke(Stage stage, Path state) {
    try {
      Files.createDirectories(state);
      TimeUnit.MILLISECONDS.sleep(1_100); // what was built later would carry another time
      Tool.here().run("cp", "-a", stage.state().resolve("smoke").toString(), state.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> and(List<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }

  private static Map<String, String> objects(Stage stage) {
    var objects = new TreeMap<String, String>();
    Path folder = stage.prefix().resolve(Stage.VERSION);
    Observer.names(folder)
        .forEach(name -> objects.put(name, Tool.in(folder).run("sha256sum", name)));
    return objects;
  }
}
