package com.thaloco.releaseconsole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What documents and comments refer to is there. */
class DocsTest {
  /** {@code docs/rules.md, Publishing order} in a comment, which may be broken into lines. */
  private static final Pattern CITED =
      Pattern.compile("docs/([a-z/-]+\\.(?:md|json)|decisions/\\d{4})(?:, ([^.;:]{1,60}))?");

  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*(?:/?\\*|//|#).*$");
  private static final Pattern FILE = Pattern.compile("\\b[\\w/-]+\\.md\\b");
  private static final Pattern LINE_OF_COMMENT = Pattern.compile("\\n\\s*(?:\\*|//|#)\\s*");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,4} (.*)$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```");
  private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+[A-Za-z0-9]*)[`.#(]");

  /** Pages that name classes of this project. */
  private static final List<String> ABOUT_CODE =
      List.of("docs/architecture.md", "docs/screens.md", "docs/testing.md", "CONTRIBUTING.md");

  /** Names in them that have no file of their own here. */
  private static final Set<String> FOREIGN =
      Set.of("Ok", "Asks", "Refused", "Stopped", "Optional", "Miniflare", "VmHWM", "BadDigest");

  @Test
  void whatACommentCitesIsThere() throws IOException {
    var missing = new TreeSet<String>();
    for (Path source : files(Path.of("src"), ".java", ".yaml", ".css", ".fxml", ".xml")) {
      String text = LINE_OF_COMMENT.matcher(citing(source)).replaceAll(" ");
      for (MatchResult cited : CITED.matcher(text).results().toList()) {
        if (!isThere(cited.group(1), cited.group(2) == null ? "" : cited.group(2))) {
          missing.add(source + ": " + cited.group());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void aCommentNamesNoDocumentThatIsElsewhere() throws IOException {
    Set<String> known =
        Stream.concat(
                Stream.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md"),
                files(Path.of("docs"), ".md").stream().map(Path::toString))
            .collect(Collectors.toSet());
    var foreign = new TreeSet<String>();
    for (Path source : files(Path.of("src/main"), ".java")) {
      for (MatchResult comment : COMMENT.matcher(Files.readString(source)).results().toList()) {
        FILE.matcher(comment.group())
            .results()
            .map(MatchResult::group)
            .filter(name -> !known.contains(name))
            .forEach(name -> foreign.add(source + ": " + name));
      }
    }
    assertThat(foreign).isEmpty();
  }

  @Test
  void linksBetweenDocumentsLead() throws IOException {
    var broken = new TreeSet<String>();
    for (Path page : pages()) {
      String text = CODE.matcher(Files.readString(page)).replaceAll("");
      for (MatchResult link : LINK.matcher(text).results().toList()) {
        String target = link.group(1);
        if (!target.contains("://") && !leads(page, target)) {
          broken.add(page + ": " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void classesThatDocumentsNameAreThere() throws IOException {
    Set<String> classes =
        files(Path.of("src"), ".java").stream()
            .map(file -> String.valueOf(file.getFileName()).replace(".java", ""))
            .collect(Collectors.toSet());
    var missing = new TreeSet<String>();
    for (String page : ABOUT_CODE) {
      CLASS
          .matcher(Files.readString(Path.of(page)))
          .results()
          .map(name -> name.group(1))
          .filter(name -> !classes.contains(name) && !FOREIGN.contains(name))
          .forEach(name -> missing.add(page + ": " + name));
    }
    assertThat(missing).isEmpty();
  }

  /** Of a test only the comments: its code may hold any path. */
  private static String citing(Path source) throws IOException {
    String text = Files.readString(source);
    return source.startsWith("src/test")
        ? COMMENT
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .collect(Collectors.joining("\n", "\n", ""))
        : text;
  }

  /** A decision may be cited by its number. */
  private static boolean isThere(String file, String after) throws IOException {
    if (file.startsWith("decisions/") && !file.endsWith(".md")) {
      String number = "docs/" + file + "-";
      return pages().stream().anyMatch(page -> page.toString().startsWith(number));
    }
    Path page = Path.of("docs", file);
    if (!Files.exists(page)) {
      return false;
    }
    // What is in lower case after the comma may be the rest of the sentence, or a command.
    return after.isEmpty()
        || Character.isLowerCase(after.charAt(0))
        || headings(page).stream().anyMatch(heading -> startsWith(after, heading));
  }

  private static boolean startsWith(String text, String heading) {
    return text.equals(heading)
        || text.startsWith(heading) && !Character.isLetterOrDigit(text.charAt(heading.length()));
  }

  private static boolean leads(Path page, String target) throws IOException {
    String[] parts = target.split("#", 2);
    Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    return Files.exists(file)
        && (parts.length == 1
            || headings(file).stream().map(DocsTest::anchor).anyMatch(parts[1]::equals));
  }

  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
  }

  private static List<String> headings(Path page) throws IOException {
    String text = CODE.matcher(Files.readString(page)).replaceAll("");
    return HEADING.matcher(text).results().map(heading -> heading.group(1).strip()).toList();
  }

  private static List<Path> pages() throws IOException {
    var pages = new ArrayList<>(files(Path.of("docs"), ".md"));
    pages.addAll(
        List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"), Path.of("CHANGELOG.md")));
    return pages;
  }

  private static List<Path> files(Path folder, String... endings) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
          .filter(file -> !file.startsWith("src/main/resources/sample"))
          .sorted()
          .toList();
    }
  }
}
