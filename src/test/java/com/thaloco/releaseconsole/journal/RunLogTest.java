package com.thaloco.releaseconsole.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.flow.Event;
import com.thaloco.releaseconsole.flow.Run;
import com.thaloco.releaseconsole.flow.StepId;
import com.thaloco.releaseconsole.flow.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cut printed is kept, within bounds, for its user only. */
final class RunLogTest {
  private static final String COMMIT = "0123456789012345678901234567890123456789";

  @TempDir Path dir = Path.of("unset");

  private StateFolder state() {
    return new StateFolder(dir, dir.resolve("receipts"));
  }

  @Test
  void linesAndEndsOfStepsAreKeptBesideWhoListens() throws IOException {
    var heard = new ArrayList<Event>();
    Work work = Run.of(heard::add).at(new StepId("build"));
    try (RunLog log = RunLog.open(state(), "v0.1.7", COMMIT)) {
      Work kept = log.beside(work);
      kept.line("go build\tof it");
      Work tag = kept.in(new StepId("tag"), Optional.empty());
      tag.emit(s -> new Event.StepChanged(s, Event.State.RUNNING, Optional.empty()));
      tag.emit(s -> new Event.StepChanged(s, Event.State.FAILED, Optional.of("no\nright")));
    }
    try (RunLog log = RunLog.open(state(), "v0.1.7", COMMIT)) {
      log.beside(work).line("resumed");
    }
    assertThat(heard).hasSize(4);
    assertThat(RunLog.read(state(), "v0.1.7", COMMIT))
        .extracting(line -> line.step() + ": " + line.text())
        .containsExactly("build: go build\tof it", "tag: error: no right", "build: resumed");
    assertThat(RunLog.read(state(), "v0.1.8", COMMIT)).isEmpty();
    Path file = state().log("v0.1.7", COMMIT);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).startsWith("# release-console log 1\n");
  }

  @Test
  void theNewestLinesStayWhereThereAreTooMany() throws IOException {
    Path file = dir.resolve("long.log");
    try (var log = new RunLog(file, 2000)) {
      for (int i = 0; i < 1000; i++) {
        log.add(new RunLog.Line(Instant.EPOCH, "build", "line " + i));
      }
    }
    List<RunLog.Line> kept = RunLog.read(file);
    assertThat(kept.getLast().text()).isEqualTo("line 999");
    assertThat(kept.size()).isBetween(40, 200);
    try (var files = Files.list(dir)) {
      assertThat(files.mapToLong(f -> f.toFile().length()).sum()).isLessThan(5000);
    }
  }

  @Test
  void theOldestLogsGo() throws IOException {
    for (int i = 0; i < 60; i++) {
      try (RunLog log = RunLog.open(state(), "v0.1." + i, COMMIT)) {
        log.add(new RunLog.Line(Instant.EPOCH, "build", "x"));
      }
      Files.setLastModifiedTime(
          state().log("v0.1." + i, COMMIT),
          java.nio.file.attribute.FileTime.from(Instant.EPOCH.plusSeconds(i)));
    }
    assertThat(RunLog.read(state(), "v0.1.59", COMMIT)).hasSize(1);
    assertThat(RunLog.read(state(), "v0.1.0", COMMIT)).isEmpty();
    try (var files = Files.list(state().logs())) {
      assertThat(files.count()).isEqualTo(50);
    }
  }

  @Test
  void whatAnotherVersionWroteAndHalfALineAreLeftOut() throws IOException {
    Path file = dir.resolve("a.log");
    Files.writeString(file, "# release-console log 1\n1970-01-01T00:00:00Z\tbuild\tx\n1970-01");
    assertThat(RunLog.read(file)).hasSize(1);
    Files.writeString(file, "# release-console log 2\n1970-01-01T00:00:00Z\tbuild\tx\n");
    assertThat(RunLog.read(file)).isEmpty();
  }

  @Test
  void aLogThatCannotBeWrittenStopsNothing() throws IOException {
    Files.writeString(dir.resolve("logs"), "a file, not a folder");
    var heard = new ArrayList<Event>();
    try (RunLog log = RunLog.open(state(), "v0.1.7", COMMIT)) {
      log.beside(Run.of(heard::add).at(new StepId("build"))).line("x");
    }
    assertThat(heard).hasSize(1);
  }
}
