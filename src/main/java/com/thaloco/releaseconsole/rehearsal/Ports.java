package com.thaloco.releaseconsole.rehearsal;

import com.thaloco.releaseconsole.flow.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.OptionalInt;

/** The two ports of a rehearsal, which its profile names. */
record Ports(int s3, int publicSide) {
  private static final int LAST = 65535;

  /** The wanted one and the next, or two that are free now. */
  static Ports choose(OptionalInt wanted) {
    if (wanted.isPresent()) {
      int first = wanted.getAsInt();
      if (first < 1 || first >= LAST) {
        throw Problem.refused(
                "rehearsal.port",
                "%d can't be the rehearsal's port: it takes this one and the next."
                    .formatted(first),
                "No rehearsal folder was made.",
                "Choose a --port between 1024 and %d.".formatted(LAST - 1))
            .toException();
      }
      return new Ports(first, first + 1);
    }
    try (ServerSocket one = free();
        ServerSocket other = free()) {
      return new Ports(one.getLocalPort(), other.getLocalPort());
    } catch (IOException e) {
      throw Problem.refused(
              "rehearsal.port",
              "There is no free port on the loopback address: %s.".formatted(e.getMessage()),
              "No rehearsal folder was made.",
              "Make sure that this machine has a loopback network, and try again.")
          .toException();
    }
  }

  private static ServerSocket free() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
  }

  URI s3Address() {
    return address(s3);
  }

  URI publicAddress() {
    return address(publicSide);
  }

  private static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }
}
