package com.thaloco.releaseconsole.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A copy of a prepared rehearsal folder with ports of its own: cheaper than preparing another. */
public final class RehearsalCopy {
  private RehearsalCopy() {}

  /**
   * Copies a folder, and moves everything in it that names its place or its ports.
   *
   * @param into absent
   */
  public static RehearsalFolder make(RehearsalFolder prepared, Path into) {
    try {
      Files.createDirectories(into.toAbsolutePath().getParent());
      run("cp", "-a", prepared.root().toString(), into.toString());
      var copy = new RehearsalFolder(into);
      String profile = Files.readString(copy.profile());
      String s3 = found(profile, "endpoint: (http://\\S+)");
      String open = found(profile, "public_url: (http://[^/]+)/");
      int port = freePair();
      for (Path file : movable(copy)) {
        Files.writeString(
            file,
            Files.readString(file)
                .replace(prepared.root().toString(), copy.root().toString())
                .replace(s3, "http://127.0.0.1:" + port)
                .replace(open, "http://127.0.0.1:" + (port + 1)));
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> movable(RehearsalFolder copy) throws IOException {
    try (var manifests = Files.walk(copy.bucket())) {
      List<Path> found =
          manifests.filter(p -> p.endsWith("manifest.json")).map(Path::toAbsolutePath).toList();
      return java.util.stream.Stream.concat(
              java.util.stream.Stream.of(copy.profile(), copy.repository().resolve(".git/config")),
              found.stream())
          .toList();
    }
  }

  private static String found(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) {
      throw new AssertionError(pattern + " in " + text);
    }
    return matcher.group(1);
  }

  /** A port that is free now, as is the one after it. */
  private static int freePair() throws IOException {
    while (true) {
      try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          ServerSocket second =
              new ServerSocket(first.getLocalPort() + 1, 1, InetAddress.getLoopbackAddress())) {
        return second.getLocalPort() - 1;
      } catch (IOException | IllegalArgumentException e) {
        // the one after it is taken: try another pair
      }
    }
  }

  static void run(String... command) throws IOException {
    try {
      int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (exit != 0) {
        throw new IOException(String.join(" ", command) + " ended with " + exit);
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
