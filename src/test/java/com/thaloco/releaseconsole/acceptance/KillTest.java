package com.thaloco.releaseconsole.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * {@code kill -9} at every step boundary and inside steps: the same command again finishes. {@code
 * -Donly=REGEX} picks cases by name, {@code -Dseed=N} repeats the delays of an earlier run.
 */
@Tag("slow")
final class KillTest {
  static final List<String> STEPS =
      List.of(
          "canary",
          "probe",
          "checkout",
          "build",
          "pack",
          "hash",
          "sign",
          "verify-local",
          "put-tarball",
          "put-hashes",
          "put-signature",
          "read-back",
          "keep-manifest",
          "put-manifest",
          "put-installer",
          "await-public",
          "tag",
          "verify-stranger",
          "verify-clients",
          "receipt");

  /** Where one run is killed: some time after the first line of output that holds a text. */
  private record Kill(String name, String text, long afterMillis) {
    static Kill after(String step) {
      return new Kill("after " + step, line(step, "done"), 0);
    }

    static Kill inside(String step, long millis) {
      return new Kill("%d ms into %s".formatted(millis, step), line(step, "running"), millis);
    }
  }

  static String line(String step, String state) {
    return "\"event\":\"step-changed\",\"step\":\"%s\",\"data\":{\"state\":\"%s\""
        .formatted(step, state);
  }

  @TestFactory
  Stream<DynamicTest> theSameCommandAgainFinishesWhatWasKilled() {
    long seed = Optional.ofNullable(Long.getLong("seed")).orElseGet(System::nanoTime);
    System.out.println("-Dseed=" + seed);
    var random = new Random(seed);
    Stream<Kill> inside =
        IntStream.range(0, 10)
            .mapToObj(i ->
                switch (i) {
                  case 0 -> new Kill("while checking", "\"event\":\"found\"", random.nextInt(300));
                  case 1, 2 -> Kill.inside("build", random.nextInt(1500));
                  case 3 -> Kill.inside("pack", random.nextInt(300));
                  case 4, 5 -> Kill.inside("put-tarball", random.nextInt(250));
                  case 6 -> Kill.inside("read-back", random.nextInt(100));
                  case 7 -> Kill.inside("put-manifest", random.nextInt(80));
                  case 8 -> Kill.inside("put-manifest", random.nextInt(1200));
                  default -> Kill.inside("put-installer", random.nextInt(60));
                });
    record Case(String name, CompletableFuture<Boolean> done) {}
    return Stream.concat(STEPS.stream().map(Kill::after), inside)
        .filter(kill -> kill.name().matches(System.getProperty("only", ".*")))
        .map(kill -> new Case(kill.name(), Stages.submit(stage -> killAndGoOn(stage, kill))))
        .toList()
        .stream()
        .map(each -> DynamicTest.dynamicTest("killed " + each.name(), () -> each.done().join()));
  }

  private static boolean killAndGoOn(Stage stage, Kill kill) {
    var observer = new Observer(stage);
    Program.Ended killed =
        stage
            .cut((program, line) -> {
              if (line.contains(kill.text())) {
                pause(kill.afterMillis());
                program.kill();
              }
            })
            .await();
    assertThat(killed.exit())
        .as("%s: %s", kill.name(), killed)
        .isIn(kill.name().equals("after receipt") ? List.of(137, 0) : List.of(137));
    observer.sound();

    Program.Ended resumed = stage.cut().await();
    assertThat(resumed.exit()).as("%s, resumed: %s", kill.name(), resumed).isZero();
    if (!kill.name().equals("after probe") && !kill.name().startsWith("while")) {
      observer.finished();
    } else {
      observer.sound();
    }
    return true;
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
