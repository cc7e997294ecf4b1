package com.thaloco.releaseconsole.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XDisplayTest {
  @TempDir private Path dir;

  @Test
  void aDisplayAnswersWhileSomebodyListens() throws IOException {
    assertThat(answers(":7")).isFalse();
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(dir.resolve("X7")));
      assertThat(answers(":7")).isTrue();
      assertThat(answers(":7.0")).isTrue();
      assertThat(answers("unix:7")).isTrue();
      assertThat(answers(":8")).isFalse();
    }
    assertThat(dir.resolve("X7")).as("what a dead server leaves").exists();
    assertThat(answers(":7")).isFalse();
  }

  @Test
  void aDisplayOfAnotherHostIsReachedByItsPort() throws IOException {
    try (var server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String display = "127.0.0.1:" + (server.getLocalPort() - 6000);
      assertThat(answers(display + ".0")).isTrue();
      server.close();
      assertThat(answers(display)).isFalse();
    }
  }

  @Test
  void aSocketThatHasNoFileIsFoundInTheKernelsList() throws IOException {
    Files.writeString(
        dir.resolve("unix"), "0000: 00000002 00000000 00010000 0001 01 1 @" + dir + "/X9\n");
    assertThat(answers(":9")).isTrue();
    assertThat(answers(":99")).isFalse();
  }

  @Test
  void whatIsNoDisplayDoesNotAnswer() {
    for (String name : new String[] {"", "x", ":", ":a", "host:99999", ":1.x"}) {
      assertThat(answers(name)).as(name).isFalse();
    }
  }

  private boolean answers(String display) {
    return XDisplay.answers(display, dir, dir.resolve("unix"));
  }
}
