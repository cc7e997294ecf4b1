package com.thaloco.releaseconsole.bucket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A TCP proxy before an HTTP server that does to chosen requests what networks and servers do. */
public final class FaultyProxy implements AutoCloseable {
  /** What happens to one request. */
  public sealed interface Fault {
    /** The connection breaks after so many bytes of the request's body. */
    record CutUpload(long after) implements Fault {}

    /** No byte of the request is read after so many of its body; nothing is answered. */
    record StallUpload(long after) implements Fault {}

    /** The server gets it all, but its answer never comes. */
    record StallAnswer() implements Fault {}

    /** The server gets it all and answers, but the connection breaks before the client sees it. */
    record SwallowAnswer() implements Fault {}

    /** The server gets it so many milliseconds after the proxy did, wherever the client is then. */
    record LateUpload(long millis) implements Fault {}

    /** The server gets nothing; this comes instead. */
    record Answer(int status, String code, String message) implements Fault {}

    /** One bit of the request's body changes. */
    record CorruptUpload(long at) implements Fault {}

    /** One bit of the answer's body changes. */
    record CorruptDownload(long at) implements Fault {}

    /** The connection breaks after so many bytes of the answer's body. */
    record CutDownload(long after) implements Fault {}

    /** Something else happens first; then the request continues as it is. */
    record Meanwhile(Runnable something) implements Fault {}

    /** The answer has no Content-Length. */
    record NoLength() implements Fault {}

    /** The answer's body is still after so many bytes. */
    record StallDownload(long after) implements Fault {}
  }

  private static final class Plan {
    final Predicate<String> requestLine;
    final Fault fault;
    int left;

    Plan(Predicate<String> requestLine, Fault fault, int times) {
      this.requestLine = requestLine;
      this.fault = fault;
      this.left = times;
    }
  }

  private final ServerSocket listener;
  private final URI upstream;
  private final List<Plan> plans = new ArrayList<>(); // guarded by itself
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private FaultyProxy(URI upstream) throws IOException {
    this.upstream = upstream;
    this.listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Thread.ofVirtual().start(this::accept);
  }

  /** A proxy before a server, faultless until told otherwise. */
  public static FaultyProxy before(URI upstream) throws IOException {
    return new FaultyProxy(upstream);
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** Does this to the next requests whose line starts so, such as {@code PUT /bucket/}. */
  public void next(int times, String requestLine, Fault fault) {
    synchronized (plans) {
      plans.add(new Plan(line -> line.startsWith(requestLine), fault, times));
    }
  }

  /** Faultless from now on, whatever was still planned. */
  public void calm() {
    synchronized (plans) {
      plans.clear();
    }
  }

  /** The request lines that came, in order. */
  public List<String> requests() {
    return heads.stream().map(head -> head.lines().findFirst().orElse("")).toList();
  }

  /** The heads that came, in order: request line and headers. */
  public List<String> heads() {
    return List.copyOf(heads);
  }

  /** How many connections are open to the client. */
  public int connections() {
    return open.size();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        var server = new Socket(upstream.getHost(), upstream.getPort())) {
      open.add(server);
      InputStream in = client.getInputStream();
      String head = head(in);
      if (head.isEmpty()) {
        return;
      }
      heads.add(head);
      handle(client, server, in, head);
      open.remove(server);
    } catch (IOException e) {
      // the connection is gone: that is what this class is for
    } finally {
      open.remove(client);
    }
  }

