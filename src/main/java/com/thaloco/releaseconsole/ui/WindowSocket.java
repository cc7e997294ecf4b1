package com.thaloco.releaseconsole.ui;

import com.thaloco.releaseconsole.journal.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * How a second start finds the window that is there: a Unix socket of the user's own, one for each
 * display. Who starts sends what to open, and the window comes to the front. Nothing listens on the
 * network.
 */
final class WindowSocket implements AutoCloseable {
  private static final String HELLO = "release-console window 1 ";
  private static final String SHOWN = "shown";
  private static final int SECONDS = 5;

  /** What a path of a socket may have on Linux. */
  private static final int LONGEST = 107;

  private final ServerSocketChannel server;
  private final Path file;

  private WindowSocket(ServerSocketChannel server, Path file) {
    this.server = server;
    this.file = file;
  }

  /** Where it is: in the user's runtime folder; empty where there is none. */
  static Optional<Path> path(Map<String, String> environment) {
    String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    String display =
        environment.getOrDefault("DISPLAY", environment.getOrDefault("WAYLAND_DISPLAY", ""));
    if (runtime.isEmpty()
        || !Path.of(runtime).isAbsolute()
        || !Files.isDirectory(Path.of(runtime))) {
      return Optional.empty();
    }
    Path file =
        Path.of(runtime)
            .resolve("release-console")
            .resolve("window-%s.sock".formatted(display.replaceAll("[^A-Za-z0-9.-]", "_")));
    return Optional.of(file)
        .filter(path -> path.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST);
  }

  /**
   * Asks the window that is there to come to the front; tells whether there is one.
   *
   * @param folder what it is asked to open
   */
  static boolean ask(Path file, Optional<Path> folder) {
    if (!Files.exists(file)) {
      return false;
    }
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
      String line = HELLO + folder.map(dir -> dir.toUri().toString()).orElse("") + "\n";
      channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
      return CompletableFuture.supplyAsync(() -> read(channel))
          .get(SECONDS, TimeUnit.SECONDS)
          .equals(SHOWN);
    } catch (IOException | ExecutionException | TimeoutException e) {
      return false; // of a window that was killed, or does not answer
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Listens; empty where it can't, and then each start has a window of its own.
   *
   * @param asked gets what is to be opened, on a thread of its own
   */
  static Optional<WindowSocket> listen(Path file, Consumer<Optional<Path>> asked) {
    try {
      PrivateFiles.createParent(file);
      Files.deleteIfExists(file); // no one answered there
      ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(file));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      var socket = new WindowSocket(server, file);
      Thread.ofVirtual().name("second start").start(() -> socket.accept(asked));
      return Optional.of(socket);
    } catch (IOException | UncheckedIOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private void accept(Consumer<Optional<Path>> asked) {
    while (server.isOpen()) {
      try {
        SocketChannel channel = server.accept();
        Thread.ofVirtual().start(() -> answer(channel, asked));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private static void answer(SocketChannel channel, Consumer<Optional<Path>> asked) {
    try (channel) {
      String line = read(channel);
      if (line.startsWith(HELLO)) {
        String folder = line.substring(HELLO.length());
        asked.accept(
            folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(URI.create(folder))));
        channel.write(ByteBuffer.wrap((SHOWN + "\n").getBytes(StandardCharsets.UTF_8)));
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      return; // whoever asked is gone, or did not speak as a start does
    }
  }

  private static String read(SocketChannel channel) {
    try {
      var line = new StringBuilder();
      var in = Channels.newReader(channel, StandardCharsets.UTF_8);
      for (int c; line.length() < 8192 && (c = in.read()) >= 0 && c != '\n'; ) {
        line.append((char) c);
      }
      return line.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      Files.deleteIfExists(file);
    } catch (IOException e) {
      return; // the next start finds no one there
    }
  }
}
