package com.thaloco.releaseconsole.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** A cut that is asked to stop stops in order, says so, and goes on where it was. */
@Tag("slow")
final class SignalTest {
  private record Stop(String signal, int exit, String step) {}

  @TestFactory
  Stream<DynamicTest> aSignalStopsACutThatCanBeResumed() {
    record Case(Stop stop, CompletableFuture<Boolean> done) {}
    return Stream.of(
            new Stop("INT", 130, "build"),
            new Stop("TERM", 143, "build"),
            new Stop("INT", 130, "put-tarball"),
            new Stop("TERM", 143, "keep-manifest"),
            new Stop("INT", 130, "put-installer"))
        .map(stop -> new Case(stop, Stages.submit(stage -> stopAndGoOn(stage, stop))))
        .toList()
        .stream()
        .map(each -> DynamicTest.dynamicTest(each.stop().toString(), () -> each.done().join()));
  }

  private static boolean stopAndGoOn(Stage stage, Stop stop) {
    var observer = new Observer(stage);
    Program.Ended stopped =
        stage
            .cut((program, line) -> {
              if (line.contains(KillTest.line(stop.step(), "running"))) {
                program.signal(stop.signal());
              }
            })
            .await();
    assertThat(stopped.exit()).as(stopped.toString()).isEqualTo(stop.exit());
    assertThat(stopped.out().getLast()).contains("\"event\":\"result\"", "\"outcome\":\"stopped\"");
    assertThat(stopped.err()).isEmpty();
    observer.sound();
    observer.probesAreGone();
    Program.Ended resumed = stage.cut().succeed();
    assertThat(resumed.out().getLast()).contains("\"outcome\":\"done\"");
    observer.finished();
    return true;
  }

  /** On a terminal there are three sentences instead. */
  @TestFactory
  List<DynamicTest> withoutJsonItSaysSoInThreeSentences() {
    return List.of(
        DynamicTest.dynamicTest(
            "INT",
            () ->
                Stages.run(stage -> {
                  Program.Ended stopped =
                      Program.console(
                              stage.root(),
                              stage.environment(),
                              List.of(
                                  "cut",
                                  "--repo",
                                  stage.repo().toString(),
                                  "--version",
                                  Stage.VERSION,
                                  "--yes"),
                              (program, line) -> {
                                if (line.matches("build +running")) {
                                  program.signal("INT");
                                }
                              })
                          .await();
                  assertThat(stopped.exit()).as(stopped.toString()).isEqualTo(130);
                  assertThat(stopped.err()).as(stopped.toString()).hasSize(3);
                  return true;
                })));
  }
}
