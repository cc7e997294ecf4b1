package com.thaloco.releaseconsole.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.Problem;
import com.thaloco.releaseconsole.flow.ProblemException;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import com.thaloco.releaseconsole.version.ReleaseVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the tests of this package share. */
final class Fixtures {
  static final Instant TIME = Instant.parse("2026-05-14T12:21:07Z");
  static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  static final BuildIdentity IDENTITY =
      new BuildIdentity(new ReleaseVersion("v0.1.7"), COMMIT, TIME);

  private Fixtures() {}

  static Work parallel() {
    return Run.of(event -> {}).at(new StepId("pack"));
  }

  static Work serial() {
    return Run.serial(Clock.systemUTC(), event -> {}).at(new StepId("pack"));
  }

  /** Text that deflates, with noise that does not, of an exact size. */
  static byte[] content(long seed, int size) {
    var random = new Random(seed);
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    byte[] text = "the quick brown fox ".getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at + text.length < size; at += text.length + random.nextInt(40)) {
      System.arraycopy(text, 0, bytes, at, text.length);
    }
    return bytes;
  }

  static Member member(Path folder, String name, byte[] content) throws IOException {
    return new Member(name, Files.write(folder.resolve(name), content));
  }

  static Problem problem(ThrowingCallable code) {
    ProblemException thrown = Assertions.catchThrowableOfType(ProblemException.class, code);
    assertThat(thrown).as("a problem was expected").isNotNull();
    return thrown.problem();
  }

  /** Runs a program of the machine to its end and gives what it printed; it must succeed. */
  static String run(Path folder, String... argv) throws Exception {
    var process = new ProcessBuilder(argv).directory(folder.toFile()).redirectErrorStream(true);
    process.environment().put("TZ", "UTC");
    process.environment().put("LC_ALL", "C");
    Process child = process.start();
    String out = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).as(String.join(" ", argv) + "\n" + out).isZero();
    return out;
  }
}
