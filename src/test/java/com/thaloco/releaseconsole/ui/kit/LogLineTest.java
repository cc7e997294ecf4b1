package com.thaloco.releaseconsole.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.thaloco.releaseconsole.ui.kit.LogLine.Level;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogLineTest {
  @Test
  void aLineHasTheLevelThatItsWordsSay() {
    List.of(
            "error: failed to push some refs",
            "fatal: unable to access",
            "main.go:3:1: error: expected ;",
            "--- FAIL: TestBoot (0.00s)",
            "FAIL\tbanger/updater")
        .forEach(text -> assertThat(level(text)).as(text).isEqualTo(Level.FAILED));
    List.of("warning: LF will be replaced by CRLF", "part 3 of 4: timeout, trying again (1 of 5)")
        .forEach(text -> assertThat(level(text)).as(text).isEqualTo(Level.WARNED));
    List.of("ok  \tbanger/updater 0.2s", "PASS", "--- PASS: TestBoot", "done: folder is ready")
        .forEach(text -> assertThat(level(text)).as(text).isEqualTo(Level.WELL));
    List.of("Building 7 releases", "0 errors", "okay then", "the warnings of before")
        .forEach(text -> assertThat(level(text)).as(text).isEqualTo(Level.PLAIN));
  }

  private static Level level(String text) {
    return new LogLine(Instant.EPOCH, "build", text).level();
  }
}
