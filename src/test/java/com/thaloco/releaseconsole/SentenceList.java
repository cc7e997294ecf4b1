package com.thaloco.releaseconsole;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every sentence that the program can say, with its place: those of the code (messages, findings,
 * plans, help texts) and those of the window. {@code scripts/sentences} prints them for review.
 *
 * @param text as it is in the source, literals that are joined as one
 */
record SentenceList(String file, int line, String text) {
  private static final Path MAIN = Path.of("src/main/java/com/thaloco/releaseconsole");
  private static final Path WINDOW =
      Path.of("src/main/resources/com/thaloco/releaseconsole/ui/texts.properties");
  private static final String ONE = "\"((?:[^\"\\\\\n]|\\\\.)*)\"";
  private static final Pattern LITERAL = Pattern.compile(ONE + "(?:\\s*\\+\\s*" + ONE + ")*");
  private static final Pattern PART = Pattern.compile(ONE);
  private static final Pattern COMMENT =
      Pattern.compile("(?m)^\\s*(?:/?\\*|//).*$|(?<=[;{,(]) // .*$");

  /** Those of the code and of the window, in the order of their files. */
  static List<SentenceList> all() {
    List<SentenceList> all = new ArrayList<>();
    try (Stream<Path> files = Files.walk(MAIN)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        code(file, all);
      }
      int line = 0;
      for (String each : Files.readAllLines(WINDOW)) {
        line++;
        int sign = each.indexOf('=');
        if (sign > 0 && !each.startsWith("#")) {
          all.add(new SentenceList("texts.properties", line, each.substring(sign + 1)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  /** A literal with a space in it that is no regular expression. */
  private static void code(Path file, List<SentenceList> all) throws IOException {
    String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
    Matcher literal = LITERAL.matcher(code);
    while (literal.find()) {
      var text = new StringBuilder();
      Matcher part = PART.matcher(literal.group());
      while (part.find()) {
        text.append(part.group(1));
      }
      if (text.indexOf(" ") >= 0 && text.indexOf("(?") < 0) {
        int line = (int) code.substring(0, literal.start()).lines().count();
        all.add(new SentenceList(MAIN.relativize(file).toString(), line, text.toString()));
      }
    }
  }

  static void main() {
    var out = new java.io.PrintStream(System.out, true, StandardCharsets.UTF_8);
    all().forEach(each -> out.printf("%s:%d\t%s%n", each.file, each.line, each.text));
  }
}
