package com.thaloco.releaseconsole.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PortsTest {
  private static final Path EPHEMERAL = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

  @Test
  void noOutgoingConnectionIsGivenAPortBeforeItIsServed() throws IOException {
    int first = Integer.parseInt(Files.readAllLines(EPHEMERAL).getFirst().split("\\s+")[0]);
    for (int i = 0; i < 100; i++) {
      Ports ports = Ports.choose(OptionalInt.empty());
      assertThat(ports.s3()).isBetween(1024, first - 1).isNotEqualTo(ports.publicSide());
      assertThat(ports.publicSide()).isBetween(1024, first - 1);
    }
  }
}
