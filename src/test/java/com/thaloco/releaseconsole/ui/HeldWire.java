package com.thaloco.releaseconsole.ui;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A wire to a server that keeps requests back until it is told to let them go. */
final class HeldWire implements AutoCloseable {
  private final ServerSocket door;
  private final URI server;
  private final AtomicInteger until = new AtomicInteger(Integer.MAX_VALUE);
  private volatile String held = "";
  private volatile CountDownLatch reached = new CountDownLatch(1);
  private volatile CountDownLatch gate = new CountDownLatch(0);

  HeldWire(URI server) throws IOException {
    this.server = server;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** The address of this end. */
  String address() {
    return "http://127.0.0.1:" + door.getLocalPort();
  }

  /** Keeps back the nth request, from now on, that begins so; and all that begin so after it. */
  void hold(String beginning, int nth) {
    reached = new CountDownLatch(1);
    gate = new CountDownLatch(1);
    until.set(nth);
    held = beginning;
  }

  /** Waits until a request is kept back. */
  void awaitHeld() {
    await(reached);
  }

  /** Lets everything go. */
  void letGo() {
    held = "";
    gate.countDown();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket here = door.accept();
        Socket there = new Socket(server.getHost(), server.getPort());
        Thread.ofVirtual().start(() -> carry(here, there, true));
        Thread.ofVirtual().start(() -> carry(there, here, false));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void carry(Socket from, Socket to, boolean asking) {
    byte[] bytes = new byte[16_384];
    try (from;
        to;
        OutputStream out = to.getOutputStream()) {
      for (int n = from.getInputStream().read(bytes);
          n >= 0;
          n = from.getInputStream().read(bytes)) {
        if (asking) {
          keepBack(new String(bytes, 0, Math.min(n, 16), StandardCharsets.ISO_8859_1));
        }
        out.write(bytes, 0, n);
        out.flush();
      }
    } catch (IOException e) {
      // one of them hung up, and so does the wire
    }
  }

  private void keepBack(String beginning) {
    if (!held.isEmpty() && beginning.startsWith(held) && until.decrementAndGet() <= 0) {
      reached.countDown();
      await(gate);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    letGo();
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
