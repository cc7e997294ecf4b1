package com.thaloco.releaseconsole.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The sample project's files as they lie in the program's resources: all of them, they are small.
 */
final class SampleFiles {
  /** Replaces a leading dot: build tools leave hidden files out of resources. */
  private static final String DOT = "dot-";

  private final SortedMap<String, byte[]> files;

  private SampleFiles(SortedMap<String, byte[]> files) {
    this.files = files;
  }

  /** Reads them, from a folder of classes or from a jar. */
  static SampleFiles load() {
    URL anchor =
        Objects.requireNonNull(
            SampleFiles.class.getResource("/sample/history.json"), "the sample project");
    try {
      URI uri = anchor.toURI();
      if (!uri.getScheme().equals("jar")) {
        return new SampleFiles(read(Objects.requireNonNull(Path.of(uri).getParent())));
      }
      String text = uri.toString();
      Path jar = Path.of(URI.create(text.substring("jar:".length(), text.lastIndexOf("!/"))));
      try (FileSystem inside = FileSystems.newFileSystem(jar)) {
        return new SampleFiles(read(inside.getPath("/sample")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SortedMap<String, byte[]> read(Path top) throws IOException {
    var found = new TreeMap<String, byte[]>();
    try (Stream<Path> all = Files.walk(top)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        found.put(top.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
      }
    }
    return found;
  }

  /** One file. */
  byte[] bytes(String path) {
    return Objects.requireNonNull(files.get(path), path);
  }

  /** One file as text. */
  String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  /** The files below a folder, by their path in the project. */
  SortedMap<String, byte[]> below(String folder) {
    var found = new TreeMap<String, byte[]>();
    String prefix = folder + "/";
    files
        .tailMap(prefix)
        .forEach((path, bytes) -> {
          if (path.startsWith(prefix)) {
            found.put(undotted(path.substring(prefix.length())), bytes);
          }
        });
    return found;
  }

  private static String undotted(String path) {
    return path.startsWith(DOT) ? "." + path.substring(DOT.length()) : path;
  }

  /** Whether a file of the project is executable. */
  static boolean isExecutable(String path) {
    return path.endsWith(".sh");
  }
}
