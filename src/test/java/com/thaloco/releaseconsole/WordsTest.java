package com.thaloco.releaseconsole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people read uses the field's words: a private dialect would have to be learned first. */
class WordsTest {
  private static final Pattern COMMENT = Pattern.compile("^\\s*(?:/?\\*|//).*$|(?<=[;{,(]) // .*$");

  /** Words of the dialect: fix, recover, compare, needs attention, continues, is reported … */
  private static final Pattern DIALECT =
      Pattern.compile(
          "(?i)\\b(?:mend(?:s|ed|ing)?|(?:leads?|led) (?:it |them |that )?out(?! of)|leads out"
              + "|(?:held|holds?) (?:it |them )?against|needs? a hand|by hand|at hand"
              + "|goes on|go on (?:with|from)|is told|are told|sound|unsound"
              + "|owed?|owes|owing|debts?|pays|paid|the books|ways? out|stands|nobody|somebody"
              + "|strangers?|anew|let us in|looks? again|looked at|put it right)\\b");

  /** A word of the JSON or of the language of others, which stays. */
  private static final Pattern ALLOWED =
      Pattern.compile(
          "\\| sound \\||`[^`]*`|\"[a-zA-Z]+\":|stands alone|Nobody has to|release\\.unsound");

  @Test
  void theSentencesOfTheProgram() {
    List<String> found = new ArrayList<>();
    SentenceList.all()
        .forEach(each -> judge("%s:%d".formatted(each.file(), each.line()), each.text(), found));
    assertThat(found).isEmpty();
  }

  @Test
  void theComments() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          if (COMMENT.matcher(line).find()) {
            judge(
                String.valueOf(file.getFileName()),
                line.replaceAll("\\{@\\w+ [^}]*}|@param \\w+|\\w+ = \\w+;", ""),
                found);
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void theDocuments() throws IOException {
    List<String> found = new ArrayList<>();
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      docs.filter(f -> f.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    for (Path page : pages) {
      for (String line : Files.readAllLines(page)) {
        judge(page.toString(), line, found);
      }
    }
    try (Stream<Path> decisions = Files.list(Path.of("docs/decisions"))) {
      for (Path decision : decisions.sorted().toList()) {
        judge(decision.toString(), Files.readAllLines(decision).getFirst(), found);
      }
    }
    assertThat(found).isEmpty();
  }

  private static void judge(String where, String text, List<String> found) {
    Matcher word = DIALECT.matcher(ALLOWED.matcher(text).replaceAll(""));
    if (word.find()) {
      found.add("%s: \"%s\" in: %s".formatted(where, word.group(), text));
    }
  }
}
