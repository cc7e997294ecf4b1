package com.thaloco.releaseconsole.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thaloco.releaseconsole.flow.Cancelled;
import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LocalProcessesTest {
  private static final Map<String, String> PATH = Map.of("PATH", "/usr/bin:/bin");

  @TempDir Path temp;
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final Run run =
      Run.of(event -> {
        if (event instanceof Event.Line line) {
          lines.add(line.text());
        }
      });
  private final Work work = run.at(new StepId("test"));

  @Test
  void bothOutputsBecomeLinesAndOnlyStandardOutputIsKept() {
    Exit exit = sh("echo one; echo two >&2; printf three; exit 7");
    assertThat(exit.code()).isEqualTo(7);
    assertThat(exit.ok()).isFalse();
    assertThat(exit.out()).isEqualTo("one\nthree");
    assertThat(lines).containsExactlyInAnyOrder("one", "two", "three");
    assertThat(exit.tail()).containsExactlyInAnyOrder("one", "two", "three");
  }

  @Test
  void aSignalIsTheShellsExitCode() {
    assertThat(sh("kill -9 $$").code()).isEqualTo(137);
  }

  @Test
  void theChildSeesItsEnvironmentAndNothingElse() {
    // $PPID's environ would be ours; the shell's own is what it was given.
    Exit exit = run(Map.of("PATH", "/usr/bin:/bin", "ONE", "1"), 20, "cat", "/proc/self/environ");
    assertThat(exit.out().split("\0")).containsExactlyInAnyOrder("PATH=/usr/bin:/bin", "ONE=1");
  }

  @Test
  void aChildOfOurOwnEnvironmentHoldsNoSecretOfIt() {
    var own = new java.util.HashMap<>(System.getenv());
    own.put("COSIGN_PASSWORD", "hush-hush");
    own.put("AWS_SECRET_ACCESS_KEY", "hush-hush");
    own.put("RELEASE_CONSOLE_KEY", "hush-hush");
    own.put("SOMETHING_ELSE", "hush-hush");
    Exit exit =
        run(
            ChildEnvironment.of(own, List.of("EDITOR"), Map.of("CGO_ENABLED", "0")).orThrow(),
            20,
            "cat",
            "/proc/self/environ");
    assertThat(exit.out()).doesNotContain("hush-hush").contains("TZ=UTC").contains("CGO_ENABLED=0");
    assertThat(Arrays.stream(exit.out().split("\0")).map(line -> line.replaceFirst("=.*", "")))
        .isSubsetOf(
            java.util.stream.Stream.concat(
                    ChildEnvironment.ALWAYS.stream(),
                    java.util.stream.Stream.of("TZ", "GOENV", "EDITOR", "CGO_ENABLED"))
                .toList());
  }

  @Test
  void inputIsFedAndThenEnds() {
    byte[] input = "x".repeat(300_000).getBytes(UTF_8);
    Exit exit = run(PATH, 20, input, "sh", "-c", "wc -c");
    assertThat(exit.out().strip()).isEqualTo("300000");
  }

  @Test
  void aChildThatReadsNoInputDoesNotHoldUsUp() {
    assertThat(run(PATH, 20, new byte[1 << 20], "sh", "-c", "exit 3").code()).isEqualTo(3);
  }

  @Test
  void aMissingProgramIsNamedWithThePathThatWasSearched() {
    assertThatThrownBy(() -> run(Map.of("PATH", "/usr/bin:/nowhere"), 5, "no-such-program"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().id()).isEqualTo("process.missing");
              assertThat(e.problem().happened()).contains("no-such-program");
              assertThat(e.problem().evidence().toString()).contains("/usr/bin:/nowhere");
            });
  }

  @Test
  void theChildsPathDecidesNotOurs() {
    assertThatThrownBy(() -> run(Map.of("PATH", temp.toString()), 5, "sh"))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void aProgramBesideTheWorkIsStartedFromThere() throws IOException {
    Path script = temp.resolve("here");
    Files.writeString(script, "#!/bin/sh\necho from \"$PWD\"\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    assertThat(run(PATH, 20, "./here").out()).isEqualTo("from %s\n".formatted(temp));
    Files.writeString(temp.resolve("broken"), "#!/no/such/interpreter\n");
    assertThat(temp.resolve("broken").toFile().setExecutable(true)).isTrue();
    assertThatThrownBy(() -> run(PATH, 20, "./broken"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().id()).isEqualTo("process.not-started"));
  }

  @Test
  @Tag("slow")
  void aStopEndsTheWholeTreeAtOnce() throws Exception {
    Path pids = temp.resolve("pids");
    Thread stopper =
        Thread.ofVirtual()
            .start(() -> {
              while (!hasLines(pids, 3)) {
                Thread.onSpinWait();
              }
              run.stop();
            });
    long start = System.nanoTime();
    assertThatThrownBy(() ->
            sh(
                """
                echo $$ >> pids
                sh -c 'echo $$ >> pids; sleep 300; :' &
                (sh -c 'echo $$ >> pids; sleep 301; :' &)
                wait
                """))
        .isInstanceOf(Cancelled.class);
    stopper.join();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    assertAllGone(pids);
  }

  @Test
  @Tag("slow")
  void whoLostItsParentAndIgnoresTermIsEndedToo() throws Exception {
    Path pids = temp.resolve("pids");
    // The middle shell is gone, and what it left behind ignores the polite signal.
    assertThatThrownBy(() ->
            run(
                PATH,
                1,
                "sh",
                "-c",
                """
                (sh -c 'trap "" TERM; echo $$ >> pids; while :; do sleep 1; done' &)
                echo $$ >> pids
                sleep 300
                """))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().id()).isEqualTo("process.timed-out");
              assertThat(e.problem().happened()).contains("sh -c");
            });
    assertAllGone(pids);
  }

  @Test
  @Tag("slow")
  void aGrandchildThatKeepsTheOutputOpenDoesNotHoldUsUp() throws Exception {
    long start = System.nanoTime();
    Exit exit = sh("echo said; sleep 120 & echo $! > pids");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    assertThat(exit.out()).isEqualTo("said\n");
    assertThat(exit.ok()).isTrue();
    long left = Long.parseLong(Files.readString(temp.resolve("pids")).strip());
    ProcessHandle.of(left).ifPresent(handle -> assertThat(handle.destroyForcibly()).isTrue());
  }

  @Test
  void aProgressBarIsToldSparinglyButItsLastStateAlways() {
    Exit exit =
        sh(
            "i=0; while [ $i -lt 3000 ]; do printf 'at %s\\r' $i; i=$((i+1)); done; printf"
                + " 'done\\n'");
    assertThat(exit.tail()).containsExactly("done");
    assertThat(lines).endsWith("done").hasSizeLessThan(500);
  }

  @Test
  void windowsLineEndsAndEmptyLinesStayLines() {
    assertThat(sh("printf 'a\\r\\n\\nb\\r'").tail()).containsExactly("a", "", "b");
  }

  @Test
  void overlongLinesAreCutAndBadBytesReplaced() {
    Exit exit = sh("printf '\\377ok\\n'; head -c 50000 /dev/zero | tr '\\0' x; echo; echo end");
    assertThat(exit.tail().get(0)).isEqualTo("\uFFFDok");
    assertThat(exit.tail().get(1)).hasSize(10_001).endsWith("x…");
    assertThat(exit.tail().get(2)).isEqualTo("end");
  }

  @Test
  void aCutNeverSplitsACharacter() {
    var taken = new ArrayList<String>();
    var text = new OutputLines((line, last) -> taken.add(line));
    byte[] bytes = ("a" + "é".repeat(6000) + "\n").getBytes(UTF_8);
    text.add(bytes, bytes.length);
    assertThat(taken).singleElement().asString().doesNotContain("\uFFFD").hasSize(1 + 4999 + 1);
  }

  @Test
  @Tag("slow")
  void aFloodIsReadInBoundedMemory() {
    var count = new AtomicLong();
    Work counting = Run.of(event -> count.incrementAndGet()).at(new StepId("flood"));
    Exit exit =
        new LocalProcesses()
            .run(
                new Command(
                    List.of("sh", "-c", "yes 0123456789 | head -n 1000000"),
                    temp,
                    PATH,
                    Duration.ofSeconds(50)),
                counting);
    assertThat(count).hasValue(1_000_000);
    assertThat(exit.tail()).hasSize(200);
    assertThat(exit.out()).hasSize(1 << 20);
  }

  @Test
  void aListenerThatFailsEndsTheChild() throws Exception {
    Work broken =
        Run.of(
                event -> {
                  throw new IllegalStateException("no more");
                })
            .at(new StepId("test"));
    assertThatThrownBy(() ->
            new LocalProcesses()
                .run(
                    new Command(
                        List.of("sh", "-c", "echo $$ > pids; echo x; sleep 300"),
                        temp,
                        PATH,
                        Duration.ofSeconds(50)),
                    broken))
        .hasMessage("no more");
    assertAllGone(temp.resolve("pids"));
  }

  private Exit sh(String script) {
    return run(PATH, 50, "sh", "-c", script);
  }

  private Exit run(Map<String, String> environment, int seconds, String... argv) {
    return run(environment, seconds, new byte[0], argv);
  }

  private Exit run(Map<String, String> environment, int seconds, byte[] input, String... argv) {
    return new LocalProcesses()
        .run(
            new Command(List.of(argv), temp, environment, Duration.ofSeconds(seconds), input),
            work);
  }

  private static boolean hasLines(Path file, int count) {
    try {
      return Files.exists(file) && Files.readAllLines(file).size() >= count;
    } catch (IOException e) {
      return false;
    }
  }

  private static void assertAllGone(Path pids) throws Exception {
    List<String> all = Files.readAllLines(pids);
    assertThat(all).isNotEmpty();
    for (String pid : all) {
      Path status = Path.of("/proc", pid.strip(), "stat");
      // A zombie that no one reaps yet is gone as well.
      assertThat(!Files.exists(status) || Files.readString(status).contains(") Z "))
          .as("process %s", pid)
          .isTrue();
    }
  }
}
