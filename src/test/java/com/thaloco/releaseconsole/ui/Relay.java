package com.thaloco.releaseconsole.ui;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
  private ServerSocket listener;
  private Socket held = new Socket();

  private Relay(URI server) throws IOException {
    this.server = server;
    this.listener = listen(0);
    this.port = listener.getLocalPort();
  }

  /** A relay before a server, up. */
  static Relay before(URI server) throws IOException {
    return new Relay(server);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  boolean isUp() {
    return !listener.isClosed();
  }

  /** Refuses connections, and breaks those that are open. The port stays taken. */
  void down() throws IOException {
    if (isUp()) {
      listener.close();
      held = new Socket();
      held.setReuseAddress(true);
      held.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
    }
    for (Socket socket : open) {
      socket.close();
    }
  }

  void up() throws IOException {
    held.close();
    listener = listen(port);
  }

  private ServerSocket listen(int at) throws IOException {
    var socket = new ServerSocket(at, 50, InetAddress.getByName("127.0.0.1"));
    Thread.ofPlatform().daemon().start(() -> accept(socket));
    return socket;
  }

  private void accept(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        Socket client = from.accept();
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
      down();
      held.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