  private void handle(Socket client, Socket server, InputStream in, String head)
      throws IOException {
    Fault fault = faultFor(head);
    long length = length(head);
    OutputStream out = server.getOutputStream();
    if (fault instanceof Fault.Answer(int status, String code, String message)) {
      relay(in, OutputStream.nullOutputStream(), length, -1);
      answer(client, status, code, message);
      return;
    }
    if (fault instanceof Fault.LateUpload(long millis)) {
      var whole = new ByteArrayOutputStream();
      relay(in, whole, length, -1);
      pause(millis);
      out.write(oneRequest(head).getBytes(StandardCharsets.ISO_8859_1));
      out.write(whole.toByteArray());
      server.getInputStream().transferTo(client.getOutputStream());
      return;
    }
    if (fault instanceof Fault.Meanwhile(Runnable something)) {
      something.run();
    }
    out.write(oneRequest(head).getBytes(StandardCharsets.ISO_8859_1));
    switch (fault) {
      case Fault.CutUpload(long after) when after < length -> {
        relay(in, out, after, -1);
        return;
      }
      case Fault.StallUpload(long after) when after < length -> {
        relay(in, out, after, -1);
        stall(client);
        return;
      }
      case Fault.CorruptUpload(long at) -> relay(in, out, length, at);
      case null, default -> relay(in, out, length, -1);
    }
    out.flush();
    InputStream answer = server.getInputStream();
    OutputStream back = client.getOutputStream();
    switch (fault) {
      case Fault.StallAnswer() -> stall(client);
      case Fault.SwallowAnswer() -> answer.transferTo(OutputStream.nullOutputStream());
      case Fault.CorruptDownload(long at) -> {
        back.write(head(answer).getBytes(StandardCharsets.ISO_8859_1));
        relay(answer, back, Long.MAX_VALUE, at);
      }
      case Fault.CutDownload(long after) -> {
        back.write(head(answer).getBytes(StandardCharsets.ISO_8859_1));
        relay(answer, back, after, -1);
      }
      case Fault.NoLength() -> {
        String bare = head(answer).replaceFirst("(?i)\r\ncontent-length:[^\r]*", "");
        back.write(bare.getBytes(StandardCharsets.ISO_8859_1));
        relay(answer, back, Long.MAX_VALUE, -1);
      }
      case Fault.StallDownload(long after) -> {
        back.write(head(answer).getBytes(StandardCharsets.ISO_8859_1));
        relay(answer, back, after, -1);
        stall(client);
      }
      case null, default -> answer.transferTo(back);
    }
    back.flush();
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Fault faultFor(String head) {
    synchronized (plans) {
      for (Plan plan : plans) {
        if (plan.left > 0 && plan.requestLine.test(head)) {
          plan.left--;
          return plan.fault;
        }
      }
    }
    return null;
  }

  /** Waits until the client hangs up or the proxy ends. */
  private void stall(Socket client) throws IOException {
    while (!listener.isClosed() && !client.isClosed()) {
      try {
        Thread.sleep(20);
        client.getOutputStream().flush();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void answer(Socket client, int status, String code, String message)
      throws IOException {
    String body =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
            .formatted(code, message);
    String text =
        "HTTP/1.1 %d X\r\nContent-Type: application/xml\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            .formatted(status, body.length(), body);
    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    client.getOutputStream().flush();
  }

  /** One request a connection keeps this class simple; Connection is not a signed header. */
  private static String oneRequest(String head) {
    return head.replaceFirst("(?i)\r\nconnection:[^\r]*", "")
        .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
  }

  private static long length(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
        .mapToLong(line -> Long.parseLong(line.substring(15).strip()))
        .findFirst()
        .orElse(0);
  }

  private static String head(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    while (!bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int one = in.read();
      if (one < 0) {
        return "";
      }
      bytes.write(one);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private static void relay(InputStream in, OutputStream out, long count, long flipAt)
      throws IOException {
    byte[] buffer = new byte[32 * 1024];
    for (long done = 0; done < count; ) {
      int got = in.read(buffer, 0, (int) Math.min(buffer.length, count - done));
      if (got < 0) {
        return;
      }
      if (flipAt >= done && flipAt < done + got) {
        buffer[(int) (flipAt - done)] ^= 1;
      }
      out.write(buffer, 0, got);
      out.flush();
      done += got;
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
