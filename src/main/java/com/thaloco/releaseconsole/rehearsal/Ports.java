package com.thaloco.releaseconsole.rehearsal;

import com.thaloco.releaseconsole.flow.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** The two ports of a rehearsal, which its profile names. */
record Ports(int s3, int publicSide) {
  private static final int LAST = 65535;

  /** The system gives outgoing connections the ports from here on (Linux: ip_local_port_range). */
  private static final int FIRST_EPHEMERAL = 32_768;

  private static final int FIRST_FIXED = 10_000;
  private static final int TRIES = 1_000;

  /**
   * The wanted one and the next, or two that are free now. They are served later, so they are none
   * that an outgoing connection could be given meanwhile.
   */
  static Ports choose(OptionalInt wanted) {
    if (wanted.isPresent()) {
      int first = wanted.getAsInt();
      if (first < 1 || first >= LAST) {
        throw Problem.refused(
                "rehearsal.port",
                "%d can't be the rehearsal's port: it needs this port and the next."
                    .formatted(first),
                "No rehearsal folder was made.",
                "Choose a --port between 1024 and %d.".formatted(LAST - 1))
            .toException();
      }
      return new Ports(first, first + 1);
    }
    List<Integer> free =
        new SplittableRandom()
            .ints(FIRST_FIXED, FIRST_EPHEMERAL)
            .distinct()
            .limit(TRIES)
            .filter(Ports::isFree)
            .limit(2)
            .boxed()
            .toList();
    if (free.size() < 2) {
      throw Problem.refused(
              "rehearsal.port",
              "There is no free port on the loopback address.",
              "No rehearsal folder was made.",
              "Make sure that this machine has a loopback network, and try again.")
          .toException();
    }
    return new Ports(free.getFirst(), free.getLast());
  }

  private static boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
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
