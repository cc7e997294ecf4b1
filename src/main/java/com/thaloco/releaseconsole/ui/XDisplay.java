package com.thaloco.releaseconsole.ui;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The X display that {@code DISPLAY} names. The variable outlives the display: after a logout, in a
 * detached terminal, over ssh.
 */
final class XDisplay {
  private static final Pattern NAME = Pattern.compile("(.*):(\\d{1,5})(\\.\\d+)?");
  private static final int FIRST_PORT = 6000;
  private static final int LAST_PORT = 65_535;
  private static final int PATIENCE_MS = 2_000;

  private XDisplay() {}

  /** Whether someone answers there. */
  static boolean answers(String display) {
    return answers(display, Path.of("/tmp/.X11-unix"), Path.of("/proc/net/unix"));
  }

  /**
   * @param sockets where the sockets of this machine's displays are
   * @param known the kernel's list of sockets, with those that have a name and no file
   */
  static boolean answers(String display, Path sockets, Path known) {
    Matcher name = NAME.matcher(display);
    if (!name.matches()) {
      return false;
    }
    String host = name.group(1);
    int number = Integer.parseInt(name.group(2));
    if (host.isEmpty() || host.equals("unix") || host.startsWith("/")) {
      Path socket = sockets.resolve("X" + number);
      return connects(UnixDomainSocketAddress.of(socket)) || isListed("@" + socket, known);
    }
    int port = FIRST_PORT + number;
    return port <= LAST_PORT && listens(new InetSocketAddress(host, port));
  }

  private static boolean connects(UnixDomainSocketAddress address) {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(address);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean listens(SocketAddress address) {
    try (var socket = new java.net.Socket()) {
      socket.connect(address, PATIENCE_MS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isListed(String name, Path known) {
    try (var lines = Files.lines(known)) {
      return lines.anyMatch(line -> line.endsWith(" " + name));
    } catch (IOException e) {
      return false;
    }
  }
}
