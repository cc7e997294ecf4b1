package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second start finds the first window, and none that is gone. */
final class WindowSocketTest {
  @TempDir Path dir = Path.of("unset");

  private Path socket(String display) {
    return WindowSocket.path(Map.of("XDG_RUNTIME_DIR", dir.toString(), "DISPLAY", display))
        .orElseThrow();
  }

  @Test
  void whatASecondStartAsksForArrives() throws Exception {
    Path file = socket(":7.0");
    assertThat(WindowSocket.ask(file, Optional.empty())).as("no window yet").isFalse();
    var asked = new LinkedBlockingQueue<Optional<Path>>();
    Path folder = Path.of("/tmp/a b/ü\nx");
    try (WindowSocket window = WindowSocket.listen(file, asked::add).orElseThrow()) {
      assertThat(WindowSocket.ask(file, Optional.of(folder))).isTrue();
      assertThat(asked.poll(5, TimeUnit.SECONDS)).contains(folder);
      assertThat(WindowSocket.ask(file, Optional.empty())).isTrue();
      assertThat(asked.poll(5, TimeUnit.SECONDS)).isEmpty();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
          .isEqualTo("rwx------");
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void theSocketOfAWindowThatWasKilledIsTakenOver() throws IOException {
    Path file = socket(":8");
    Files.createDirectories(file.getParent());
    try (var dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(file));
    }
    assertThat(file).exists();
    assertThat(WindowSocket.ask(file, Optional.empty())).isFalse();
    try (WindowSocket window = WindowSocket.listen(file, folder -> {}).orElseThrow()) {
      assertThat(WindowSocket.ask(file, Optional.empty())).isTrue();
    }
  }

  @Test
  void eachDisplayHasItsOwnAndWithoutARuntimeFolderThereIsNone() {
    assertThat(socket(":0")).isNotEqualTo(socket(":1"));
    assertThat(WindowSocket.path(Map.of("DISPLAY", ":0"))).isEmpty();
    assertThat(WindowSocket.path(Map.of("XDG_RUNTIME_DIR", "relative"))).isEmpty();
  }
}
