package com.thaloco.releaseconsole;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers each request with the same bytes, head and all, whether or not they are HTTP. */
public final class HostileServer implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

  private final ServerSocket listener;
  private volatile byte[] answer = new byte[0];

  private HostileServer() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::serve);
  }

  /** A server on a free port. */
  public static HostileServer start() throws IOException {
    return new HostileServer();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:%d".formatted(listener.getLocalPort()));
  }

  /** What it answers from now on. */
  public void answers(byte[] bytes) {
    answer = bytes;
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept()) {
        client.setSoTimeout(5_000);
        take(client.getInputStream());
        client.getOutputStream().write(answer);
        client.shutdownOutput();
      } catch (IOException e) {
        // The client has gone away: the next one comes.
      }
    }
  }

  private static void take(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    String text;
    do {
      int got = in.read(buffer);
      if (got < 0) {
        return;
      }
      head.write(buffer, 0, got);
      text = head.toString(StandardCharsets.ISO_8859_1);
    } while (!text.contains("\r\n\r\n"));
    Matcher length = LENGTH.matcher(text);
    if (length.find()) {
      long left = Long.parseLong(length.group(1)) - (text.length() - text.indexOf("\r\n\r\n") - 4);
      in.skipNBytes(Math.max(0, left));
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
