package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The watch sees what the FX thread must not do, and nothing else. */
class FxWatchTest {
  @TempDir private Path dir = Path.of("");

  @Test
  void aFileThatIsReadOnTheFxThreadIsTold() throws Exception {
    Path file = Files.writeString(dir.resolve("some-file"), "text");
    try (Studio studio = Studio.open(dir.resolve("settings"));
        var watch = new FxWatch()) {
      Files.readString(file);
      assertThatCode(watch::assertOnlyPainted).doesNotThrowAnyException();
      Studio.onFx(() -> Files.readString(file));
      assertThatThrownBy(watch::assertOnlyPainted).hasMessageContaining("some-file");
    }
  }

  @Test
  void waitingOnTheFxThreadIsTold() {
    try (Studio studio = Studio.open(dir.resolve("settings"));
        var watch = new FxWatch()) {
      Studio.onFx(() -> new CountDownLatch(1).await(60, TimeUnit.MILLISECONDS));
      assertThatThrownBy(watch::assertOnlyPainted).hasMessageContaining("ThreadPark");
    }
  }
}
