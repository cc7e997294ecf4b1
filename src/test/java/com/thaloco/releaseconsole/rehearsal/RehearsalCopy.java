package com.thaloco.releaseconsole.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
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
      Ports ports = Ports.choose(OptionalInt.empty());
      for (Path file : movable(copy)) {
        Files.writeString(
            file,
            Files.readString(file)
                .replace(prepared.root().toString(), copy.root().toString())
                .replace(s3, ports.s3Address().toString())
                .replace(open, ports.publicAddress().toString()));
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
