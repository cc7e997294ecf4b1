package com.thaloco.releaseconsole;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/**
 * The table in docs/reliability.md of what each parser was fed. A run with {@code -Dwrite.docs}
 * replaces the rows of its parsers; tests in other processes write at the same time.
 */
final class HostileTable {
  private static final Path PAGE = Path.of("docs/reliability.md");
  private static final String BEGIN = "<!-- made by Hostile -->\n";
  private static final String END = "<!-- end -->\n";
  private static final String HEAD =
      """
      | parser | inputs | accepted | from seed | minutes | longest, ms | most memory, MB |
      | --- | --- | --- | --- | --- | --- | --- |
      """;

  private HostileTable() {}

  /**
   * What one parser was fed.
   *
   * @param accepted how many of the inputs it took
   * @param took in nanoseconds, of the wall
   * @param slowest of one input, in nanoseconds of the wall
   * @param largest what one input allocated, in bytes
   */
  record Row(
      String parser, long inputs, long accepted, long seed, long took, long slowest, long largest) {
    private String line() {
      return "| %s | %,d | %,d | %d | %.1f | %d | %d |\n"
          .formatted(
              parser, inputs, accepted, seed, took / 6e10, slowest / 1_000_000, largest >> 20);
    }
  }

  /** Prints a row, and writes it where that is asked for. */
  static void note(Row row) {
    System.out.print(row.line());
    if (System.getProperty("write.docs") != null) {
      try (var file = new RandomAccessFile("target/hostile.lock", "rw");
          FileLock lock = file.getChannel().lock()) {
        write(row);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void write(Row row) throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END, begin);
    var rows = new TreeMap<String, String>();
    page.substring(begin, end)
        .lines()
        .filter(line -> line.startsWith("| ") && HEAD.lines().noneMatch(line::equals))
        .forEach(line -> rows.put(line.split(" \\| ")[0], line + "\n"));
    rows.put("| " + row.parser(), row.line());
    long inputs =
        rows.values().stream()
            .mapToLong(line -> Long.parseLong(line.split(" \\| ")[1].replace(",", "")))
            .sum();
    Files.writeString(
        PAGE,
        page.substring(0, begin)
            + "%,d inputs:\n\n".formatted(inputs)
            + HEAD
            + String.join("", rows.values())
            + page.substring(end));
  }
}
