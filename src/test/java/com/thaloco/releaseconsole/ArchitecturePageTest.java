package com.thaloco.releaseconsole;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The picture and the table of packages in {@code docs/architecture.md} are made from the code: its
 * dependencies, and the first sentence of each {@code package-info}; -Dwrite.docs writes them.
 */
class ArchitecturePageTest {
  private static final Path PAGE = Path.of("docs/architecture.md");
  private static final Path PICTURE = Path.of("docs/images/architecture.svg");
  private static final String BEGIN = "<!-- made by ArchitecturePageTest -->\n";
  private static final String TO_WRITE = "mvn test -Dtest=ArchitecturePageTest -Dwrite.docs";
  private static final String END = "<!-- end -->\n";
  private static final Pattern SENTENCE = Pattern.compile("(?s)/\\*\\*(.*?)[.:;](?=\\s|\\*/)");

  private static final int WIDTH = 1240;
  private static final int MARGIN = 40;
  private static final int ROW = 66;
  private static final int BOX = 34;

  /** Each package with those that it uses, without what it uses through another anyway. */
  private static final Map<String, Set<String>> USED = used();

  private static Map<String, Set<String>> used() {
    var all = new TreeMap<String, Set<String>>();
    for (JavaClass type : ArchitectureTest.MAIN) {
      String from = ArchitectureTest.part(type);
      Set<String> to = all.computeIfAbsent(from, _ -> new TreeSet<>());
      type.getDirectDependenciesFromSelf().stream()
          .filter(d -> d.getTargetClass().getPackageName().startsWith(ArchitectureTest.ROOT))
          .map(d -> ArchitectureTest.part(d.getTargetClass()))
          .filter(part -> !part.equals(from))
          .forEach(to::add);
    }
    var direct = new TreeMap<String, Set<String>>();
    all.forEach((from, to) -> {
      var own = new TreeSet<>(to);
      to.forEach(through -> own.removeAll(reached(through, all)));
      direct.put(from, own);
    });
    return direct;
  }

  private static Set<String> reached(String from, Map<String, Set<String>> all) {
    var reached = new TreeSet<String>();
    for (String to : all.getOrDefault(from, Set.of())) {
      reached.add(to);
      reached.addAll(reached(to, all));
    }
    return reached;
  }

  @Test
  void thePictureIsThatOfTheCode() throws IOException {
    if (isToBeWritten()) {
      Files.writeString(PICTURE, picture());
    }
    assertThat(PICTURE).as(TO_WRITE).hasContent(picture());
  }

  @Test
  void theTableIsThatOfTheCode() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    if (isToBeWritten()) {
      Files.writeString(PAGE, page.substring(0, begin) + table() + page.substring(end));
    } else {
      assertThat(page.substring(begin, end)).as(TO_WRITE).isEqualTo(table());
    }
  }

  private static boolean isToBeWritten() {
    return System.getProperty("write.docs") != null;
  }

  private static String table() throws IOException {
    var table = new StringBuilder("| package | what is in it | uses |\n| --- | --- | --- |\n");
    for (List<String> row : rows()) {
      for (String part : row) {
        table.append(
            "| `%s` | %s | %s |\n"
                .formatted(
                    name(part),
                    sentence(part),
                    String.join(" ", USED.getOrDefault(part, Set.of()))));
      }
    }
    return table.toString();
  }

  private static String sentence(String part) throws IOException {
    Path file = Path.of("src/main/java/com/thaloco/releaseconsole", part, "package-info.java");
    var found = SENTENCE.matcher(Files.readString(file));
    assertThat(found.find()).as("a sentence in %s", file).isTrue();
    return found
        .group(1)
        .replaceAll("\\s*\\n \\*\\s*", " ")
        .replaceAll("\\{@\\w+ ([^}]*)}", "`$1`")
        .replaceAll(" \\((?:docs|decision)[^)]*\\)", "")
        .strip();
  }

  /** Packages by the longest way to them from the top: each row uses only rows below it. */
  private static List<List<String>> rows() {
    var rows = new ArrayList<List<String>>();
    for (String part : USED.keySet()) {
      int row = row(part);
      while (rows.size() <= row) {
        rows.add(new ArrayList<>());
      }
      rows.get(row).add(part);
    }
    return rows;
  }

  private static int row(String part) {
    return users(part).mapToInt(user -> row(user) + 1).max().orElse(0);
  }

  private static Stream<String> users(String part) {
    return USED.keySet().stream().filter(user -> USED.getOrDefault(user, Set.of()).contains(part));
  }

  private static String name(String part) {
    return part.isEmpty() ? "(root)" : part;
  }

  private static String picture() {
    List<List<String>> rows = rows();
    var place = new TreeMap<String, int[]>();
    for (int row = 0; row < rows.size(); row++) {
      List<String> parts = rows.get(row);
      parts.sort(
          Comparator.comparingDouble(
              part -> users(part).mapToInt(user -> at(user, place)[0]).average().orElse(0)));
      for (int i = 0; i < parts.size(); i++) {
        int aside = 50 * (row % 3 - 1); // a line past a row is seen beside its boxes
        int x = MARGIN + (WIDTH - 2 * MARGIN) * (2 * i + 1) / (2 * parts.size()) + aside;
        place.put(parts.get(i), new int[] {x, 10 + row * ROW});
      }
    }
    var svg = new ArrayList<String>();
    svg.add(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="15">
        <title>Packages: each uses only what is below it</title>
        <rect width="100%%" height="100%%" fill="#ffffff"/>\
        """
            .formatted(WIDTH, rows.size() * ROW));
    USED.forEach(
        (from, to) -> to.forEach(below -> svg.add(line(at(from, place), at(below, place)))));
    place.forEach((part, at) -> svg.add(box(name(part), at)));
    svg.add("</svg>\n");
    return String.join("\n", svg);
  }

  private static int[] at(String part, Map<String, int[]> place) {
    return Objects.requireNonNull(place.get(part), part);
  }

  private static String line(int[] from, int[] to) {
    return "<path d=\"M%d %dC%d %d %d %d %d %d\" fill=\"none\" stroke=\"#8a94a6\"/>"
        .formatted(
            from[0], from[1] + BOX, from[0], to[1] - ROW / 2, to[0], from[1] + ROW, to[0], to[1]);
  }

  private static String box(String name, int[] at) {
    int width = 24 + 9 * name.length();
    return """
    <rect x="%d" y="%d" width="%d" height="%d" rx="6" fill="#eef3fb" stroke="#3d5a80"/>
    <text x="%d" y="%d" text-anchor="middle" fill="#1b2a41">%s</text>\
    """
        .formatted(at[0] - width / 2, at[1], width, BOX, at[0], at[1] + 22, name);
  }
}
