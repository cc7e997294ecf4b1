import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Copies libraries for the image: without the native libraries of other platforms, and without
 * signatures, since Java keeps no class of a signed jar in a cache. The same jars give the same
 * bytes.
 */
final class Libraries {
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  private Libraries() {}

  /**
   * @param arguments the folder to copy to, the platform as the libraries name it ({@code
   *     x86_64-linux-gnu}), and the jars
   */
  public static void main(String[] arguments) throws IOException {
    Path to = Files.createDirectories(Path.of(arguments[0]));
    for (String jar : List.of(arguments).subList(2, arguments.length)) {
      Path from = Path.of(jar);
      copy(from, to.resolve(from.getFileName()), arguments[1]);
    }
  }

  private static void copy(Path from, Path to, String platform) throws IOException {
    try (var in = new JarFile(from.toFile(), false);
        Stream<JarEntry> entries = in.stream();
        var out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(to)))) {
      out.setLevel(Deflater.NO_COMPRESSION); // a package compresses all of them better
      List<JarEntry> kept =
          entries
              .filter(entry -> !entry.isDirectory())
              .filter(entry -> isNeeded(entry.getName(), platform))
              .sorted(Comparator.comparing(entry -> !entry.getName().equals(JarFile.MANIFEST_NAME)))
              .toList();
      for (JarEntry entry : kept) {
        var copied = new ZipEntry(entry.getName());
        copied.setTimeLocal(TIME);
        out.putNextEntry(copied);
        try (var bytes = in.getInputStream(entry)) {
          bytes.transferTo(out);
        }
        out.closeEntry();
      }
    }
  }

  private static boolean isNeeded(String name, String platform) {
    String small = name.toLowerCase(Locale.ROOT);
    if (small.matches("meta-inf/[^/]*\\.(sf|rsa|dsa|ec)")) {
      return false;
    }
    return !small.matches(".*\\.(so|dll|dylib|jnilib)") || small.contains(platform);
  }
}
