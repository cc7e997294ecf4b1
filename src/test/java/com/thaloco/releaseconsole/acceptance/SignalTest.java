package com.thaloco.releaseconsole.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** A cut that is asked to stop stops in order, says so, and continues where it was. */
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
    Program.Ended resumed = stage.cutWarmly();
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

  /** What is downloaded for a verification goes with it, however it ends. */
  @TestFactory
  List<DynamicTest> aVerificationOfAnEndlessTarballEndsAndLeavesNothingBehind() {
    return List.of(
        DynamicTest.dynamicTest("more than the bucket has", () -> Stages.run(endless(0, 1))),
        DynamicTest.dynamicTest("TERM while it drips", () -> Stages.run(endless(50, 143))));
  }

  private static Function<Stage, Boolean> endless(int pause, int exit) {
    return stage -> {
      try {
        var arrived = new CountDownLatch(1);
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
            "/banger/",
            exchange -> {
              try (exchange) {
                String key = exchange.getRequestURI().getPath().substring("/banger/".length());
                exchange.sendResponseHeaders(200, 0);
                byte[] all = Files.readAllBytes(stage.prefix().resolve(key));
                byte[] bytes =
                    key.endsWith(".tar.gz") && pause > 0 ? Arrays.copyOf(all, 1000) : all;
                boolean endless = key.endsWith(".tar.gz");
                exchange.getResponseBody().write(bytes);
                while (endless) {
                  arrived.countDown();
                  Thread.sleep(pause);
                  exchange.getResponseBody().write(pause > 0 ? new byte[1] : bytes);
                  exchange.getResponseBody().flush();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
        server.start();
        Path tmp = Files.createDirectories(stage.root().resolve("tmp"));
        stage.write(
            ".release-console.yaml",
            text ->
                text.replaceFirst(
                    "(?m)^  public_url: \\S+",
                    "  public_url: http://127.0.0.1:%d/banger/"
                        .formatted(server.getAddress().getPort())));
        Map<String, String> environment = stage.environment();
        environment.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + tmp);
        Program verify =
            Program.console(
                stage.root(),
                environment,
                List.of("verify", "--repo", stage.repo().toString()),
                (program, line) -> {});
        if (pause > 0) {
          assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();
          verify.signal("TERM");
        }
        Program.Ended ended = verify.await();
        server.stop(0);
        assertThat(ended.exit()).as(ended.toString()).isEqualTo(exit);
        assertThat(String.join(" ", ended.err())).contains(pause > 0 ? "" : "sends more than");
        try (Stream<Path> left = Files.list(tmp)) {
          assertThat(left.filter(file -> String.valueOf(file.getFileName()).contains("verify")))
              .isEmpty();
        }
        return true;
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
