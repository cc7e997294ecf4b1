package com.thaloco.releaseconsole.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.Seed;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * {@code kill -9} of the program itself: the same command again finishes. KilledCutTest kills at
 * every step boundary in its own process, which costs a tenth; these are the few for which a real
 * death matters. {@code -Donly=REGEX} picks cases by name, {@code -Dseed=N} other delays.
 */
@Tag("slow")
final class KillTest {
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
    long seed = Seed.ofRun();
    var random = new Random(seed);
    record Case(String name, CompletableFuture<Boolean> done) {}
    return Stream.of(
            Kill.after("put-tarball"),
            Kill.after("put-manifest"),
            Kill.after("tag"),
            new Kill("while checking", "\"event\":\"found\"", random.nextInt(300)),
            Kill.inside("build", random.nextInt(1500)),
            Kill.inside("put-tarball", random.nextInt(250)),
            Kill.inside("put-manifest", random.nextInt(80)),
            Kill.inside("put-installer", random.nextInt(60)))
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
    assertThat(killed.exit()).as("%s: %s", kill.name(), killed).isEqualTo(137);
    observer.sound();

    Program.Ended resumed = stage.cut().await();
    assertThat(resumed.exit()).as("%s, resumed: %s", kill.name(), resumed).isZero();
    if (!kill.name().startsWith("while")) {
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
