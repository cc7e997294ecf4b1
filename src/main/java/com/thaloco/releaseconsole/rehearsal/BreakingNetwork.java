package com.thaloco.releaseconsole.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The network between the console and a rehearsal's bucket. While the folder's {@code network.json}
 * is there, each connection breaks once half a megabyte has gone through it to the bucket: small
 * requests pass, a tarball does not.
 */
final class BreakingNetwork implements AutoCloseable {
  /** What the file says, for people who find it. */
  static final String CUT = "{\"format\": 1, \"cut_after_bytes\": 524288}\n";

  private static final long CUT_AFTER = 524_288;
  private static final String HOST = "127.0.0.1";

  private final ServerSocket door;
  private final int target;
  private final Path control;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private BreakingNetwork(ServerSocket door, int target, Path control) {
    this.door = door;
    this.target = target;
    this.control = control;
  }

  /** Listens on a port and passes everything on to another. */
  static BreakingNetwork start(int port, int target, Path control) {
    try {
      var door = new ServerSocket();
      door.setReuseAddress(true);
      door.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
      var wire = new BreakingNetwork(door, target, control);
      wire.threads.execute(wire::accept);
      return wire;
    } catch (IOException e) {
      throw RehearsalServer.portTaken(port, e);
    }
  }

  int port() {
    return door.getLocalPort();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket near = door.accept();
        threads.execute(() -> join(near));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void join(Socket near) {
    try (near;
        Socket far = new Socket(HOST, target)) {
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      var back = threads.submit(() -> pass(far, near, false));
      pass(near, far, true);
      back.get();
    } catch (Exception e) {
      // either side has gone, and the other goes with it
    }
  }

  private boolean pass(Socket from, Socket to, boolean upwards) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    InputStream in = from.getInputStream();
    OutputStream out = to.getOutputStream();
    long passed = 0;
    for (int n; (n = in.read(buffer)) >= 0; ) {
      passed += n;
      if (upwards && passed > CUT_AFTER && Files.exists(control)) {
        from.setSoLinger(true, 0); // the other side sees a reset, as from a dead network
        from.close();
        to.close();
        return false;
      }
      out.write(buffer, 0, n);
      out.flush();
    }
    to.shutdownOutput();
    return true;
  }

  /** The port is free once this has returned: whoever waits at the door holds it until it ends. */
  @Override
  public void close() {
    try {
      door.close();
      threads.shutdownNow();
      threads.awaitTermination(5, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new IllegalStateException("a rehearsal's port did not close", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
