package com.thaloco.releaseconsole.ui;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An address before a server at which no one answers while it is down. */
final class Relay implements AutoCloseable {
  private final URI server;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ServerSocket listener;
  private volatile boolean up = true;

  private Relay(URI server) throws IOException {
    this.server = server;
    this.listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    this.port = listener.getLocalPort();
  }

  /** A relay before a server, up. */
  static Relay before(URI server) throws IOException {
    var relay = new Relay(server);
    Thread.ofPlatform().daemon().start(relay::accept);
    return relay;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  boolean isUp() {
    return up;
  }

  /** Breaks the connections that are open, and each new one. The port stays taken. */
  void down() throws IOException {
    up = false;
    for (Socket socket : open) {
      socket.close();
    }
  }

  void up() {
    up = true;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        if (!up) {
          client.close();
          continue;
        }
        var upstream = new Socket(server.getHost(), server.getPort());
        open.add(client);
        open.add(upstream);
        Thread.ofPlatform().daemon().start(() -> copy(client, upstream));
        Thread.ofPlatform().daemon().start(() -> copy(upstream, client));
      } catch (IOException e) {
        // closed
      }
    }
  }

  private void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // broken off, as it was meant
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
      down();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
