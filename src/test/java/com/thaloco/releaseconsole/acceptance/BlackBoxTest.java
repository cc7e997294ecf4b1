package com.thaloco.releaseconsole.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.bucket.FaultyProxy;
import com.thaloco.releaseconsole.bucket.FaultyProxy.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * The program itself, its server and git, with commands at random that are killed or cut off at
 * random, and begun again here or on another machine, while a client reads. {@code
 * -Dblackbox.minutes=N} takes that long, {@code -Dblackbox.seed=N} goes another way.
 */
@Tag("slow")
final class BlackBoxTest {
  private static final long SEED = Long.getLong("blackbox.seed", 20261201L);
  private static final Duration TIME = Duration.ofMinutes(Long.getLong("blackbox.minutes", 0L));
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What is begun, and disturbed. */
  private enum What {
    CUT,
    WITHDRAW,
    ROLLBACK,
    RECUT
  }

  private final Random random = new Random(SEED);
  private final List<What> drawn = new ArrayList<>(List.of(What.values()));
  private final Map<String, Integer> counts = new TreeMap<>();

  @Test
  void whateverIsKilledOrCutOffEndsInAReleaseThatIsWhole() {
    long end = System.nanoTime() + TIME.toNanos();
    int rounds = 0;
    do {
      What what = draw();
      int round = ++rounds;
      Stages.run(stage -> round(stage, what, round));
    } while (System.nanoTime() < end);
    System.out.printf("-Dblackbox.seed=%d: %d rounds, %s%n", SEED, rounds, counts);
    assertThat(counts.getOrDefault("reads of the client", 0)).isPositive();
  }

  /** Each kind once, a cut first, and then all of them again in another order. */
  private What draw() {
    if (drawn.isEmpty()) {
      drawn.addAll(List.of(What.values()));
      Collections.shuffle(drawn, random);
    }
    return drawn.removeFirst();
  }

  private boolean round(Stage stage, What what, int round) {
    String name = "round %d, %s".formatted(round, what);
    count(what.name().toLowerCase(java.util.Locale.ROOT));
    try (FaultyProxy proxy = FaultyProxy.before(stage.profile().bucket().endpoint());
        var client =
            new WatchingClient(
                stage.profile().bucket().publicUrl(), stage.gitRemote("show", "main:cosign.pub"))) {
      prepare(stage, what);
      String honest = stage.profile().bucket().endpoint().toString();
      stage.write(".release-console.yaml", text -> text.replace(honest, proxy.uri().toString()));
      Path elsewhere = stage.root().resolve("other");
      for (int tries = 1 + random.nextInt(2); tries > 0; tries--) {
        boolean other = what != What.ROLLBACK && tries == 1 && random.nextBoolean();
        Path repo = other ? OtherMachine.clone(stage, elsewhere) : stage.repo();
        disturbed(stage, arguments(stage, what, repo, other), proxy);
      }
      proxy.calm();
      Program.Ended last =
          Program.console(
                  stage.root(),
                  stage.environment(),
                  arguments(stage, what, stage.repo(), false),
                  (_, _) -> {})
              .await();
      assertThat(last.exit()).as("%s: %s", name, last).isZero();
      Program.Ended list = stage.warmly("recover", "--repo", stage.repo().toString(), "--json");
      assertThat(JSON.readTree(list.text()).at("/needsHand").booleanValue())
          .as("%s: %s", name, list.text())
          .isFalse();
      String latest = new Observer(stage).sound();
      assertThat(latest).as(name).isEqualTo(goal(what));
      client.close();
      assertThat(client.broken()).as(name).isEmpty();
      counts.merge("reads of the client", client.reads(), Integer::sum);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String goal(What what) {
    return what == What.CUT || what == What.RECUT ? Stage.VERSION : "v0.1.6";
  }

  /** What must have happened before. */
  private static void prepare(Stage stage, What what) {
    switch (what) {
      case CUT -> {}
      case WITHDRAW, ROLLBACK -> stage.cutWarmly();
      case RECUT ->
          stage
              .cut((program, line) -> {
                if (line.contains(KillTest.line("put-installer", "done"))) {
                  program.kill();
                }
              })
              .await();
    }
  }

  private static List<String> arguments(Stage stage, What what, Path repo, boolean elsewhere) {
    var arguments = new ArrayList<String>();
    switch (what) {
      case CUT -> arguments.addAll(elsewhere ? recover("resume", repo) : Stage.cutArguments(repo));
      case WITHDRAW -> arguments.addAll(recover("withdraw", repo));
      case RECUT -> arguments.addAll(recover("re-cut", repo));
      case ROLLBACK ->
          arguments.addAll(
              List.of("bucket", "rollback", "--repo", repo.toString(), "--to", "v0.1.6", "--json"));
    }
    if (what == What.ROLLBACK) {
      arguments.addAll(List.of("--confirm", "v0.1.6"));
    }
    if (elsewhere) {
      arguments.addAll(List.of("--state", stage.root().resolve("empty").toString()));
    }
    return arguments;
  }

  private static List<String> recover(String kind, Path repo) {
    return List.of(
        "recover",
        kind,
        "--repo",
        repo.toString(),
        "--json",
        "--version",
        Stage.VERSION,
        "--confirm",
        Stage.VERSION,
        "--answer",
        "reason=tried at random");
  }

  /** Runs a command to its end, which is a kill or what it makes of a connection that is cut. */
  private void disturbed(Stage stage, List<String> arguments, FaultyProxy proxy) {
    boolean kills = random.nextBoolean();
    int at = random.nextInt(kills ? 120 : 25);
    long delay = random.nextInt(200);
    if (kills) {
      count("kills tried");
    } else {
      String method = List.of("PUT ", "GET ", "HEAD ", "").get(random.nextInt(4));
      proxy.calm();
      proxy.next(at, method, new Fault.Meanwhile(() -> {}));
      proxy.next(1 + random.nextInt(4), method, fault());
      count("connections cut");
    }
    var lines = new AtomicInteger();
    Program.Ended ended =
        Program.console(
                stage.root(),
                stage.environment(),
                arguments,
                (program, _) -> {
                  if (kills && lines.incrementAndGet() == at) {
                    pause(delay);
                    program.kill();
                  }
                })
            .await();
    count("exit " + ended.exit());
    assertThat(ended.exit()).as(ended.toString()).isIn(0, 1, 4, 5, 137);
    assertThat(ended.toString()).doesNotContain("\tat com.thaloco");
  }

  private Fault fault() {
    return switch (random.nextInt(6)) {
      case 0 -> new Fault.CutUpload(0);
      case 1 -> new Fault.SwallowAnswer();
      case 2 -> new Fault.CutDownload(random.nextInt(500));
      case 3 -> new Fault.LateUpload(random.nextInt(3_000));
      case 4 -> new Fault.Answer(503, "SlowDown", "later");
      default -> new Fault.Answer(500, "InternalError", "no");
    };
  }

  private void count(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
